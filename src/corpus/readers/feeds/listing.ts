/** Feeds and sitemaps as lists of what there is to read elsewhere. */
import { isObject, type Json } from '../../../text/json.js';
import type { Fields } from '../../facts/fields.js';
import { below, childrenNamed, descend, type Element, wordsOf } from '../../html/dom.js';
import { decodeXml, rootElement, rootOf } from '../xml.js';
import { type Channel, type Entry, readEntry } from './entry.js';
import { entriesOfFeed, FEED_ROOTS } from './feed.js';
import { entriesOfRecord, jsonFeedRecord } from './json-feed.js';

/** An article that is listed, as far as the list tells of it. */
export interface Listed extends Pick<Fields, 'title' | 'outlet' | 'date' | 'byline'> {
  /** As printed; may be relative. */
  url: string;
  /** When it was changed last, as printed. */
  changed: string | null;
  /** The fullest text that stands in the list, as mark-up; `null`: none. */
  html: string | null;
}

export interface Listing {
  /** `index`: a sitemap that lists sitemaps. */
  kind: 'feed' | 'sitemap' | 'index';
  articles: Listed[];
}

const listedOf = async (entry: Entry, channel: Channel): Promise<Listed[]> => {
  const read = await readEntry(entry, channel, '');
  if (entry.url === null || 'reason' in read) return [];
  const { title, outlet, date, byline } = read.fields;
  const html = entry.texts.find((text) => text && text.trim() !== '') ?? null;
  return [{ url: entry.url, title, outlet, date, byline, changed: entry.changed, html }];
};

const feedOf = async ({ channel, entries }: { channel: Channel; entries: Entry[] }): Promise<Listing> => ({
  kind: 'feed',
  articles: (await Promise.all(entries.map((entry) => listedOf(entry, channel)))).flat(),
});

const inSitemap = (entry: Element): Listed[] => {
  const url = wordsOf(descend(entry, 'loc'));
  const news = childrenNamed(entry, 'news')[0] ?? null;
  const listed = {
    title: wordsOf(descend(news, 'title')),
    outlet: wordsOf(descend(news, 'publication', 'name')),
    date: wordsOf(descend(news, 'publication_date')),
    byline: null,
    changed: wordsOf(descend(entry, 'lastmod')),
    html: null,
  };
  return url === null ? [] : [{ url, ...listed }];
};

const sitemapOf = async (xml: string, root: string): Promise<Listing> => {
  const [kind, name] = root === 'sitemapindex' ? (['index', 'sitemap'] as const) : (['sitemap', 'url'] as const);
  return { kind, articles: below(await rootElement(xml), name).flatMap(inSitemap) };
};

const jsonIn = (text: string): Json | null => {
  if (!/^\s*\{/u.test(text)) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && jsonFeedRecord.recognises(value) ? value : null;
  } catch {
    return null;
  }
};

/**
 * @param bytes of a feed (RSS, Atom, RDF, JSON Feed) or a sitemap
 * @param sentAs the encoding that came with them
 * @returns `null` where they are neither, or damaged
 */
export const readListing = async (bytes: Buffer, sentAs: string | null): Promise<Listing | null> => {
  try {
    const text = decodeXml(bytes, sentAs);
    const root = rootOf(text) ?? '';
    if (FEED_ROOTS.includes(root)) return await feedOf(await entriesOfFeed(text));
    if (root === 'urlset' || root === 'sitemapindex') return await sitemapOf(text, root);
    const record = jsonIn(text);
    return record === null ? null : await feedOf(entriesOfRecord(record));
  } catch {
    // Parsers throw what they like at what they cannot read.
    return null;
  }
};
