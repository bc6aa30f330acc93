/** `verbatim list`: what is indexed, an article a line. */
import { VerbatimError } from '../errors.js';
import type { ArticleHeader } from '../model.js';
import { listAll } from '../store/listing.js';
import type { Store } from '../store/store.js';
import { onOneLine } from '../text/invisible.js';
import { outletKey } from '../text/outlet-key.js';
import { resolveAlias } from '../verify/names/names.js';
import type { Command, Flags } from './command.js';
import { printLine } from './output.js';

/** What scripts read: a contract. `date` is as the page states it, `null` where it states none. */
interface Listed {
  id: string;
  outlet: string | null;
  date: string | null;
  title: string | null;
  url: string | null;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/u;

const dayOf = (since: string): string => {
  const isDay = DAY.test(since) && new Date(`${since}T00:00Z`).getUTCDate() === Number(since.slice(-2));
  if (isDay) return since;
  throw new VerbatimError('usage', `--since ${since} is no day`, 'Write it as 2025-03-31');
};

/** What the flags ask for; earlier versions are no articles of their own. An article without a date is not known to be of any day or later. */
const filterOf = ({ outlet, since }: Flags): ((header: ArticleHeader) => boolean) => {
  const day = since === undefined ? null : dayOf(since);
  const key = outlet === undefined ? null : outletKey(resolveAlias(outlet));
  return (header) =>
    header.replaced === undefined &&
    (key === null || (header.outlet !== null && outletKey(header.outlet) === key)) &&
    (day === null || (header.published.date !== null && header.published.date >= day));
};

/** Newest first; those without a date last. */
const newestFirst = (one: Listed, other: Listed): number => {
  const [a, b] = [one.date ?? '', other.date ?? ''];
  if (a === b) return one.id < other.id ? -1 : 1;
  return a > b ? -1 : 1;
};

const collect = async (store: Store, flags: Flags): Promise<Listed[]> => {
  const isAskedFor = filterOf(flags);
  const found: Listed[] = [];
  for await (const { header } of listAll(store)) {
    const { id, outlet, title, url, published } = header;
    if (isAskedFor(header)) found.push({ id, outlet, date: published.date, title, url });
  }
  return found.sort(newestFirst);
};

/** Columns with tabs between, so that `cut` and `sort` can tell them apart. */
const lineOf = ({ date, id, outlet, title, url }: Listed): string =>
  [date, id, outlet, title, url].map((field) => (field === null ? '-' : onOneLine(field))).join('\t');

/** @throws VerbatimError `usage` for a day that is none, `store-unreadable` where there is no index */
export const listCommand: Command = async (words, flags, openStore) => {
  if (words.length > 0) throw new VerbatimError('usage', `list takes no “${words[0]}”`, 'verbatim list --outlet NAME');
  const store = await openStore(flags.store, true);
  try {
    const articles = await collect(store, flags);
    for (const article of articles) await printLine(flags.json ? JSON.stringify(article) : lineOf(article));
    if (articles.length === 0) process.stderr.write('verbatim: no article to list\n');
  } finally {
    await store.close();
  }
};
