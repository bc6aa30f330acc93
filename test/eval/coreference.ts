/** From "she" and "the senator" to the person's full name. */

import type { GoldArticle } from '../../src/training/annotated.js';
import { isSameName, namesNobody } from '../../src/training/same-name.js';
import type { Prediction, Scorer } from '../../src/training/scorer.js';
import type { Coreference } from './annotations.js';
import { type Figures, share } from './figures.js';
import { bestCover } from './outcomes.js';

export interface Resolution {
  annotated: Coreference;
  /** The predicted speaker's name; `null` where none was given. */
  name: string | null;
  /** Whether the quoted stretch was found at all: silence about an unseen quotation is no answer. */
  found: boolean;
}

/** What the extractor answers for each annotated mention. An article that is not in the collection is not found. */
export const resolveAll = (
  scorer: Pick<Scorer, 'wordIou'>,
  annotated: readonly Coreference[],
  articles: ReadonlyMap<string, GoldArticle>,
  predictions: ReadonlyMap<string, Prediction>,
): Resolution[] =>
  annotated.map((item) => {
    const text = articles.get(item.id)?.text ?? '';
    const quotation = bestCover(scorer, text, item, predictions.get(item.id)?.quotations ?? []);
    return { annotated: item, name: quotation?.speaker?.name ?? null, found: quotation !== null };
  });

/** The full name and nothing less; where the article names nobody, no name. */
export const isResolved = ({ annotated, name, found }: Resolution): boolean => {
  if (!found) return false;
  if (annotated.fullName === null) return namesNobody(name, annotated.mention);
  return name !== null && isSameName(name, annotated.fullName);
};

/** Full names, the right person in any form (same surname), and unnamed speakers that stay unnamed. */
export const coreferenceFigures = (scorer: Pick<Scorer, 'surname'>, resolutions: readonly Resolution[]): Figures => {
  const named = resolutions.filter((r) => r.annotated.fullName !== null);
  const unnamed = resolutions.filter((r) => r.annotated.fullName === null);
  const surnameIsRight = ({ annotated, name }: Resolution): boolean =>
    name !== null && scorer.surname(name) === scorer.surname(annotated.fullName ?? '');
  return {
    'pronoun or description to full name': share(named, isResolved),
    'pronoun or description to surname': share(named, surnameIsRight),
    'unnamed speaker left unnamed': share(unnamed, isResolved),
  };
};
