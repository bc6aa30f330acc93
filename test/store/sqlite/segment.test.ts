import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countTerms, decodeList, forEachList, PostingBuffer } from '../../../src/store/sqlite/segments/postings.js';
import {
  bucketOf,
  findInBucket,
  forEachInBucket,
  fromStep,
  type SegmentShape,
  SegmentWriter,
  shapeFor,
  slicesOf,
  TERMS,
} from '../../../src/store/sqlite/segments/segment.js';

const term = fc.oneof(fc.integer({ min: 0, max: TERMS - 1 }), fc.constantFrom(0, 1, 2 ** 20, 2 ** 31, TERMS - 1));
const pairs = fc.array(fc.tuple(term, fc.integer({ min: 0, max: 500 })), { maxLength: 400 });

/** Passages of each term, as plain data. */
const listsOf = (given: readonly [number, number][]): Map<number, number[]> => {
  const lists = new Map<number, Set<number>>();
  for (const [one, passage] of given) lists.set(one, (lists.get(one) ?? new Set()).add(passage));
  return new Map([...lists].map(([one, passages]) => [one, [...passages].sort((a, b) => a - b)]));
};

const collect = (given: readonly [number, number][], first: number): PostingBuffer => {
  const postings = new PostingBuffer();
  for (const [one, passage] of [...given].sort((a, b) => a[1] - b[1])) postings.add(one, first + passage);
  return postings;
};

/** A segment in memory. */
const write = (postings: PostingBuffer, shape: SegmentShape) => {
  const buckets = new Map<number, Buffer>();
  const long = new Map<number, Buffer>();
  const sketch: Buffer[] = [];
  const writer = new SegmentWriter(shape, {
    bucket: (index, data) => buckets.set(index, data),
    longList: (one, data) => long.set(one, data),
    sketch: (_, data) => sketch.push(data),
  });
  const slices = slicesOf(shape);
  let slice = 0;
  forEachList(postings.sorted(), (one, passages, count) => {
    for (; one >= ((slice + 1) * TERMS) / slices; slice++) writer.closeSlice(slice);
    writer.add(one, passages, count);
  });
  for (; slice < slices; slice++) writer.closeSlice(slice);
  return { buckets, long, sketch: Buffer.concat(sketch) };
};

const decode = (blob: Uint8Array, start: number, end: number, first: number): number[] => {
  const out = new Uint32Array(end - start);
  return [...out.subarray(0, decodeList(blob, start, end, first, out, 0))];
};

describe('postings', () => {
  it('are sorted by term, each passage once', () => {
    fc.assert(
      fc.property(pairs, (given) => {
        const read = new Map<number, number[]>();
        const sorted = collect(given, 0).sorted();
        forEachList(sorted, (one, passages, count) => read.set(one, [...passages.subarray(0, count)]));
        expect(read).toEqual(listsOf(given));
        expect([...read.keys()]).toEqual([...read.keys()].sort((a, b) => a - b));
        expect(countTerms(sorted)).toBe(read.size);
      }),
    );
  });
});

describe('a segment', () => {
  it('gives back every list, whatever the number of its buckets', () => {
    fc.assert(
      fc.property(pairs, fc.constantFrom(0, 1, 7, 8, 12, 16, 17, 20), (given, bits) => {
        const shape = { first: 1000, bits, sketchBits: 10 };
        const { buckets, sketch } = write(collect(given, 1000), shape);
        for (const [one, passages] of listsOf(given)) {
          const blob = buckets.get(bucketOf(one, bits)) as Buffer;
          const { start, end } = findInBucket(blob, one, bits) as { start: number; end: number };
          expect(decode(blob, start, end, 1000)).toEqual(passages.map((passage) => passage + 1000));
          expect(fromStep(sketch[one >>> 22] as number)).toBeGreaterThan(passages.length * 0.9);
        }
      }),
    );
  });

  it('lists its terms in order, bucket by bucket', () => {
    fc.assert(
      fc.property(pairs, fc.constantFrom(0, 9, 16), (given, bits) => {
        const { buckets } = write(collect(given, 0), { first: 0, bits, sketchBits: 8 });
        const terms: number[] = [];
        for (const [index, blob] of buckets) forEachInBucket(blob, index, bits, (one) => terms.push(one));
        expect(terms).toEqual([...listsOf(given).keys()].sort((a, b) => a - b));
      }),
    );
  });

  it('does not find what it does not hold', () => {
    const { buckets } = write(collect([[5 * 2 ** 20, 3]], 0), { first: 0, bits: 4, sketchBits: 8 });
    const blob = buckets.get(0) as Buffer;
    expect(findInBucket(blob, 5 * 2 ** 20, 4)).not.toBeNull();
    expect(findInBucket(blob, 5 * 2 ** 20 + 1, 4)).toBeNull();
    expect(findInBucket(blob, 0, 4)).toBeNull();
  });

  it('keeps a common term apart from its bucket', () => {
    const common = Array.from({ length: 3000 }, (_, i): [number, number] => [77, i]);
    const { buckets, long } = write(collect([...common, [78, 1]], 0), { first: 0, bits: 0, sketchBits: 8 });
    const found = findInBucket(buckets.get(0) as Buffer, 77, 0);
    expect(found?.start).toBe(found?.end);
    const list = long.get(77) as Buffer;
    expect(decode(list, 0, list.length, 0)).toHaveLength(3000);
    expect((buckets.get(0) as Buffer).length).toBeLessThan(50);
  });

  it('has buckets of about a kilobyte', () => {
    expect(shapeFor(0, 100, 10).bits).toBe(0);
    expect(2 ** shapeFor(0, 100e6, 6e6).bits).toBeGreaterThan(100e6 / 1024);
    expect(2 ** shapeFor(0, 100e6, 6e6).bits).toBeLessThan(100e6 / 256);
  });
});
