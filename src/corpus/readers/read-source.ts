/** From a source to what its format holds: archives are opened, members read like files, all else goes to its reader. */
import type { Fault, Found } from '../found.js';
import type { Source } from '../source/source.js';
import { SourceFault } from '../source/source.js';
import { isTar, membersOfTar } from '../source/tar.js';
import { unpackSource } from '../source/unpack.js';
import { isZip, openZip } from '../source/zip.js';
import { readerFor } from './readers.js';
import { refusedAs } from './refused.js';
import { membersToRead, zipReaderFor } from './zipped.js';

/** Parsers throw what they like at what they cannot read: a bad file is passed over with its reason, never the run. */
async function* guarded(format: string, items: AsyncIterable<Found | Fault>): AsyncGenerator<Found | Fault> {
  try {
    yield* items;
  } catch (error) {
    if (error instanceof SourceFault || (error instanceof Error && 'syscall' in error)) throw error;
    const [why = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    yield { place: '', reason: `damaged, though it looks like ${format} (${why.slice(0, LONGEST_REASON)})` };
  }
}

const LONGEST_REASON = 120;

/** Archives in archives: deeper ones are a trap. */
const DEEPEST = 4;

const headOf = ({ name, head }: Source) => {
  const utf16 = head[0] === 0xff || head[1] === 0 ? 'utf-16le' : head[0] === 0xfe || head[0] === 0 ? 'utf-16be' : null;
  return { name, bytes: head, text: new TextDecoder(utf16 ?? 'utf-8').decode(head) };
};

async function* readMember(
  name: string,
  chunks: AsyncIterable<Buffer>,
  inside: string,
  depth: number,
): AsyncGenerator<Found | Fault> {
  const place = `/${inside}`;
  try {
    const source = await unpackSource(`${name}${place}`, chunks);
    for await (const item of readSource(source, depth + 1)) yield { ...item, place: place + item.place };
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error;
    yield { place, reason: error.message };
  }
}

async function* readZip(source: Source, depth: number): AsyncGenerator<Found | Fault> {
  const zip = await openZip(source);
  try {
    const reader = zipReaderFor(zip.names);
    if (typeof reader === 'string') yield { place: '', reason: reader };
    else if (reader !== null) yield* guarded(reader.format, reader.read(zip));
    else {
      for (const name of membersToRead(zip.names)) yield* readMember(source.name, await zip.open(name), name, depth);
      if (zip.names.length === 0) yield { place: '', reason: 'an empty zip' };
    }
  } finally {
    zip.close();
  }
}

async function* readTar(source: Source, depth: number): AsyncGenerator<Found | Fault> {
  for await (const { name, chunks } of membersOfTar(source)) yield* readMember(source.name, chunks, name, depth);
}

/**
 * All that a source holds, in order.
 * @throws SourceFault for bytes that break off or that nobody can unpack
 */
export async function* readSource(source: Source, depth = 0): AsyncGenerator<Found | Fault> {
  if (depth > DEEPEST) yield { place: '', reason: 'an archive in an archive in an archive: not opened' };
  else if (isZip(source.head)) yield* readZip(source, depth);
  else if (isTar(source.head)) yield* readTar(source, depth);
  else {
    const refused = refusedAs(source.head);
    const head = headOf(source);
    const reader = refused === null ? readerFor(head) : undefined;
    if (reader === undefined) yield { place: '', reason: `${refused ?? 'of no known format'}: not text` };
    else yield* guarded(reader.format, reader.read(source, head));
  }
}
