/** What the Guardian's API answers: a search, or one item. */

import { at, isObject, type Json, objectsOf, stringOf } from '../../../text/json.js';
import { NO_FIELDS } from '../../facts/fields.js';
import type { Fault, Found } from '../../found.js';
import { linesOfMarkup } from '../../html/fragment.js';
import type { RecordReader } from './record.js';

const readItem = async (item: Json, place: string): Promise<Found | Fault> => {
  const inside = (key: string): string | null => stringOf(at(item, 'fields', key));
  const url = stringOf(item.webUrl);
  const fields = {
    ...NO_FIELDS,
    id: stringOf(item.id),
    title: inside('headline') ?? stringOf(item.webTitle),
    outlet: inside('publication')?.replace(/^theguardian\.com$/iu, 'The Guardian') ?? 'The Guardian',
    url,
    date: stringOf(item.webPublicationDate) ?? inside('firstPublicationDate'),
    byline: inside('byline'),
  };
  const blocks = objectsOf(at(item, 'blocks', 'body')).flatMap((block) => stringOf(block.bodyHtml) ?? []);
  const html = inside('body') ?? (blocks.length > 0 ? blocks.join('\n') : null);
  if (html !== null) return { place, fields, body: { kind: 'lines', lines: await linesOfMarkup(html) } };
  const text = inside('bodyText') ?? inside('trailText');
  if (text !== null) return { place, fields, body: { kind: 'lines', lines: await linesOfMarkup(text) } };
  return fields.title === null
    ? { place, reason: 'no text' }
    : { place, fields, body: { kind: 'text', text: fields.title } };
};

const itemsIn = (record: Json): Json[] => {
  const content = at(record, 'response', 'content');
  if (isObject(content)) return [content];
  return 'webTitle' in record ? [record] : objectsOf(at(record, 'response', 'results'));
};

export const guardianRecord: RecordReader = {
  recognises: (record) => itemsIn(record).some((item) => 'webTitle' in item && 'webUrl' in item),
  read: (record, place) => Promise.all(itemsIn(record).map((item) => readItem(item, place))),
};
