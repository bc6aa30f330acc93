/** One entry of a feed, whatever the feed's format. */

import { authorIn } from '../../facts/bylines.js';
import { NO_FIELDS } from '../../facts/fields.js';
import { domainOf, isKnownOutlet, looksLikeOutlet, outletAt } from '../../facts/outlets.js';
import type { Fault, Found } from '../../found.js';
import { isMarkup, linesOfMarkup, wordsOfMarkup } from '../../html/fragment.js';

/** What a feed says of itself. */
export interface Channel {
  title: string | null;
  url: string | null;
}

export interface Entry {
  /** Names it for good, where the feed gives it a name. */
  id: string | null;
  title: string | null;
  url: string | null;
  date: string | null;
  /** When it was changed last. */
  changed: string | null;
  authors: readonly string[];
  /** Where the entry says that it comes from elsewhere. */
  outlet: string | null;
  /** The fullest text first. */
  texts: readonly (string | null | undefined)[];
}

const GENERIC =
  /^(?:rss|feed|news feed|rss feed|latest(?: news)?|top stories|headlines|all (?:articles|stories|news)|home|news|world|index|articles|blog)$/iu;

/** "Osk Times - World" is the Osk Times; "World news | The Harbour Chronicle" the Chronicle. */
const nameIn = (title: string): string | null => {
  const parts = title
    .split(/\s+[-–—|:•·»>]+\s+/u)
    .map((part) => part.replace(/\s+(?:rss(?: feed)?|feed)$/iu, '').trim());
  const named = parts.find(isKnownOutlet) ?? parts.find(looksLikeOutlet);
  return named ?? parts.find((part) => part !== '' && !GENERIC.test(part)) ?? null;
};

/** The feed's own name counts for entries on its own site; an entry elsewhere is its site's. */
const outletOf = (entry: Entry, channel: Channel): string | null => {
  if (entry.outlet !== null) return entry.outlet;
  const own = channel.url === null || entry.url === null || domainOf(entry.url) === domainOf(channel.url);
  if (!own || channel.title === null) return null;
  const site = entry.url === null ? null : outletAt(entry.url)?.outlet;
  // A domain that the table knows names its outlet better than a feed about one section does.
  return site && !site.includes('.') ? null : nameIn(channel.title);
};

/** "ada@osk.example (Ada Roe)", as RSS has it. */
const authorOf = (author: string): string => {
  const named = /\((?<name>[^()]+)\)\s*$/u.exec(author)?.groups?.name ?? author;
  return authorIn(named);
};

/** "[…]" and the like stand where a feed cuts a text; "The post … appeared first on …" is the feed's own. */
const APPENDED =
  /^(?:The post .{1,300} appeared first on .{1,100}|(?:Continue reading|Read (?:more|the rest)|Weiterlesen|Lire la suite)\b.{0,300})$/iu;

export const readEntry = async (entry: Entry, channel: Channel, place: string): Promise<Found | Fault> => {
  const authors = entry.authors.map(authorOf).filter((name) => name !== '' && !name.includes('@'));
  const fields = {
    ...NO_FIELDS,
    title: entry.title === null ? null : (await wordsOfMarkup(entry.title)).replace(/\s+/gu, ' ').trim() || null,
    outlet: outletOf(entry, channel),
    url: entry.url,
    date: entry.date,
    byline: authors.length === 0 ? null : [...new Set(authors)].join(', '),
  };
  const text = entry.texts.find((one) => one && one.trim() !== '');
  if (text) {
    const lines = isMarkup(text) || /&[#\w]+;/u.test(text) ? await linesOfMarkup(text) : null;
    for (const line of lines ?? []) if (APPENDED.test(line.text)) line.kind = 'furniture';
    if (lines === null) return { place, fields, body: { kind: 'page', text } };
    if (lines.some(({ kind }) => kind === 'text')) return { place, fields, body: { kind: 'lines', lines } };
  }
  // A headline may quote; it is all that is here of the article.
  return fields.title === null
    ? { place, reason: 'no text' }
    : { place, fields, body: { kind: 'text', text: fields.title } };
};

/** Ids stay when a feed grows at its top. */
export const placeOf = (id: string | null, url: string | null, number: number): string => `#${id ?? url ?? number}`;
