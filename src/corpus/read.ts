/** Articles out of files of every format. */
import { createHash } from 'node:crypto';
import { fromFound, type ReadBody } from './article.js';
import { faultOf, isFileFault, type Skipped, type SourceFile } from './files.js';
import { readSource } from './readers/read-source.js';
import { SourceFault } from './source/source.js';
import { openSource } from './source/unpack.js';

export type { LeftOut } from './article.js';
export type { Skipped } from './files.js';

export interface ReadItem extends ReadBody {
  /** Digest of all that was read. */
  fingerprint: string;
}

/** A file that starts with this many records of no use holds no articles at all. */
const HOPELESS = 100;

/** Opens the fingerprint of an article whose source states its quotations: they are to be kept as they are. */
export const STATED = 'stated:';

const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('base64url');

async function* readItems(file: SourceFile, onBytes?: (bytes: number) => void): AsyncGenerator<ReadItem | Skipped> {
  let read = 0;
  let skipped = 0;
  for await (const found of readSource(await openSource(file.path, file.file, onBytes))) {
    const place = file.file + found.place;
    const item = 'reason' in found ? found.reason : fromFound(found, place);
    if (typeof item === 'string') {
      skipped++;
      yield { path: place, reason: item };
    } else {
      read++;
      const source = item.quotations === null ? '' : STATED;
      yield { ...item, fingerprint: source + digest([item.article, item.quotations]) };
      if (item.fault !== null) yield { path: place, reason: `read without a date: ${item.fault}` };
    }
    if (read === 0 && skipped === HOPELESS) {
      yield { path: file.file, reason: `none of its first ${HOPELESS} records is an article: the rest was not read` };
      return;
    }
  }
  if (read + skipped === 0) yield { path: file.file, reason: 'no text' };
}

/**
 * The articles of one file, in order. What cannot be read is yielded as `Skipped`: a bad record by its place, never the
 * file for its sake; so is, behind its article, a date that cannot be. Nothing is thrown for a file's content, nor when the file is gone.
 * @param onBytes told the size of each piece of the file as it is read
 */
export async function* readArticles(
  file: SourceFile,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<ReadItem | Skipped> {
  try {
    yield* readItems(file, onBytes);
  } catch (error) {
    if (error instanceof SourceFault) yield { path: file.file, reason: error.message };
    else if (isFileFault(error)) yield { path: file.file, reason: faultOf(error) };
    else throw error;
  }
}
