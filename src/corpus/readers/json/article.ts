/** A record of one article under the names that datasets, databases and tables give to its fields. */

import { isObject, type Json, stringOf } from '../../../text/json.js';
import { columnOf, type Fields, readFields } from '../../facts/fields.js';
import type { Body } from '../../found.js';
import { isMarkup, linesOfMarkup, wordsOfMarkup } from '../../html/fragment.js';
import type { RecordReader } from './record.js';

/** Where the article's words may stand, in order: the plain text first. */
const TEXTS = ['text', 'maintext', 'raw_text', 'full_text', 'html', 'summary'];

/** Its own text stays as it is, so that offsets refer to it; mark-up becomes words. */
const bodyOf = async (text: string): Promise<Body> =>
  isMarkup(text) ? { kind: 'lines', lines: await linesOfMarkup(text) } : { kind: 'text', text };

/** A summary stands for an article only where the record is one for certain. */
const textIn = (record: Json, { title, url, date }: Fields): string | undefined => {
  if (typeof record.text === 'string') return record.text;
  const columns = Object.entries(record).flatMap(([key, value]) => {
    const column = columnOf(key);
    const isArticle = column !== 'summary' || (title !== null && (url ?? date) !== null);
    const rank = column === null || !isArticle ? -1 : TEXTS.indexOf(column);
    const words = isObject(value) ? value.rendered : value;
    return rank < 0 || typeof words !== 'string' ? [] : [{ rank, value: words }];
  });
  return columns.sort((a, b) => a.rank - b.rank).find(({ value }) => value.trim() !== '')?.value;
};

export const articleRecord: RecordReader = {
  recognises: () => true,
  async read(record, place) {
    const fields = readFields(record);
    const text = textIn(record, fields);
    if (text === undefined) return [{ place, reason: 'no "text"' }];
    if (text.trim() === '') return [{ place, reason: 'no text' }];
    if (text.includes('\0')) return [{ place, reason: 'its text holds NUL characters: not text' }];
    const body: Body = text === record.text ? { kind: 'text', text } : await bodyOf(text);
    const title = fields.title ?? stringOf(record.name);
    return [{ place, fields: { ...fields, title: title === null ? null : await wordsOfMarkup(title) }, body }];
  },
};
