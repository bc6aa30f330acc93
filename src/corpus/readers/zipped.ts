/** Documents that are zip files: told by the names of their parts. */
import { docxReader } from './documents/docx.js';
import { epubReader } from './documents/epub.js';
import { odtReader } from './documents/odt.js';
import type { ZipReader } from './reader.js';

const READERS: readonly ZipReader[] = [docxReader, odtReader, epubReader];

/** What is refused, by a part that tells it. */
const REFUSED: readonly { part: RegExp; is: string }[] = [
  { part: /^xl\//u, is: 'a spreadsheet: save it as CSV' },
  { part: /^ppt\//u, is: 'a presentation: not an article' },
  { part: /\.iwa$/u, is: 'a document of Apple’s: save it as .docx or CSV' },
  { part: /^META-INF\/MANIFEST\.MF$/u, is: 'a program' },
];

/** @returns the reader; why there is none; `null` for an archive of files */
export const zipReaderFor = (names: readonly string[]): ZipReader | string | null =>
  READERS.find((reader) => reader.recognises(names)) ??
  REFUSED.find(({ part }) => names.some((name) => part.test(name)))?.is ??
  null;

/** In a web archive (WACZ) the records count; the lists of them and of pages beside them do not. */
export const membersToRead = (names: readonly string[]): readonly string[] => {
  const records = names.filter((name) => /^archive\/.*\.warc(?:\.gz)?$/iu.test(name));
  return records.length > 0 && names.includes('datapackage.json') ? records : names;
};
