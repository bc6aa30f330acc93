/** One look at one source: what it lists that is new is noted first, then fetched, article by article, each kept before the next. */
import { gunzipSync } from 'node:zlib';
import { type Listed, type Listing, readListing } from '../corpus/readers/feeds/listing.js';
import type { Clock } from './clock.js';
import { FetchFault } from './fault.js';
import { NOTHING_STATED, type Shelf } from './shelf.js';
import type { Source } from './source.js';
import { type Standing, type Waiting, writeStanding } from './standing.js';
import { tooLarge } from './unpack-body.js';
import type { Visit, Visitor } from './visitor.js';

export interface Tools {
  visitor: Visitor;
  shelf: Shelf;
  clock: Clock;
  stopping: AbortSignal;
  /** Told each time that something new lies on the shelf. */
  onNews: () => void;
}

/** Verbatim follows outlets, it does not crawl them: of a list the newest are looked at. */
const MOST_LISTED = 300;
const MOST_SITEMAPS = 5;
/** Unpacked: room for more articles than are looked at. Sitemaps come gzipped as files, too. */
const LIST_BYTES = 10 * 2 ** 20;
/** Then the list is looked at again: what is new there must not wait for all that is old. */
const MOST_AT_ONCE = 20;
/** After so many faults in a row an article's page counts as not to be had. */
const MOST_TRIES = 6;

const charsetOf = (visit: Visit): string | null =>
  /charset\s*=\s*["']?(?<charset>[\w-]+)/iu.exec(visit.headers['content-type'] ?? '')?.groups?.charset ?? null;

const unpackedFile = (bytes: Buffer): Buffer =>
  bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: LIST_BYTES }) : bytes;

/** @throws FetchFault where it is too large to be looked at */
const listingIn = async (visit: Visit): Promise<Listing | null> => {
  if (visit.bytes.length > LIST_BYTES) throw tooLarge(LIST_BYTES);
  try {
    return await readListing(unpackedFile(visit.bytes), charsetOf(visit));
  } catch {
    return null;
  }
};

/** Newest first where there are dates; else as listed. */
const newestOf = (articles: readonly Listed[], most: number): Listed[] => {
  if (articles.length <= most) return [...articles];
  const timeOf = ({ changed, date }: Listed): number => Date.parse(changed ?? date ?? '') || 0;
  return articles.toSorted((one, other) => timeOf(other) - timeOf(one)).slice(0, most);
};

/** What makes an article of the list worth another look: its own words on that, not those beside it. */
const stampOf = ({ title, date, changed }: Listed): string => changed ?? `${date ?? ''} ${title ?? ''}`.trim();

/** @returns articles with whole addresses; those whose addresses are none are left out */
const listedAt = (base: URL, articles: readonly Listed[]): Listed[] =>
  articles.flatMap((article) => {
    const url = URL.canParse(article.url, base.href) ? new URL(article.url, base) : null;
    return url?.protocol === 'https:' || url?.protocol === 'http:' ? [{ ...article, url: url.href }] : [];
  });

/** A list and what it is known by the next time. */
interface Seen {
  articles: Listed[];
  etag: string | null;
  lastModified: string | null;
}

const NO_LIST = 'Name the address of an RSS, Atom, RDF or JSON feed, or of a sitemap; a page goes under pages';

const sitemapsOf = async (index: Listed[], { visitor, stopping }: Tools): Promise<Listed[]> => {
  const articles: Listed[] = [];
  for (const { url } of newestOf(index, MOST_SITEMAPS)) {
    const visit = await visitor.get(url, null, stopping);
    const listing = await listingIn(visit);
    if (listing?.kind === 'sitemap') articles.push(...listedAt(visit.url, listing.articles));
  }
  return articles;
};

/** @returns `null`: nothing has changed */
const see = async (source: Source, standing: Standing, tools: Tools): Promise<Seen | null> => {
  const { etag, lastModified } = standing;
  const validators = etag === null && lastModified === null ? null : { etag, lastModified };
  const visit = await tools.visitor.get(source.place, validators, tools.stopping);
  if (visit.status === 304) return null;
  const listing = await listingIn(visit);
  if (listing === null) throw new FetchFault(`${source.place} is no feed and no sitemap`, NO_LIST, { final: true });
  const articles = listedAt(visit.url, listing.articles);
  // A sitemap of sitemaps may stay as it is while they change.
  if (listing.kind === 'index') return { articles: await sitemapsOf(articles, tools), etag: null, lastModified: null };
  return { articles, etag: visit.headers.etag ?? null, lastModified: visit.headers['last-modified'] ?? null };
};

