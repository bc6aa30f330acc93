/**
 * From a question's words to the passages that share the most telling ones. Only the question's rarest terms are read:
 * a few thousand postings find what reading all of them would.
 */

import { chooseTerms, LONGEST, type QueryTerm, unknownWeight, weightOf } from '../../rarest.js';
import { forEachTerm } from '../segments/terms.js';
import { Accumulator } from './accumulator.js';
import type { TermFrequencies } from './frequency.js';
import { type Group, groupPassages, type SharedWeights } from './grouping.js';
import type { PostingLists } from './posting-lists.js';
import type { Snapshot } from './snapshot.js';

interface QueryTerms {
  known: QueryTerm<number>[];
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

const weigh = (lists: PostingLists, terms: readonly QueryTerm<number>[], passages: number): SharedWeights => {
  const weights = new Map(terms.map(({ term, frequency }) => [term, weightOf(frequency, passages)]));
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
  const terms = chooseTerms(known);
  if (terms.length === 0) return [];
  const shared = weigh(lists, terms, snapshot.passages);
  return groupPassages(
    snapshot,
    { ...shared, total: shared.total + unknown * unknownWeight(snapshot.passages) },
    limit,
  );
};
