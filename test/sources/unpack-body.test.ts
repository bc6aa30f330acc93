/** Zstandard by hand (RFC 8878): frames of raw and repeated blocks, and what a trap would be made of. */
import { expect, test } from 'vitest';
import { unpackBody } from '../../src/sources/unpack-body.js';

const MAGIC = [0x28, 0xb5, 0x2f, 0xfd];
const MB = 2 ** 20;

const block = (kind: 0 | 1, size: number, isLast: boolean, content: Buffer): Buffer => {
  const head = Buffer.alloc(3);
  head.writeUIntLE((size << 3) | (kind << 1) | (isLast ? 1 : 0), 0, 3);
  return Buffer.concat([head, content]);
};

/** @param descriptor of the window: 0 is 1 KB, each 8 more doubles it */
const frame = (descriptor: number, ...blocks: Buffer[]): Buffer =>
  Buffer.concat([Buffer.from([...MAGIC, 0, descriptor]), ...blocks]);

const raw = (text: string): Buffer => block(0, text.length, true, Buffer.from(text));

const unpack = (bytes: Buffer, most = MB): Promise<Buffer> => unpackBody(bytes, 'zstd', most);

test('frames one after another, and those to be skipped, are one text', async () => {
  const skipped = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);
  const whole = Buffer.concat([frame(0, raw('Ada Roe said ')), skipped, frame(0, raw('no'))]);
  expect((await unpack(whole)).toString()).toBe('Ada Roe said no');
});

test('a window larger than anybody needs is refused before there is room for it, in a later frame too', async () => {
  const greedy = frame(8 * 20, raw('x'));
  await expect(unpack(greedy)).rejects.toThrow(/larger than 8 MB/u);
  await expect(unpack(Buffer.concat([frame(0, raw('x')), greedy]))).rejects.toThrow(/larger than 8 MB/u);
});

test('a few bytes that are repeated without end go no further than the limit', async () => {
  const repeats = Array.from({ length: 100 }, (_, at) => block(1, 100_000, at === 99, Buffer.from('x')));
  await expect(unpack(frame(8 * 7, ...repeats))).rejects.toThrow(/larger than 1 MB/u);
});

test.each([0, 1, 4, 5, 6, 8, 12])('cut off after %i bytes it is damaged, and nothing hangs', async (length) => {
  const cut = frame(0, raw('Ada Roe said no')).subarray(0, length);
  if (length === 0) expect(await unpack(cut)).toHaveLength(0);
  else await expect(unpack(cut)).rejects.toThrow(/damaged zstd/u);
});
