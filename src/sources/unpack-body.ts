/** Bodies as they are sent packed: unpacked no further than the limit. */
import { promisify } from 'node:util';
import { type BrotliOptions, brotliDecompress, gunzip, inflate, type ZlibOptions } from 'node:zlib';
import { FetchFault, WAIT } from './fault.js';

type Unpack = (bytes: Buffer, most: number) => Promise<Buffer>;

export const tooLarge = (most: number): FetchFault =>
  new FetchFault(`It is larger than ${most / 2 ** 20} MB`, 'Save what of it you need into the corpus', { final: true });

/** What a decoder of zstd must be able to hold, and no more need be (RFC 9659), in bytes. */
const MOST_WINDOW = 8 * 2 ** 20;

const MAGIC = 0xfd2fb528;
const SKIPPABLE = 0x184d2a5;
const RAW_BLOCK = 0;
const RLE_BLOCK = 1;

/** The window of a frame, and where its first block is (RFC 8878, 3.1.1.1). */
const frameAt = (bytes: Buffer, at: number): { window: number; blocks: number; hasChecksum: boolean } => {
  const flags = bytes.readUInt8(at + 4);
  const isSingle = (flags & 0x20) !== 0;
  const sizeBytes = [isSingle ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0;
  const dictionaryBytes = [0, 1, 2, 4][flags & 3] ?? 0;
  const size = at + 5 + (isSingle ? 0 : 1) + dictionaryBytes;
  const descriptor = bytes.readUInt8(at + 5);
  const base = 2 ** (10 + (descriptor >> 3));
  const stated = sizeBytes === 8 ? Number(bytes.readBigUInt64LE(size)) : bytes.readUIntLE(size, sizeBytes || 1);
  return {
    window: isSingle ? stated : base + (base / 8) * (descriptor & 7),
    blocks: size + sizeBytes,
    hasChecksum: (flags & 4) !== 0,
  };
};

/** The unpacker takes what a frame's head asks for: each is looked at before it does. @throws RangeError for broken frames */
const windowsFit = (bytes: Buffer): boolean => {
  for (let at = 0; at < bytes.length; ) {
    const magic = bytes.readUInt32LE(at);
    if (magic >>> 4 === SKIPPABLE) {
      at += 8 + bytes.readUInt32LE(at + 4);
      continue;
    }
    if (magic !== MAGIC) throw new RangeError('no frame');
    const { window, blocks, hasChecksum } = frameAt(bytes, at);
    if (window > MOST_WINDOW) return false;
    at = blocks;
    for (let isLast = false; !isLast; ) {
      const block = bytes.readUIntLE(at, 3);
      const kind = (block >> 1) & 3;
      isLast = (block & 1) === 1;
      if (kind > RAW_BLOCK + 2) throw new RangeError('no block');
      at += 3 + (kind === RLE_BLOCK ? 1 : block >> 3);
    }
    if (hasChecksum) at += 4;
  }
  return true;
};

const unzstd: Unpack = async (bytes, most) => {
  if (!windowsFit(bytes)) throw tooLarge(MOST_WINDOW);
  const { Decompress } = await import('fzstd');
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream = new Decompress((chunk) => {
    size += chunk.length;
    if (size > most) throw tooLarge(most);
    chunks.push(chunk);
  });
  stream.push(bytes, true);
  return Buffer.concat(chunks);
};

const UNPACKERS: Readonly<Record<string, Unpack>> = {
  gzip: (bytes, most) => promisify<Buffer, ZlibOptions, Buffer>(gunzip)(bytes, { maxOutputLength: most }),
  br: (bytes, most) => promisify<Buffer, BrotliOptions, Buffer>(brotliDecompress)(bytes, { maxOutputLength: most }),
  deflate: (bytes, most) => promisify<Buffer, ZlibOptions, Buffer>(inflate)(bytes, { maxOutputLength: most }),
  zstd: unzstd,
};

/** What may be asked for. */
export const ENCODINGS = 'gzip, br, zstd, deflate';

/** One in another is rare; more are a trap. */
const MOST_LAYERS = 2;

/**
 * @param encoding the header of that name, as sent
 * @param most bytes that may come out
 * @throws FetchFault where more would, or the bytes are damaged
 */
export const unpackBody = async (bytes: Buffer, encoding: string, most: number): Promise<Buffer> => {
  const layers = encoding
    .toLowerCase()
    .split(',')
    .map((layer) => layer.trim().replace(/^x-/u, ''))
    .filter((layer) => layer !== '' && layer !== 'identity');
  const unpackers = layers.map((layer) => UNPACKERS[layer]);
  if (unpackers.length > MOST_LAYERS || unpackers.includes(undefined)) {
    throw new FetchFault(
      `It comes packed as ${layers.join(', ')}`,
      'Only gzip, brotli, Zstandard and deflate are unpacked',
      {
        final: true,
      },
    );
  }
  let unpacked = bytes;
  try {
    for (const unpack of unpackers.reverse()) unpacked = (await unpack?.(unpacked, most)) ?? unpacked;
  } catch (error) {
    if (error instanceof FetchFault) throw error;
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(most);
    throw new FetchFault(`What came is damaged ${layers.join(', ')}`, WAIT, { cause: error });
  }
  return unpacked;
};
