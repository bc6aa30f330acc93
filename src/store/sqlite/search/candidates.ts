/**
 * From a question's words to the passages that share the most telling ones. Only the question's rarest terms are read:
 * a few thousand postings find what reading all of them would.
 */

import { forEachTerm } from '../segments/terms.js';
import { Accumulator } from './accumulator.js';
import type { TermFrequencies } from './frequency.js';
import { type Group, groupPassages, type SharedWeights } from './grouping.js';
import type { PostingLists } from './posting-lists.js';
import type { Snapshot } from './snapshot.js';

interface QueryTerm {
  term: number;
  frequency: number;
}

/** Of a long question every stretch of so many terms gives its rarest. */
const STRETCH = 24;
const MOST_TERMS = 60;
const FEWEST_OF_STRETCH = 4;
/**
 * Terms are read, rarest first, until so many postings are; but a good part of them whatever it takes, within bounds:
 * words that ten thousand articles print are common in all their terms, and only chance neighbours have the rare ones.
 */
const POSTINGS = 16_000;
const FEWEST_TERMS = 4;
const FEWEST_SHARE = 0.4;
const MOST_POSTINGS = 150_000;
/** So many of a list are read at most. */
const LONGEST = 40_000;

const byRarity = (a: QueryTerm, b: QueryTerm): number => a.frequency - b.frequency;

interface QueryTerms {
  known: QueryTerm[];
  /** How many terms no passage holds. */
  unknown: number;
}

const readTerms = (text: string, frequencies: TermFrequencies): QueryTerms => {
  const set = new Set<number>();
  forEachTerm(text, (term) => set.add(term));
  const distinct = [...set];
  const all = frequencies.count(distinct).map((frequency, i) => ({ term: distinct[i] as number, frequency }));
  const known = all.filter(({ frequency }) => frequency > 0);
  return { known, unknown: all.length - known.length };
};

/** The rarest terms of each stretch of the question, rarest first. */
const chooseTerms = (terms: readonly QueryTerm[]): QueryTerm[] => {
  if (terms.length <= MOST_TERMS) return [...terms].sort(byRarity);
  const share = Math.max(FEWEST_OF_STRETCH, Math.floor((MOST_TERMS * STRETCH) / terms.length));
  const chosen: QueryTerm[] = [];
  for (let at = 0; at < terms.length; at += STRETCH) {
    const stretch = terms.slice(at, at + STRETCH).sort(byRarity);
    chosen.push(...stretch.slice(0, share));
  }
  return chosen.sort(byRarity);
};

const withinBudget = (terms: readonly QueryTerm[]): QueryTerm[] => {
  const fewest = Math.max(FEWEST_TERMS, FEWEST_SHARE * terms.length);
  let postings = 0;
  const tooMany = terms.findIndex(({ frequency }, i) => {
    postings += Math.min(frequency, LONGEST);
    return i >= FEWEST_TERMS && postings > (i < fewest ? MOST_POSTINGS : POSTINGS);
  });
  return tooMany < 0 ? [...terms] : terms.slice(0, tooMany);
};

/** Rarer terms weigh more: the logarithm of how many passages there are for each that holds the term. */
const weigh = (lists: PostingLists, terms: readonly QueryTerm[], passages: number): SharedWeights => {
  const weights = new Map(terms.map(({ term, frequency }) => [term, Math.log2(1 + passages / frequency)]));
  const read = lists.read([...weights.keys()]);
  const accumulator = new Accumulator(read.reduce((sum, { start, end }) => sum + Math.min(end - start, LONGEST), 0));
  for (const { term, blob, start, end, base } of read) {
    accumulator.addList(blob, start, end, base, weights.get(term) as number, LONGEST);
  }
  return { ...accumulator.results(), total: [...weights.values()].reduce((sum, weight) => sum + weight, 0) };
};

/**
 * The best groups of passages for a question. Whoever calls holds a transaction in which the snapshot was refreshed.
 * @param limit how many groups; more where more share most of the question
 */
export const findGroups = (
  text: string,
  limit: number,
  { snapshot, lists, frequencies }: { snapshot: Snapshot; lists: PostingLists; frequencies: TermFrequencies },
): Group[] => {
  const { known, unknown } = readTerms(text, frequencies);
  const terms = withinBudget(chooseTerms(known));
  if (terms.length === 0) return [];
  const shared = weigh(lists, terms, snapshot.passages);
  return groupPassages(
    snapshot,
    { ...shared, total: shared.total + unknown * Math.log2(1 + snapshot.passages) },
    limit,
  );
};
