/** The kinds of JSON record that are read, the most particular first. */

import type { Json } from '../../../text/json.js';
import type { Fault, Found } from '../../found.js';
import { jsonFeedRecord } from '../feeds/json-feed.js';
import { ninjsRecord } from '../wire/ninjs.js';
import { articleRecord } from './article.js';
import { envelopeRecord } from './envelope.js';
import { gdeltRecord } from './gdelt.js';
import { guardianRecord } from './guardian.js';
import { quotebankArticle, quotebankQuotation } from './quotebank.js';
import type { RecordReader } from './record.js';

const RECORDS: readonly RecordReader[] = [
  gdeltRecord,
  quotebankQuotation,
  quotebankArticle,
  guardianRecord,
  jsonFeedRecord,
  ninjsRecord,
];

export const readRecord = async (record: Json, place: string): Promise<(Found | Fault)[]> => {
  const particular = RECORDS.find((reader) => reader.recognises(record));
  if (particular !== undefined) return particular.read(record, place);
  const envelope = envelopeRecord(readRecord);
  const reader = typeof record.text !== 'string' && envelope.recognises(record) ? envelope : articleRecord;
  return reader.read(record, place);
};
