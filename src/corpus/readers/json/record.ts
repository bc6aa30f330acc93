/** The shape of readers of one JSON object. A record is added by a file of this shape, and its row in records.ts. */

import type { Json } from '../../../text/json.js';
import type { Fault, Found } from '../../found.js';

export interface RecordReader {
  recognises(record: Json): boolean;
  /** @param place of the record in its file */
  read(record: Json, place: string): (Found | Fault)[] | Promise<(Found | Fault)[]>;
}
