/** RSS in its versions, RDF and Atom. */
import type { Fault, Found } from '../../found.js';
import type { Head, Reader } from '../reader.js';
import { readXmlText, rootOf } from '../xml.js';
import { type Channel, type Entry, placeOf, readEntry } from './entry.js';

/** What feedsmith makes of an item or entry: the fields that are used here, of all formats together. */
interface Item {
  id?: string;
  guid?: { value?: string; isPermaLink?: boolean };
  title?: string | { value?: string };
  link?: string;
  links?: { href?: string; rel?: string; type?: string }[];
  pubDate?: string;
  published?: string;
  updated?: string;
  authors?: (string | { name?: string; email?: string })[];
  dc?: { creators?: string[]; dates?: string[] };
  dcterms?: { issued?: string; created?: string; modified?: string; dates?: string[] };
  source?: { title?: string | { value?: string }; url?: string };
  content?: { encoded?: string } | string;
  description?: string;
  summary?: string;
  rdf?: { about?: string };
}

interface Feed extends Item {
  items?: Item[];
  entries?: Item[];
}

const wordsOf = (value: string | { value?: string } | undefined): string | null =>
  (typeof value === 'string' ? value : value?.value)?.trim() || null;

const isAddress = (text: string | undefined): text is string => text !== undefined && /^https?:/iu.test(text);

const addressOf = ({ link, links, guid, rdf, id }: Item): string | null => {
  const alternate = links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href;
  const permanent = guid?.isPermaLink === false ? undefined : guid?.value;
  return [link, alternate, permanent, rdf?.about, id].find(isAddress) ?? null;
};

const textsOf = ({ content, description, summary }: Item): (string | undefined)[] => [
  typeof content === 'string' ? content : content?.encoded,
  description,
  summary,
];

const toEntry = (item: Item): Entry => ({
  id: item.guid?.value ?? item.id ?? null,
  title: wordsOf(item.title),
  url: addressOf(item),
  // What changed last says nothing of when it appeared.
  date: item.pubDate ?? item.published ?? item.dc?.dates?.[0] ?? item.dcterms?.issued ?? null,
  changed: item.updated ?? item.dcterms?.modified ?? null,
  authors:
    item.dc?.creators ?? (item.authors ?? []).flatMap((one) => (typeof one === 'string' ? one : (one.name ?? []))),
  outlet: wordsOf(item.source?.title),
  texts: textsOf(item),
});

export const FEED_ROOTS = ['rss', 'feed', 'rdf'];
const recognises = ({ text }: Head): boolean => FEED_ROOTS.includes(rootOf(text) ?? '');

/** @throws where it is no feed after all */
export const entriesOfFeed = async (xml: string): Promise<{ channel: Channel; entries: Entry[] }> => {
  const { parseFeed } = await import('feedsmith');
  const feed = parseFeed(xml).feed as Feed;
  return {
    channel: { title: wordsOf(feed.title), url: addressOf(feed) },
    entries: (feed.items ?? feed.entries ?? []).map(toEntry),
  };
};

async function* readFeed(xml: string): AsyncGenerator<Found | Fault> {
  const { channel, entries } = await entriesOfFeed(xml);
  let number = 0;
  for (const entry of entries) yield await readEntry(entry, channel, placeOf(entry.id, entry.url, ++number));
  if (number === 0) yield { place: '', reason: 'a feed without entries' };
}

export const feedReader: Reader = {
  format: 'a feed',
  recognises,
  async *read(source) {
    yield* readFeed(await readXmlText(source));
  },
};
