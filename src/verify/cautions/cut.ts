/** What the rules are asked, and what they answer. */
import type { Quotation, Span } from '../../model.js';

/** Words that were cut out of print. */
export interface Cut {
  /** The article's clean text. */
  text: string;
  /** Matched stretches in the text's offsets, in order; between two of them the asker left words out. */
  kept: readonly Span[];
  /** Quotations of the article near the kept words. */
  quotations: readonly Quotation[];
  /** The asked words as typed: what the asker says in own words is not left out. */
  asked: string;
}

export type CutKind = 'frame' | 'condition' | 'subject' | 'ellipsis';

export interface CutCaution {
  kind: CutKind;
  /** The printed words that prove it. */
  at: Span;
}
