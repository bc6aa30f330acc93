/** The scorer of attribution, imported from `../shared`: the figures are the ones that everybody else's systems are given. */
import { pathToFileURL } from 'node:url';
import type { Quotation, Span } from '../model.js';
import type { GoldArticle, GoldQuotation, Range } from './annotated.js';
import { sharedPath } from './shared.js';

/** One line of what `extract` prints, as far as the scorer reads it. */
export interface Prediction {
  id: string;
  quotations: Quotation[];
}

export interface Failure {
  id: string;
  why: 'quotation missed' | 'wrong speaker' | 'no speaker' | 'not annotated';
  quote: string;
  source?: string;
  got?: string;
}

export interface Counts {
  gold: number;
  predicted: number;
  found: number;
  exact: number;
  foundWithSource: number;
  answered: number;
  right: number;
}

export type SourceClass = 'name' | 'pronoun' | 'common noun' | 'none';

export interface Scorer {
  score(gold: GoldArticle[], predicted: Prediction[]): { count: Counts; failures: Failure[] };
  wordIou(text: string, a: Range, b: Range): number;
  sourceClass(text: string, source: GoldQuotation['source']): SourceClass;
  surname(name: string): string;
  headWord(text: string, spans: Range[]): (Span & { word: string }) | null;
}

export const loadScorer = async (): Promise<Scorer> =>
  (await import(pathToFileURL(sharedPath('eval/score-attribution.mjs')).href)) as Scorer;
