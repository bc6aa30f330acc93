/** An answer of an interface, or a file's own wrapping: one list of records inside of an object. */

import { isObject, type Json, objectsOf } from '../../../text/json.js';
import type { Fault, Found } from '../../found.js';
import type { RecordReader } from './record.js';

/** What such a list is called. */
const LISTS = [
  'articles',
  'results',
  'docs',
  'documents',
  'items',
  'records',
  'hits',
  'data',
  'news',
  'posts',
  'entries',
  'response',
  'rows',
  'stories',
];

const listIn = (record: Json, depth = 0): Json[] => {
  for (const name of LISTS) {
    const value = record[name];
    const list = objectsOf(value);
    if (list.length > 0) return list.map((one) => (isObject(one._source) ? one._source : one));
    const inner = isObject(value) && depth < 2 ? listIn(value, depth + 1) : [];
    if (inner.length > 0) return inner;
  }
  return [];
};

/** @param read reads one record */
export const envelopeRecord = (read: (record: Json, place: string) => Promise<(Found | Fault)[]>): RecordReader => ({
  recognises: (record) => listIn(record).length > 0,
  async read(record, place) {
    const found: (Found | Fault)[] = [];
    for (const [index, one] of listIn(record).entries()) found.push(...(await read(one, `${place}#${index + 1}`)));
    return found;
  },
});
