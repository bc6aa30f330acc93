/** gzip, bzip2 and Zstandard, told by their first bytes, one in another too. */
import { type Duplex, PassThrough, pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { chunksOf, peek, type Source, SourceFault } from './source.js';

type Unpacker = (packed: AsyncIterable<Buffer>) => AsyncIterable<Buffer> | Promise<AsyncIterable<Buffer>>;

/** Faults of either stream reach whoever reads what comes out. */
const through = (packed: AsyncIterable<Buffer>, unpacker: Duplex): AsyncIterable<Buffer> =>
  pipeline(Readable.from(packed), unpacker, new PassThrough(), () => {});

async function* unzstd(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const { Decompress } = await import('fzstd');
  let ready: Buffer[] = [];
  const stream = new Decompress((chunk) => ready.push(Buffer.from(chunk)));
  for await (const chunk of packed) {
    stream.push(chunk);
    yield* ready;
    ready = [];
  }
  stream.push(new Uint8Array(0), true);
  yield* ready;
}

interface Packing {
  name: string;
  magic: readonly number[];
  unpack: Unpacker;
}

const PACKINGS: readonly Packing[] = [
  { name: 'gzip', magic: [0x1f, 0x8b], unpack: (packed) => through(packed, createGunzip()) },
  {
    name: 'bzip2',
    magic: [0x42, 0x5a, 0x68],
    unpack: async (packed) => {
      const { default: unbzip2 } = await import('unbzip2-stream');
      return through(packed, unbzip2() as unknown as Duplex);
    },
  },
  { name: 'Zstandard', magic: [0x28, 0xb5, 0x2f, 0xfd], unpack: unzstd },
];

/** Packed more often than this, it is a trap. */
const MOST_LAYERS = 3;

async function* unpacked({ name, unpack }: Packing, packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* await unpack(packed);
  } catch (error) {
    throw new SourceFault(`damaged ${name}`, { cause: error });
  }
}

/** @param path where the same bytes lie on the disk, if they do */
export const unpackSource = async (
  name: string,
  bytes: AsyncIterable<Buffer>,
  path: string | null = null,
): Promise<Source> => {
  let { head, chunks } = await peek(bytes);
  let plain = true;
  for (let layer = 0; ; layer++) {
    const packing = PACKINGS.find(({ magic }) => magic.every((byte, at) => head[at] === byte));
    if (packing === undefined) return { name, head, chunks, path: plain ? path : null };
    if (layer === MOST_LAYERS) throw new SourceFault('packed again and again');
    plain = false;
    ({ head, chunks } = await peek(unpacked(packing, chunks)));
  }
};

export const openSource = (path: string, name: string, onBytes?: (bytes: number) => void): Promise<Source> =>
  unpackSource(name, chunksOf(path, onBytes), path);
