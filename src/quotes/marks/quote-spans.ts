/** Quotes as attribution sees them: stretches that run on over paragraphs are one. */
import type { Span } from '../../model.js';
import type { Stretch } from './stretches.js';

/** One quote: a stretch, or several where the opening mark is repeated on each paragraph. */
export interface Chain extends Span {
  stretches: Stretch[];
  /** With the marks. */
  outerStart: number;
  outerEnd: number;
}

const outerEnd = (stretch: Stretch): number => (stretch.close >= 0 ? stretch.close + 1 : stretch.end);

/** Joins stretches that go on from the one before them. Ascending, non-overlapping. */
export const joinChains = (stretches: readonly Stretch[]): Chain[] => {
  const chains: Chain[] = [];
  for (const stretch of stretches) {
    const last = chains.at(-1);
    if (last && stretch.continues) {
      last.stretches.push(stretch);
      last.end = stretch.end;
      last.outerEnd = outerEnd(stretch);
    } else {
      chains.push({
        stretches: [stretch],
        start: stretch.start,
        end: stretch.end,
        outerStart: stretch.open >= 0 ? stretch.open : stretch.start,
        outerEnd: outerEnd(stretch),
      });
    }
  }
  return chains;
};
