/** JSON Feed 1 and 1.1. */
import { at, isObject, objectsOf, stringOf } from '../../../text/json.js';
import type { RecordReader } from '../json/record.js';
import { type Channel, type Entry, placeOf, readEntry } from './entry.js';

export const entriesOfRecord = (record: Readonly<Record<string, unknown>>): { channel: Channel; entries: Entry[] } => {
  const channel = { title: stringOf(record.title), url: stringOf(record.home_page_url) ?? stringOf(record.feed_url) };
  const shared = objectsOf(record.authors);
  const entries = objectsOf(record.items).map((item) => {
    // An address elsewhere is what the entry is about: a link blog's, not the entry's own.
    const url = stringOf(item.url) ?? stringOf(item.external_url);
    const authors = [...objectsOf(item.authors), ...(isObject(item.author) ? [item.author] : [])];
    return {
      id: stringOf(item.id),
      title: stringOf(item.title),
      url,
      date: stringOf(item.date_published),
      changed: stringOf(item.date_modified),
      authors: (authors.length > 0 ? authors : shared).flatMap((author) => stringOf(at(author, 'name')) ?? []),
      outlet: null,
      texts: [stringOf(item.content_html), stringOf(item.content_text), stringOf(item.summary)],
    };
  });
  return { channel, entries };
};

export const jsonFeedRecord: RecordReader = {
  recognises: (record) =>
    Array.isArray(record.items) &&
    (String(record.version).includes('jsonfeed') || (record.feed_url !== undefined && record.title !== undefined)),
  async read(record, place) {
    const { channel, entries } = entriesOfRecord(record);
    const read = entries.map((entry, index) =>
      readEntry(entry, channel, place + placeOf(entry.id, entry.url, index + 1)),
    );
    return entries.length === 0 ? [{ place, reason: 'a feed without entries' }] : Promise.all(read);
  },
};
