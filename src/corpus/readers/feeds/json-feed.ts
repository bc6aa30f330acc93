/** JSON Feed 1 and 1.1. */
import { at, isObject, objectsOf, stringOf } from '../../../text/json.js';
import type { RecordReader } from '../json/record.js';
import { placeOf, readEntry } from './entry.js';

export const jsonFeedRecord: RecordReader = {
  recognises: (record) =>
    Array.isArray(record.items) &&
    (String(record.version).includes('jsonfeed') || (record.feed_url !== undefined && record.title !== undefined)),
  async read(record, place) {
    const channel = { title: stringOf(record.title), url: stringOf(record.home_page_url) ?? stringOf(record.feed_url) };
    const shared = objectsOf(record.authors);
    const entries = objectsOf(record.items).map(async (item, index) => {
      const url = stringOf(item.url);
      // An address elsewhere is what the entry is about: a link blog's, not the entry's own.
      const authors = [...objectsOf(item.authors), ...(isObject(item.author) ? [item.author] : [])];
      const names = (authors.length > 0 ? authors : shared).flatMap((author) => stringOf(at(author, 'name')) ?? []);
      const entry = {
        id: stringOf(item.id),
        title: stringOf(item.title),
        url: url ?? stringOf(item.external_url),
        date: stringOf(item.date_published),
        authors: names,
        outlet: null,
        texts: [stringOf(item.content_html), stringOf(item.content_text), stringOf(item.summary)],
      };
      return readEntry(entry, channel, place + placeOf(entry.id, entry.url, index + 1));
    });
    return entries.length === 0 ? [{ place, reason: 'a feed without entries' }] : Promise.all(entries);
  },
};
