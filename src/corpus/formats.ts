/** Which kinds of file are read, told by their names. */
import { extname } from 'node:path';

/** `page`: one article as text; `lines`: one article as JSON in each line. */
export type Format = 'page' | 'lines';

const FORMATS: Readonly<Record<string, Format>> = {
  '.txt': 'page',
  '.text': 'page',
  '.md': 'page',
  '.markdown': 'page',
  '.jsonl': 'lines',
  '.ndjson': 'lines',
};

/** What is read today, for people. */
export const READ_TODAY = `read are ${Object.keys(FORMATS).join(', ')}`;

export const formatOf = (file: string): Format | null => FORMATS[extname(file).toLowerCase()] ?? null;

export const isReadable = (file: string): boolean => formatOf(file) !== null;

/** Why a file of another kind is passed over. */
export const unreadable = (file: string): string => {
  const extension = extname(file).toLowerCase();
  return `${extension === '' ? 'no extension' : `${extension} is not read`}; ${READ_TODAY}`;
};
