/** Places -> how each prints a stretch of the question, and how sure that is. */
import type { AskedText, Stretch } from '../align/asked.js';
import { type Comparison, compare } from '../align/compare.js';
import { evidenceOf, scoreOf } from '../align/score.js';
import type { Found } from './places.js';

/** A comparison with the candidates that led to it. */
export interface Judged extends Pick<Found, 'members'> {
  comparison: Comparison;
  score: number;
}

/** Compares a stretch of the question with every place, best first. */
export const compareAll = (asked: AskedText, found: readonly Found[], { from, to }: Stretch): Judged[] =>
  found
    .flatMap(({ place, members }) => {
      const comparison = compare(asked, place, from, to);
      return comparison ? [{ comparison, members, score: scoreOf(evidenceOf(asked, [comparison], from, to)) }] : [];
    })
    .sort((one, other) => other.score - one.score || other.comparison.chain.weight - one.comparison.chain.weight);
