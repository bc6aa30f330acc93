/** A draft that lies on the disk. */
import { readFile as readBytes, stat } from 'node:fs/promises';
import path from 'node:path';
import { faultOf, isFileFault } from '../corpus/files.js';
import { VerbatimError } from '../errors.js';
import { type Draft, LARGEST, readFile, tooLarge } from './draft.js';

/** @throws VerbatimError as `readFile`; `article-unreadable` also where there is no such file */
export const openDraft = async (file: string): Promise<Draft> => {
  const name = path.basename(file);
  try {
    // What is too large is not read to find that out.
    if ((await stat(file)).size > LARGEST) throw tooLarge(name);
    return await readFile(name, await readBytes(file));
  } catch (error) {
    if (!isFileFault(error)) throw error;
    const hint = 'Name a text, Markdown or Word file that exists';
    throw new VerbatimError('article-unreadable', `${file} cannot be read: ${faultOf(error)}`, hint, { cause: error });
  }
};
