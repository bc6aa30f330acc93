/**
 * One article, one entry: what stands in several files under one address, and what stood in an article before its words were
 * changed. Versions that print the same words are one appearance; those that print others tell of an edit.
 */
import type { ArticleHeader, Change, Edit } from '../../model.js';
import type { Store, StoredHeader } from '../../store/store.js';
import { tokenise } from '../../text/tokens.js';
import type { Match } from '../match/appearance.js';
import type { Appearance } from './appearances.js';
import { changesBetween, printedText, turnsMeaning, type Wordings } from './variants.js';

/** Equal for versions of one article, and for nothing else of an index. */
const articleKey = ({ key, header }: StoredHeader): string | number => {
  if (header.address) return header.address;
  const { replaced, revised } = header;
  return replaced || revised ? `${header.outlet ?? ''}\n${replaced?.by ?? header.id}` : key;
};

const printedBy = (match: Match, known: Map<Match, string>): string => {
  const words = known.get(match) ?? tokenise(printedText(match)).words.join(' ');
  known.set(match, words);
  return words;
};

const dayOf = ({ published }: ArticleHeader): string => published.date ?? '9999';

/**
 * The version that is shown of those that print the same words: what stands there now, and of files of one address the one
 * that was published first. Words that stood there before the last change are as old as the article.
 */
const shown = (one: Appearance, other: Appearance): Appearance => {
  const [a, b] = [one.stored.header, other.stored.header];
  const isOlder = dayOf(b) < dayOf(a) || (dayOf(b) === dayOf(a) && a.outlet === null && b.outlet !== null);
  const isBetter = a.replaced && !b.replaced ? true : b.replaced && !a.replaced ? false : isOlder;
  const { stored, match } = isBetter ? other : one;
  if (stored.header.revised === undefined) return { stored, match };
  const { revised, ...header } = stored.header;
  return { stored: { ...stored, header }, match };
};

/** @param appearances best first @returns one for each article and each of its wordings, in the same order */
export const withoutRepeats = (appearances: readonly Appearance[]): Appearance[] => {
  const counts = new Map<string | number, number>();
  const keys = appearances.map(({ stored }) => articleKey(stored));
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  if (counts.size === appearances.length) return [...appearances];
  const words = new Map<Match, string>();
  const kept = new Map<string, Appearance>();
  appearances.forEach((appearance, at) => {
    const key = keys[at] as string | number;
    const place = counts.get(key) === 1 ? `${typeof key} ${key}` : `${key}\n${printedBy(appearance.match, words)}`;
    const known = kept.get(place);
    kept.set(place, known ? shown(known, appearance) : appearance);
  });
  return [...kept.values()];
};

/** The nearest version of each article, in the same order. */
export const onePerArticle = (appearances: readonly Appearance[]): Appearance[] =>
  [...new Map(appearances.toReversed().map((one) => [articleKey(one.stored), one] as const)).values()].reverse();

/**
 * @param listed the nearest version of each of the articles
 * @returns the header of a version under the id by which its article is listed
 */
export const headerAmong = (
  appearances: readonly Appearance[],
  listed: readonly Appearance[],
): ((appearance: Appearance) => ArticleHeader) => {
  // Nearly always: ten thousand copies need no look at their addresses.
  if (listed.length === appearances.length) return ({ stored }) => stored.header;
  const ids = new Map(listed.map(({ stored }) => [articleKey(stored), stored.header.id]));
  return ({ stored }) => ({ ...stored.header, id: ids.get(articleKey(stored)) ?? stored.header.id });
};

/** So many edits are told. */
const MOST_EDITS = 5;

/** Since when a version stands: of those under one address, by its day. */
const sinceOf = ({ revised, replaced, published }: ArticleHeader): string =>
  // What was replaced stood there before what replaced it.
  revised ?? (replaced ? '' : (published.date ?? ''));

/** What says it in other words, or is put together from several places, may be two passages: nobody has changed one. */
const isOnePlace = ({ match: { wording } }: Appearance): boolean => wording !== 'paraphrase' && wording !== 'spliced';

const editBetween = (earlier: Appearance, later: Appearance): Edit | null => {
  if (!isOnePlace(earlier) || !isOnePlace(later)) return null;
  const changes: Change[] = changesBetween(earlier.match, later.match);
  if (changes.every(({ kind }) => kind === 'editorial')) return null;
  const [before, after] = [earlier.stored.header, later.stored.header];
  const found = before.replaced?.on ?? after.revised ?? null;
  // Two files of one address that state one day: none tells which was there first.
  if (found === null && dayOf(before) === dayOf(after)) return null;
  return {
    outlet: after.outlet ?? before.outlet,
    articleId: after.id,
    url: after.url,
    found: found ?? after.published.date,
    from: printedText(earlier.match),
    to: printedText(later.match),
    changes,
    turns: changes.some(turnsMeaning),
  };
};

/** Of one article: each version against the one before. */
const editsOf = (versions: readonly Appearance[]): Edit[] => {
  const ordered = [...versions].sort((a, b) => (sinceOf(a.stored.header) < sinceOf(b.stored.header) ? -1 : 1));
  return ordered.slice(1).flatMap((later, at) => editBetween(ordered[at] as Appearance, later) ?? []);
};

/** Words that an article printed once, and prints no more. */
const removalOf = async (store: Store, { stored: { header }, match }: Appearance): Promise<Edit | null> => {
  const { replaced } = header;
  if (!replaced) return null;
  const isSame = (other: ArticleHeader): boolean => other.address === header.address && other.outlet === header.outlet;
  const [now] = (await store.withId(replaced.by)).filter((listed) => isSame(listed.header));
  const [current] = now ? await store.articles([now.key]) : [];
  if (!current) return null;
  const words = tokenise(printedText(match)).words.join(' ');
  if (` ${tokenise(current.article.text).words.join(' ')} `.includes(` ${words} `)) return null;
  const { outlet, url } = header;
  const from = printedText(match);
  return { outlet, articleId: replaced.by, url, found: replaced.on, from, to: null, changes: [], turns: false };
};

/** @param variants of the utterance that is asked about, nearest first */
export const listEdits = async (store: Store, variants: readonly Wordings[]): Promise<Edit[]> => {
  const articles = new Map<string | number, Appearance[]>();
  for (const { appearances } of variants) {
    for (const appearance of appearances) {
      const key = articleKey(appearance.stored);
      const known = articles.get(key);
      if (known) known.push(appearance);
      else articles.set(key, [appearance]);
    }
  }
  const edits: Edit[] = [];
  for (const versions of articles.values()) {
    if (edits.length >= MOST_EDITS) break;
    const isGone = versions.every(({ stored }) => stored.header.replaced);
    const gone = isGone ? await removalOf(store, versions.at(-1) as Appearance) : null;
    edits.push(...(versions.length > 1 ? editsOf(versions) : []), ...(gone ? [gone] : []));
  }
  return edits.slice(0, MOST_EDITS);
};
