/**
 * Articles that print the same passage as one that was compared. The store names them with the candidate; what was
 * judged once holds for all, so that ten thousand copies cost little more than one.
 */
import type { Span } from '../../model.js';
import type { Candidate, Store, StoredArticle } from '../../store/store.js';
import type { AskedText } from '../align/asked.js';
import { readPlace } from '../align/place.js';
import { ACCEPT } from '../align/score.js';
import { type Described, describe, extentOf, type Match } from './appearance.js';
import { compareAll } from './judged.js';

/** Up to so many further articles are read, to say where in their text the words stand. */
const MOST_READ = 40;
/** Where words beyond the kernel were asked, each copy must be read; no more than so many are. */
const MOST_CHECKED = 100;

const overlaps = (one: Span, other: Span): boolean => one.start < other.end && one.end > other.start;

/** Candidates whose passages the match touches, in the order of the text. */
const touchedBy = (match: Match, members: readonly Candidate[]): Candidate[] =>
  members.filter((member) => match.regions.some((region) => overlaps(region, member)));

/** Whether all words of the match lie in kernels, with nothing but marks and space between one kernel and the next. */
const isInside = (match: Match, touched: readonly Candidate[]): boolean => {
  const { text } = match.stored.article;
  const [first, last] = [touched[0], touched.at(-1)];
  if (!first || !last) return false;
  const { start, end } = extentOf(match);
  return (
    first.kernel.start <= start &&
    end <= last.kernel.end &&
    touched.every((member, at) => {
      const next = touched[at + 1];
      return !next || !/[\p{L}\p{N}]/u.test(text.slice(member.kernel.end, next.kernel.start));
    })
  );
};

/** Articles that print all of the passages. */
const inAll = (touched: readonly Candidate[]): number[] => {
  const [first, ...others] = touched;
  const sets = others.map(({ alike }) => new Set(alike));
  return (first?.alike ?? []).filter((key) => sets.every((set) => set.has(key)));
};

/** The match in another article that prints the same characters there; `null`: it does not. */
const moveTo = (match: Match, stored: StoredArticle): Match | null => {
  const { start, end } = extentOf(match);
  const place = stored.article.text.indexOf(match.stored.article.text.slice(start, end));
  if (place < 0) return null;
  const move = (span: Span): Span => ({ start: span.start - start + place, end: span.end - start + place });
  const regions = match.regions.map(move);
  return {
    ...match,
    stored,
    regions,
    changes: match.changes.map((change) => ({ ...change, at: move(change.at) })),
    links: match.links.map(({ asked, printed }) => ({ asked, printed: move(printed) })),
    quotations: stored.quotations.filter((quotation) =>
      (quotation.parts.length > 0 ? quotation.parts : [quotation]).some((part) =>
        regions.some((region) => overlaps(part, region)),
      ),
    ),
  };
};

const compareWhole = (asked: AskedText, stored: StoredArticle): Match | null => {
  const place = readPlace(stored, 0, stored.article.text.length);
  const [judged] = compareAll(asked, [{ place, members: [] }], { from: 0, to: asked.words.length });
  return judged && judged.score >= ACCEPT ? describe(asked, judged.comparison, judged.score) : null;
};

/** The matches given, and those in articles that print the same passages. Each article once. */
export const addAlike = async (store: Store, asked: AskedText, found: readonly Described[]): Promise<Match[]> => {
  const known = new Set(found.map(({ match }) => match.stored.key));
  const all: Match[] = [];
  for (const { match, members } of found) {
    const touched = touchedBy(match, members);
    const keys = inAll(touched).filter((key) => !known.has(key));
    for (const key of keys) known.add(key);
    const inside = isInside(match, touched);
    const many = inside && keys.length > MOST_READ;
    all.push({ ...match, alike: many ? keys : [] });
    if (many || keys.length === 0) continue;
    for (const stored of await store.articles(keys.slice(0, MOST_CHECKED))) {
      const other = moveTo(match, stored) ?? compareWhole(asked, stored);
      if (other) all.push(other);
    }
  }
  return all;
};
