/** What became of each annotated stretch: the rows from which groups, bins and failures are counted. */
import type { Quotation, Span } from '../../src/model.js';
import type { GoldArticle, GoldQuotation, Range } from '../../src/training/annotated.js';
import type { Prediction, Scorer, SourceClass } from '../../src/training/scorer.js';

export interface Outcome {
  article: GoldArticle;
  gold: GoldQuotation;
  stretch: Range;
  sourceClass: SourceClass;
  /** The predicted quotation that covers the stretch best; `null` where none touches it. */
  quotation: Quotation | null;
  found: boolean;
  answered: boolean;
  right: boolean;
}

/**
 * The quotation one of whose parts shares most words with the stretch, cut down to that part.
 * @returns `null` where no part touches the stretch
 */
export const bestCover = (
  scorer: Pick<Scorer, 'wordIou'>,
  text: string,
  { start, end }: Span,
  quotations: readonly Quotation[],
): Quotation | null => {
  let best: { iou: number; quotation: Quotation } | null = null;
  for (const quotation of quotations) {
    for (const part of quotation.parts) {
      if (part.start >= end || part.end <= start) continue;
      const iou = scorer.wordIou(text, [start, end], [part.start, part.end]);
      if (!best || iou > best.iou) best = { iou, quotation: { ...quotation, parts: [part] } };
    }
  }
  return best?.quotation ?? null;
};

const judge = (
  scorer: Scorer,
  article: GoldArticle,
  gold: GoldQuotation,
  stretch: Range,
  all: Quotation[],
): Outcome => {
  const [start, end] = stretch;
  const quotation = bestCover(scorer, article.text, { start, end }, all);
  const alone = { ...article, gold: [{ ...gold, quoteSpans: [stretch] }] };
  const { count } = scorer.score([alone], [{ id: article.id, quotations: quotation ? [quotation] : [] }]);
  return {
    article,
    gold,
    stretch,
    sourceClass: scorer.sourceClass(article.text, gold.source),
    quotation,
    found: count.found > 0,
    answered: count.answered > 0,
    right: count.right > 0,
  };
};

/** One outcome for each annotated stretch, judged by the scorer one at a time, in the order of the articles. */
export const judgeAll = (scorer: Scorer, articles: GoldArticle[], predictions: Map<string, Prediction>): Outcome[] =>
  articles.flatMap((article) => {
    const all = predictions.get(article.id)?.quotations ?? [];
    return article.gold.flatMap((gold) => gold.quoteSpans.map((stretch) => judge(scorer, article, gold, stretch, all)));
  });
