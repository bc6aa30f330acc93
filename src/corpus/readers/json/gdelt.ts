/** GDELT's Global Quotation Graph: the quotations of an article with some words around each, and the article's address. */

import { objectsOf, stringOf } from '../../../text/json.js';
import { NO_FIELDS } from '../../facts/fields.js';
import type { RecordReader } from './record.js';

export const gdeltRecord: RecordReader = {
  recognises: (record) =>
    Array.isArray(record.quotes) && 'url' in record && objectsOf(record.quotes).every((quote) => 'quote' in quote),
  read(record, place) {
    const quotations = objectsOf(record.quotes).flatMap((quote) => {
      const text = stringOf(quote.quote);
      if (text === null) return [];
      return [{ before: stringOf(quote.pre) ?? '', text, after: stringOf(quote.post) ?? '', speakers: [] }];
    });
    if (quotations.length === 0) return [{ place, reason: 'no quotations' }];
    // Its `date` is when GDELT processed the article.
    const fields = { ...NO_FIELDS, title: stringOf(record.title), url: stringOf(record.url) };
    return [{ place, fields, body: { kind: 'quotations', quotations } }];
  },
};
