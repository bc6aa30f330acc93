/** Quotes as attribution sees them: stretches that run on over paragraphs are one. */
import type { Span } from '../../model.js';
import type { Layout } from '../layout/layout.js';
import { findAllStretches } from './all-stretches.js';
import type { Stretch } from './stretches.js';

/** One quote: a stretch, or several where the opening mark is repeated on each paragraph. */
export interface QuoteSpan extends Span {
  stretches: Stretch[];
  /** With the marks. */
  outerStart: number;
  outerEnd: number;
}

const outerEnd = (stretch: Stretch): number => (stretch.close >= 0 ? stretch.close + 1 : stretch.end);

/** Joins stretches that go on from the one before them. Ascending, non-overlapping. */
const joinStretches = (stretches: readonly Stretch[]): QuoteSpan[] => {
  const quotes: QuoteSpan[] = [];
  for (const stretch of stretches) {
    const last = quotes.at(-1);
    if (last && stretch.continues) {
      last.stretches.push(stretch);
      last.end = stretch.end;
      last.outerEnd = outerEnd(stretch);
    } else {
      quotes.push({
        stretches: [stretch],
        start: stretch.start,
        end: stretch.end,
        outerStart: stretch.open >= 0 ? stretch.open : stretch.start,
        outerEnd: outerEnd(stretch),
      });
    }
  }
  return quotes;
};

/** The quotes of a text in order, without overlap. */
export const findQuotes = (layout: Layout): QuoteSpan[] => joinStretches(findAllStretches(layout));
