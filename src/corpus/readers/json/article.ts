/** A record of one article under the names that datasets, databases and tables give to its fields. */
import { columnOf, readFields } from '../../facts/fields.js';
import type { Body } from '../../found.js';
import { isMarkup, linesOfMarkup } from '../../html/fragment.js';
import { type Json, stringOf } from './json.js';
import type { RecordReader } from './record.js';

/** Where the article's words may stand, in order: the plain text first. */
const TEXTS = ['text', 'maintext', 'raw_text', 'full_text', 'body', 'html'];

/** Its own text stays as it is, so that offsets refer to it; mark-up becomes words. */
const bodyOf = async (text: string): Promise<Body> =>
  isMarkup(text) ? { kind: 'lines', lines: await linesOfMarkup(text) } : { kind: 'text', text };

const textIn = (record: Json): string | undefined => {
  if (typeof record.text === 'string') return record.text;
  const columns = Object.entries(record).flatMap(([key, value]) => {
    const column = columnOf(key);
    const rank = column === null ? -1 : TEXTS.indexOf(column);
    return rank < 0 || typeof value !== 'string' ? [] : [{ rank, value }];
  });
  return columns.sort((a, b) => a.rank - b.rank).find(({ value }) => value.trim() !== '')?.value;
};

export const articleRecord: RecordReader = {
  recognises: () => true,
  async read(record, place) {
    const text = textIn(record);
    if (text === undefined) return [{ place, reason: 'no "text"' }];
    if (text.trim() === '') return [{ place, reason: 'no text' }];
    if (text.includes('\0')) return [{ place, reason: 'its text holds NUL characters: not text' }];
    const fields = readFields(record);
    const body: Body = text === record.text ? { kind: 'text', text } : await bodyOf(text);
    return [{ place, fields: { ...fields, title: fields.title ?? stringOf(record.name) }, body }];
  },
};
