/** How many passages hold a term: from the sketches where those tell well enough, else from the lists. */
import { lengthOf, type PostingLists, type Wanted } from './posting-lists.js';
import type { Snapshot } from './snapshot.js';

/** An estimate so many times the removed passages of its segment is no farther off by them than it is by itself. */
const SURE = 20;

/** Smaller estimates are looked up: they may be of other terms alone. */
const EXACT_BELOW = 500;

/** Whoever calls holds a transaction in which the snapshot was refreshed. */
export class TermFrequencies {
  constructor(
    private readonly snapshot: Snapshot,
    private readonly lists: PostingLists,
  ) {}

  /**
   * About how many passages hold each term, in the order asked. Terms that share a cell of a sketch count together;
   * passages of removed articles do not count.
   */
  estimate(terms: readonly number[]): number[] {
    const sums = new Map<number, number>();
    const add = (term: number, count: number): void => {
      sums.set(term, (sums.get(term) ?? 0) + count);
    };
    const unsure: Wanted[] = [];
    for (const term of new Set(terms)) {
      for (const holding of this.snapshot.holding(term)) {
        const { estimate, gone } = holding;
        if (gone > 0 && estimate < SURE * gone) unsure.push({ term, holding });
        else add(term, estimate);
      }
    }
    for (const list of this.lists.readIn(unsure)) add(list.term, lengthOf(list));
    return terms.map((term) => sums.get(term) ?? 0);
  }

  /** How many passages hold each term, in the order asked: exact but for common ones. */
  count(terms: readonly number[]): number[] {
    const estimates = this.estimate(terms);
    const few = terms.filter((_, i) => (estimates[i] as number) < EXACT_BELOW);
    const exact = new Map(few.map((term) => [term, 0]));
    for (const list of this.lists.read(few)) exact.set(list.term, (exact.get(list.term) ?? 0) + lengthOf(list));
    return terms.map((term, i) => exact.get(term) ?? Math.round(estimates[i] as number));
  }
}
