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

/** How many passages hold each term of a text. Whoever calls holds a transaction in which the snapshot was refreshed. */
export const countTerms = (text: string, frequencies: TermFrequencies): Map<number, number> => {
  const terms = new Set<number>();
  forEachTerm(text, (term) => terms.add(term));
  const distinct = [...terms];
  return new Map(frequencies.count(distinct).map((frequency, i) => [distinct[i] as number, frequency]));
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
 * @param counted how many passages hold each of its terms
 * @param limit how many groups; more where more share most of the question
 */
export const findGroups = (
  counted: ReadonlyMap<number, number>,
  limit: number,
  { snapshot, lists }: { snapshot: Snapshot; lists: PostingLists },
): Group[] => {
  const known = [...counted].flatMap(([term, frequency]) => (frequency > 0 ? [{ term, frequency }] : []));
  const unknown = counted.size - known.length;
  const terms = chooseTerms(known);
  if (terms.length === 0) return [];
  const shared = weigh(lists, terms, snapshot.passages);
  return groupPassages(
    snapshot,
    { ...shared, total: shared.total + unknown * unknownWeight(snapshot.passages) },
    limit,
  );
};
