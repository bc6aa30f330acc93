/** The annotated articles, and which of them are kept apart. */
import { createHash } from 'node:crypto';
import { parseLines, readShared } from './shared.js';

/** `[start, end]`, end exclusive: how the annotated file writes a span. */
export type Range = [start: number, end: number];

export interface GoldQuotation {
  kind: 'direct' | 'mixed';
  /** One for each pair of marks, marks excluded. */
  quoteSpans: Range[];
  source: { text: string; spans: Range[] } | null;
  cue: { text: string; spans: Range[] } | null;
}

export interface GoldArticle {
  id: string;
  outlet: string;
  text: string;
  gold: GoldQuotation[];
}

/** `dev` is read and tuned on; `held-out` is only ever measured. */
export type Split = 'dev' | 'held-out';

export const SPLITS: readonly Split[] = ['dev', 'held-out'];

/** A fifth of all articles is held out, by a rule that needs no list and no order. */
export const splitOf = (articleId: string): Split =>
  (createHash('sha1').update(articleId).digest()[0] ?? 0) % 5 === 0 ? 'held-out' : 'dev';

export const readArticles = (): GoldArticle[] => parseLines<GoldArticle>(readShared('polnear/train.jsonl'));
