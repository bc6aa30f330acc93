/** What lies in a zip file: the names first, then each member as a stream. */
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import type { Entry, ZipFile } from 'yauzl';
import { readWhole, type Source, SourceFault } from './source.js';

export interface Zip {
  /** In the archive's order; folders and what the archive's maker hides are left out. */
  names: string[];
  /** @throws SourceFault where the member is locked or damaged */
  open(name: string): Promise<AsyncIterable<Buffer>>;
  /** @returns `null` where there is no such member */
  text(name: string): Promise<string | null>;
  /** The archive itself, for parsers that open it on their own. */
  bytes(): Promise<Buffer>;
  close(): void;
}

/** A zip that is not a file of its own is held in memory. */
const LARGEST_IN_MEMORY = 256 * 1024 * 1024;
/** Bytes of a member that is part of a document. */
const LARGEST_PART = 32 * 1024 * 1024;

export const isZip = (head: Buffer): boolean =>
  head.length > 3 && head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5);

const isHidden = (name: string): boolean =>
  name.endsWith('/') || name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');

const openFile = async (source: Source, bytes: () => Promise<Buffer>): Promise<ZipFile> => {
  const { default: yauzl } = await import('yauzl');
  const options = { lazyEntries: true, autoClose: false };
  if (source.path !== null) {
    return new Promise((resolve, reject) =>
      yauzl.open(source.path ?? '', options, (error, file) => (file ? resolve(file) : reject(error))),
    );
  }
  const all = await bytes();
  return new Promise((resolve, reject) =>
    yauzl.fromBuffer(all, options, (error, file) => (file ? resolve(file) : reject(error))),
  );
};

const entriesOf = (file: ZipFile): Promise<Entry[]> =>
  new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    file.on('entry', (entry: Entry) => {
      if (!isHidden(entry.fileName)) entries.push(entry);
      file.readEntry();
    });
    file.on('end', () => resolve(entries));
    file.on('error', reject);
    file.readEntry();
  });

async function* guarded(stream: Readable): AsyncGenerator<Buffer> {
  try {
    yield* stream;
  } catch (error) {
    throw new SourceFault('a damaged member of a zip', { cause: error });
  }
}

/** @throws SourceFault for what is no zip after all */
export const openZip = async (source: Source): Promise<Zip> => {
  let whole: Promise<Buffer> | null = null;
  const bytes = (): Promise<Buffer> => {
    whole ??= readWhole(source, LARGEST_IN_MEMORY);
    return whole;
  };
  try {
    const file = await openFile(source, bytes);
    const entries = new Map((await entriesOf(file)).map((entry) => [entry.fileName, entry]));
    const streamOf = promisify<Entry, Readable>(file.openReadStream.bind(file) as never);
    const open = async (name: string): Promise<AsyncIterable<Buffer>> => {
      const entry = entries.get(name);
      if (entry === undefined) throw new SourceFault(`no ${name} in it`);
      if (entry.isEncrypted()) throw new SourceFault('locked with a password');
      return guarded(await streamOf(entry));
    };
    const text = async (name: string): Promise<string | null> => {
      if (!entries.has(name)) return null;
      const part = { name, head: Buffer.alloc(0), chunks: await open(name), path: null };
      return new TextDecoder().decode(await readWhole(part, LARGEST_PART));
    };
    return { names: [...entries.keys()], open, text, bytes, close: () => file.close() };
  } catch (error) {
    if (error instanceof SourceFault) throw error;
    throw new SourceFault('a damaged zip', { cause: error });
  }
};
