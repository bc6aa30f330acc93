/** Shares and how they are counted from the scorer's work. */
import type { GoldArticle } from '../../src/training/annotated.js';
import type { Prediction, Scorer } from '../../src/training/scorer.js';
import type { Outcome } from './outcomes.js';

/** `right` of `of`: a figure that still knows how much it rests on. */
export interface Share {
  right: number;
  of: number;
}

/** Figures of one part of the articles, by name, in the order they are printed. */
export type Figures = Record<string, Share>;

/** 0 to 1; of nothing, `null`: no figure. */
export const ratio = ({ right, of }: Share): number | null => (of === 0 ? null : right / of);

/** @returns how many of the items pass the test */
export const share = <T>(items: readonly T[], passes: (item: T) => boolean): Share => ({
  right: items.filter(passes).length,
  of: items.length,
});

/** Items by key, keys in order of first appearance. */
export const groupBy = <T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
};

/** Quotations and speakers as the scorer counts them over all the articles at once. */
const overall = (scorer: Scorer, articles: GoldArticle[], predictions: Map<string, Prediction>): Figures => {
  const { count } = scorer.score(articles, [...predictions.values()]);
  return {
    'quotations: precision': { right: count.found, of: count.predicted },
    'quotations: recall': { right: count.found, of: count.gold },
    'quotations: exact spans': { right: count.exact, of: count.found },
    'speaker accuracy': { right: count.right, of: count.foundWithSource },
    'speaker precision where given': { right: count.right, of: count.answered },
    'speaker coverage': { right: count.answered, of: count.foundWithSource },
  };
};

type GroupOf = (outcome: Outcome) => string;

const GROUPINGS: readonly GroupOf[] = [(o) => o.gold.kind, (o) => o.sourceClass, (o) => o.article.outlet];

/** Speaker accuracy among the stretches found, for each kind, class of source and outlet. */
export const byGroup = (outcomes: readonly Outcome[]): Figures => {
  const attributed = outcomes.filter((o) => o.found && o.gold.source !== null);
  const figures: Figures = {};
  for (const groupOf of GROUPINGS) {
    for (const [group, members] of groupBy(attributed, groupOf)) {
      figures[`speaker accuracy: ${group}`] = share(members, (o) => o.right);
    }
  }
  return figures;
};

/** Quotation figures of each outlet. */
const byOutlet = (scorer: Scorer, articles: GoldArticle[], predictions: Map<string, Prediction>): Figures => {
  const figures: Figures = {};
  for (const [outlet, members] of groupBy(articles, (article) => article.outlet)) {
    const { count } = scorer.score(members, [...predictions.values()]);
    figures[`quotations: precision, ${outlet}`] = { right: count.found, of: count.predicted };
    figures[`quotations: recall, ${outlet}`] = { right: count.found, of: count.gold };
  }
  return figures;
};

/** All figures that rest on the annotated attributions of these articles. */
export const attributionFigures = (
  scorer: Scorer,
  articles: GoldArticle[],
  predictions: Map<string, Prediction>,
  outcomes: readonly Outcome[],
): Figures => ({
  ...overall(scorer, articles, predictions),
  ...byGroup(outcomes),
  ...byOutlet(scorer, articles, predictions),
});
