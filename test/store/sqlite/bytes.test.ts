import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteWriter, packNumbers, readFixed, unpackNumbers } from '../../../src/store/sqlite/file/bytes.js';

const uint32 = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe('numbers as bytes', () => {
  it('come back as they went in', () => {
    fc.assert(
      fc.property(fc.array(uint32), (numbers) => {
        expect(unpackNumbers(packNumbers(numbers))).toEqual(numbers);
      }),
    );
  });

  it('take one byte up to 127, and five at most', () => {
    expect(packNumbers([0, 127])).toHaveLength(2);
    expect(packNumbers([128])).toHaveLength(2);
    expect(packNumbers([2 ** 32 - 1])).toHaveLength(5);
  });

  it('of a fixed width come back too', () => {
    fc.assert(
      fc.property(uint32, fc.integer({ min: 1, max: 4 }), (number, width) => {
        const writer = new ByteWriter();
        writer.fixed(number, width);
        expect(writer.length).toBe(width);
        expect(readFixed(writer.view(), 0, width)).toBe(number % 256 ** width);
      }),
    );
  });

  it('grow past any first size, and start anew when cleared', () => {
    const writer = new ByteWriter();
    writer.append(new Uint8Array(5000).fill(7));
    writer.varint(300);
    expect(writer.length).toBe(5002);
    expect(writer.view(5000)).toEqual(Uint8Array.of(172, 2));
    writer.clear();
    expect(writer.copy()).toHaveLength(0);
  });
});
