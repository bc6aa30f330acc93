/** Documents that are zip files: told by the names of their parts. */
import type { Fault, Found } from '../found.js';
import type { Zip } from '../source/zip.js';

export interface ZipReader {
  recognises(names: readonly string[]): boolean;
  read(zip: Zip): AsyncIterable<Found | Fault>;
}

const READERS: readonly ZipReader[] = [];

/** What is refused, by a part that tells it. */
const REFUSED: readonly { part: RegExp; is: string }[] = [
  { part: /^xl\//u, is: 'a spreadsheet: save it as CSV' },
  { part: /^ppt\//u, is: 'a presentation: not an article' },
  { part: /^META-INF\/MANIFEST\.MF$/u, is: 'a program' },
];

/** @returns the reader; why there is none; `null` for an archive of files */
export const zipReaderFor = (names: readonly string[]): ZipReader | string | null =>
  READERS.find((reader) => reader.recognises(names)) ??
  REFUSED.find(({ part }) => names.some((name) => part.test(name)))?.is ??
  null;
