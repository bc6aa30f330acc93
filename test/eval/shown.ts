/** Whether the name that readers are shown is right, and what its confidence is worth: by mention and by outlet. */
import { isRight, type MentionKind, quotationOf, type ResolvedArticle } from '../../src/training/names/resolved.js';
import type { Prediction, Scorer } from '../../src/training/scorer.js';
import { type Figures, groupBy, share } from './figures.js';
import { SURE } from './reliability.js';

export interface Shown {
  outlet: string;
  kind: MentionKind;
  right: boolean;
  confidence: number;
}

/** One for each stretch with a known speaker whose quotation was found. */
export const showAll = (
  scorer: Scorer,
  articles: readonly ResolvedArticle[],
  predictions: ReadonlyMap<string, Prediction>,
): Shown[] =>
  articles.flatMap(({ id, outlet, text, stretches }) =>
    stretches.flatMap((stretch): Shown[] => {
      const quotation = quotationOf(scorer, text, stretch, predictions.get(id)?.quotations ?? []);
      if (!quotation) return [];
      const { speaker } = quotation;
      const right = isRight(stretch, speaker?.name ?? speaker?.mention?.text ?? null);
      return [{ outlet, kind: stretch.kind, right, confidence: speaker?.confidence ?? 0 }];
    }),
  );

/** By mention, by outlet, and what confidence is worth. */
export const shownFigures = (shown: readonly Shown[]): Figures => {
  const right = (one: Shown): boolean => one.right;
  const isSure = (one: Shown): boolean => one.confidence >= SURE;
  const groups = [...groupBy(shown, ({ kind }) => kind), ...groupBy(shown, ({ outlet }) => outlet)];
  return {
    'name shown': share(shown, right),
    ...Object.fromEntries(groups.map(([group, some]) => [`name shown: ${group}`, share(some, right)])),
    [`name shown: right at ${SURE} and more`]: share(shown.filter(isSure), right),
    [`name shown: share at ${SURE} and more`]: share(shown, isSure),
  };
};

/** The same figures under the name of the outlets they are of. */
export const underOutlets = (outlets: string, figures: Figures): Figures =>
  Object.fromEntries(Object.entries(figures).map(([name, figure]) => [`${name}, ${outlets}`, figure]));
