/** A stream of bytes with a name: a file, what was packed in it, a member of an archive. Read once, in bounded memory. */
import { open } from 'node:fs/promises';

export interface Source {
  /** Below the root; a member of an archive stands behind it: `week.zip/monday/bridge.html`. */
  name: string;
  /** The first bytes, unpacked: all of them where there are no more than `HEAD_BYTES`. */
  head: Buffer;
  /** All bytes from the first on, unpacked. Can be gone through once. */
  chunks: AsyncIterable<Buffer>;
  /** Where the same bytes lie on the disk; `null` for what was unpacked or lies in an archive. */
  path: string | null;
}

/** What a source's bytes do not allow: a damaged archive, one that is locked. The reason is for people. */
export class SourceFault extends Error {}

const HEAD_BYTES = 64 * 1024;

/** Formats that are read whole, in bytes: no article or feed is larger. */
export const WHOLE_BYTES = 64 * 1024 * 1024;

const CHUNK_BYTES = 256 * 1024;
const MEGABYTE = 1024 * 1024;

/** @param onBytes told the size of each piece as it is read */
export async function* chunksOf(path: string, onBytes?: (bytes: number) => void): AsyncGenerator<Buffer> {
  const handle = await open(path);
  try {
    for (;;) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES);
      if (bytesRead === 0) return;
      onBytes?.(bytesRead);
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

async function* joined(first: readonly Buffer[], rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* first;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/** Looks at the first bytes of a stream; the stream that comes back still holds them. */
export const peek = async (chunks: AsyncIterable<Buffer>): Promise<{ head: Buffer; chunks: AsyncIterable<Buffer> }> => {
  const iterator = chunks[Symbol.asyncIterator]();
  const first: Buffer[] = [];
  let size = 0;
  while (size < HEAD_BYTES) {
    const next = await iterator.next();
    if (next.done) break;
    first.push(next.value);
    size += next.value.length;
  }
  return { head: Buffer.concat(first).subarray(0, HEAD_BYTES), chunks: joined(first, iterator) };
};

/** @throws SourceFault for more than `most` bytes */
export const readWhole = async (source: Source, most = WHOLE_BYTES): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const chunk of source.chunks) {
    size += chunk.length;
    if (size > most) throw new SourceFault(`larger than ${most / MEGABYTE} MB: not one article`);
    pieces.push(chunk);
  }
  return Buffer.concat(pieces);
};
