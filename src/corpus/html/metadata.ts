/** What a page states of itself outside of its text: JSON-LD, meta elements, links, microdata. */
import { agencyNamed } from '../facts/agencies.js';
import { readByline } from '../facts/bylines.js';
import { readDate } from '../facts/dates.js';
import { NO_FIELDS } from '../facts/fields.js';
import { domainOf, outletAt } from '../facts/outlets.js';
import { type Document, wordsOf } from './dom.js';
import { type LinkedData, linkedDataOf } from './linked-data.js';
import statements from './statements.json' with { type: 'json' };

/** What meta elements say, by name in lower case; the first of each name counts, but for authors. */
const metaOf = (document: Document): Map<string, string[]> => {
  const found = new Map<string, string[]>();
  for (const meta of document.querySelectorAll('meta')) {
    const content = (meta.getAttribute('content') ?? '').replace(/\s+/gu, ' ').trim();
    if (content === '') continue;
    for (const key of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = meta.getAttribute(key)?.toLowerCase().trim();
      const others = name ? found.get(name) : undefined;
      if (others !== undefined) others.push(content);
      else if (name) found.set(name, [content]);
    }
  }
  return found;
};

/** Browsers and SingleFile write down where they saved a page from. */
const SAVED_FROM =
  /(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*|SingleFile[\s\S]{0,200}?url:\s*)(?<url>https?:\/\/[^\s<>"]+)/iu;
/** Characters in which that note is looked for. */
const NOTED_IN = 4_000;

const isAddress = (text: string): boolean => /^https?:\/\//iu.test(text);

/** An author's name; neither a page of theirs, nor a date, nor a handle. */
export const asByline = (text: string): string | null => {
  const name = readByline(text) ?? text.replace(/^by\s+/iu, '').trim();
  if (name === '' || isAddress(name) || name.startsWith('@') || readDate(name) !== null) return null;
  return /\d{4}|\d:\d\d/u.test(name) ? null : name;
};

const distinct = (names: readonly string[]): string | null => {
  const all = [...new Set(names.flatMap((name) => asByline(name) ?? []))];
  // A box about the author opens with the name.
  const bylines = all.filter((name) => !all.some((other) => other !== name && name.startsWith(other)));
  return bylines.length === 0 ? null : bylines.join(', ');
};

const linkedAddress = (document: Document): string | null => {
  const href = document.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? '';
  return isAddress(href) ? href : null;
};

const microdata = (document: Document, property: string, ...attributes: string[]): string[] =>
  [...document.querySelectorAll(`[itemprop~="${property}"]`)].flatMap((element) => {
    const given = attributes.map((name) => element.getAttribute(name)).find((value) => value);
    const nested = element.querySelector('[itemprop~="name"]');
    return given ?? wordsOf(nested ?? element) ?? [];
  });

/** The one moment that the page marks up, where all that it marks up are one. */
const markedTime = (document: Document): string | null => {
  const inArticle = [
    ...document.querySelectorAll('article time[datetime], main time[datetime], header time[datetime]'),
  ];
  const times = inArticle.length > 0 ? inArticle : [...document.querySelectorAll('time[datetime]')];
  const published = times.find(
    (time) => time.hasAttribute('pubdate') || /\bpublish|\bentry-date\b/iu.test(time.getAttribute('class') ?? ''),
  );
  const moments = [...new Set(times.map((time) => time.getAttribute('datetime') ?? ''))];
  return published?.getAttribute('datetime') ?? (moments.length === 1 ? (moments[0] ?? null) : null);
};

/** Agencies that a page names as its source, and that are not the page's own site. */
const creditedElsewhere = (values: readonly string[], url: string | null): string[] => {
  const own = url === null ? null : domainOf(url);
  return values.flatMap((value) => {
    if (!isAddress(value)) return agencyNamed(value) === null ? [] : [value];
    const outlet = domainOf(value) === own ? null : outletAt(value)?.outlet;
    return outlet && agencyNamed(outlet) !== null ? [outlet] : [];
  });
};

export interface PageData extends LinkedData {
  /** The title as JSON-LD gives it. */
  headline: string | null;
}

/** @param html the page's source: a comment at its head may say where it was saved from */
export const statementsOf = (document: Document, html: string): PageData => {
  const meta = metaOf(document);
  const all = (field: keyof typeof statements.meta): string[] =>
    statements.meta[field].flatMap((name) => meta.get(name) ?? []);
  const linked = linkedDataOf(document);
  const saved = SAVED_FROM.exec(html.slice(0, NOTED_IN))?.groups?.url ?? null;
  const url = linkedAddress(document) ?? all('url').find(isAddress) ?? linked?.fields.url ?? saved;
  const dates = [
    linked?.fields.date,
    ...all('date'),
    ...microdata(document, 'datePublished', 'datetime', 'content'),
    markedTime(document),
  ];
  const authors = statements.meta.byline.map((name) => distinct(meta.get(name) ?? [])).find((name) => name !== null);
  return {
    fields: {
      ...NO_FIELDS,
      title: linked?.fields.title ?? all('title')[0] ?? null,
      outlet:
        all('outlet').find((name) => !isAddress(name)) ??
        linked?.fields.outlet ??
        wordsOf(document.querySelector('[itemprop~="publisher"] [itemprop~="name"]')) ??
        document.querySelector('[itemprop~="publisher"] meta[itemprop~="name"]')?.getAttribute('content') ??
        null,
      url,
      date: dates.find((date) => date && readDate(date) !== null) ?? null,
      byline:
        distinct(linked?.fields.byline === null || linked === null ? [] : [linked.fields.byline]) ??
        authors ??
        distinct(microdata(document, 'author', 'content')),
      agencies: [...new Set([...(linked?.fields.agencies ?? []), ...creditedElsewhere(all('agencies'), url)])],
    },
    headline: linked?.fields.title ?? null,
    body: linked?.body ?? null,
  };
};