/** What is new joins those that wait, in one step with what the list is known by: nothing is lost between. */
const note = (standing: Standing, { articles, etag, lastModified }: Seen): Standing => {
  const looked = newestOf(articles, MOST_LISTED);
  const listed = new Map(looked.map((article) => [article.url, stampOf(article)]));
  const fresh = looked.filter(({ url }, at) => {
    const isFirst = looked.findIndex((one) => one.url === url) === at;
    return isFirst && standing.listed[url] !== listed.get(url);
  });
  const now = fresh.map(({ changed: _, ...article }) => ({
    ...article,
    stamp: listed.get(article.url) ?? '',
    tries: 0,
  }));
  // What is new comes first: somebody may ask for it now.
  const waiting = [...now, ...standing.waiting.filter(({ url }) => !now.some((one) => one.url === url))];
  const passedOver = articles.length - looked.length;
  return {
    ...standing,
    etag,
    lastModified,
    passedOver,
    listed: Object.fromEntries(listed),
    waiting: [...waiting.values()],
  };
};

/** Of an article's text in its list: where its page has much less, it is not the whole article that stands there. */
const MUCH_LESS = 0.5;

const wordsIn = (html: string): number => html.replace(/<[^>]*>/gu, ' ').replace(/\s+/gu, ' ').length;

/** What became of an article. */
interface Taken {
  /** What is still to be done; `null`: nothing. */
  left: Waiting | null;
  /** Why its page could not be had. */
  fault: FetchFault | null;
}

const take = async (article: Waiting, source: Source, tools: Tools): Promise<Taken> => {
  const { visitor, shelf, clock, stopping, onNews } = tools;
  const { url, title, date, byline, html } = article;
  const stated = { outlet: source.outlet, title, date, byline };
  const keepEntry = async (): Promise<void> => {
    if (html === null && title === null) return;
    const entry = { ...stated, outlet: source.outlet ?? article.outlet, url, html: html ?? '' };
    if (await shelf.keepEntry(entry)) onNews();
  };
  try {
    const visit = await visitor.get(url, null, stopping);
    const least = html === null ? 0 : wordsIn(html) * MUCH_LESS;
    const kept = await shelf.keepPage(visit, stated, new Date(clock.now()), least);
    if (kept === null) await keepEntry();
    else if (kept.isNew) onNews();
    return { left: null, fault: null };
  } catch (error) {
    if (stopping.aborted || !(error instanceof FetchFault)) throw error;
    await keepEntry();
    const isOver = error.isFinal || article.tries + 1 >= MOST_TRIES;
    return { left: isOver ? null : { ...article, tries: article.tries + 1 }, fault: error };
  }
};

/** Takes some of those that wait, once each; a fault of one is no fault of the others. */
const takeSome = async (start: Standing, source: Source, tools: Tools): Promise<Standing> => {
  let standing = start;
  for (const article of start.waiting.slice(0, MOST_AT_ONCE)) {
    if (tools.stopping.aborted) break;
    const { left, fault } = await take(article, source, tools);
    const waiting = standing.waiting.filter(({ url }) => url !== article.url);
    standing = {
      ...standing,
      taken: standing.taken + (left === null ? 1 : 0),
      waiting: left === null ? waiting : [...waiting, left],
      articleFault: fault === null ? standing.articleFault : `${article.url}: ${fault.line}`,
    };
    writeStanding(tools.shelf.folder, standing);
    // Its host wants rest: the others wait for the next look.
    if (fault?.retryAfter) break;
  }
  return standing;
};

const lookAtPage = async (source: Source, standing: Standing, tools: Tools): Promise<Standing> => {
  const { visitor, shelf, clock, stopping, onNews } = tools;
  const { etag, lastModified } = standing;
  const visit = await visitor.get(source.place, etag || lastModified ? { etag, lastModified } : null, stopping);
  if (visit.status === 304) return standing;
  const kept = await shelf.keepPage(visit, { ...NOTHING_STATED, outlet: source.outlet }, new Date(clock.now()));
  if (kept?.isNew) onNews();
  return {
    ...standing,
    etag: visit.headers.etag ?? null,
    lastModified: visit.headers['last-modified'] ?? null,
    taken: standing.taken + (kept?.isNew ? 1 : 0),
  };
};

/**
 * @returns how the source stands now; all of it is written already, but for the times
 * @throws FetchFault where the source itself cannot be had
 */
export const look = async (source: Source, standing: Standing, tools: Tools): Promise<Standing> => {
  if (source.kind === 'page') return lookAtPage(source, standing, tools);
  const seen = await see(source, standing, tools);
  const noted = seen === null ? standing : note(standing, seen);
  writeStanding(tools.shelf.folder, noted);
  return takeSome(noted, source, tools);
};
