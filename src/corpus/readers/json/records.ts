/** The kinds of JSON record that are read, the most particular first. */
import type { Fault, Found } from '../../found.js';
import { articleRecord } from './article.js';
import type { Json } from './json.js';
import type { RecordReader } from './record.js';

const RECORDS: readonly RecordReader[] = [articleRecord];

export const readRecord = async (record: Json, place: string): Promise<(Found | Fault)[]> =>
  (await RECORDS.find((reader) => reader.recognises(record))?.read(record, place)) ?? [];
