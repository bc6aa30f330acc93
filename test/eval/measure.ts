/** One whole measurement: every figure for the articles that may be read and for those held out. */
import { extractQuotations } from '../../src/quotes/extract.js';
import { type GoldArticle, readArticles, type Split, splitOf } from '../../src/training/annotated.js';
import { readResolved } from '../../src/training/names/resolved.js';
import { type Failure, loadScorer, type Prediction, type Scorer } from '../../src/training/scorer.js';
import { readCoreferences, readMarked } from './annotations.js';
import { coreferenceFigures, type Resolution, resolveAll } from './coreference.js';
import { measureGrowth, normalText } from './cost.js';
import { attributionFigures, type Figures, share } from './figures.js';
import { hearAll, notSpeechFigures, type Voice } from './not-speech.js';
import { judgeAll, type Outcome } from './outcomes.js';
import { type Given, reliabilityTable, SURE } from './reliability.js';
import type { Measured } from './report.js';
import { showAll, shownFigures, underOutlets } from './shown.js';

/** What the figures of one part were counted from. */
export interface Evidence {
  outcomes: Outcome[];
  /** Predicted stretches that the annotation does not have. */
  unannotated: Failure[];
  resolutions: Resolution[];
  voices: Voice[];
}

const givenIn = (outcomes: readonly Outcome[]): Given[] =>
  outcomes.flatMap(({ answered, right, quotation }) =>
    answered && quotation?.speaker ? [{ confidence: quotation.speaker.confidence, right }] : [],
  );

const gather = (scorer: Scorer, articles: GoldArticle[], predictions: Map<string, Prediction>): Evidence => {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const isOwn = (item: { id: string }): boolean => byId.has(item.id);
  return {
    outcomes: judgeAll(scorer, articles, predictions),
    unannotated: scorer
      .score(articles, [...predictions.values()])
      .failures.filter((failure) => failure.why === 'not annotated'),
    resolutions: resolveAll(scorer, readCoreferences().filter(isOwn), byId, predictions),
    voices: hearAll(scorer, readMarked().filter(isOwn), byId, predictions),
  };
};

const figuresOf = (
  scorer: Scorer,
  articles: GoldArticle[],
  predictions: Map<string, Prediction>,
  { outcomes, resolutions, voices }: Evidence,
): Figures => {
  const sure = givenIn(outcomes).filter((given) => given.confidence >= SURE);
  return {
    ...attributionFigures(scorer, articles, predictions, outcomes),
    ...coreferenceFigures(scorer, resolutions),
    ...notSpeechFigures(voices),
    [`right among confidence of ${SURE} and more`]: share(sure, (given) => given.right),
  };
};

const predictAll = (
  articles: readonly Pick<GoldArticle, 'id' | 'text'>[],
): { predictions: Map<string, Prediction>; seconds: number } => {
  const start = performance.now();
  const predictions = new Map(
    articles.map(({ id, text }): [string, Prediction] => [id, { id, quotations: extractQuotations(text) }]),
  );
  return { predictions, seconds: (performance.now() - start) / 1000 };
};

/** Runs the extractor over all annotated articles and over the pathological texts. Takes some seconds. */
export const measureAll = async (): Promise<{ measured: Measured; evidence: Record<Split, Evidence> }> => {
  const scorer = await loadScorer();
  const all = readArticles();
  const { predictions, seconds } = predictAll(all);
  const resolved = readResolved(scorer);
  const unread = resolved.filter(({ ranked }) => !ranked);
  const both = new Map([...predictions, ...predictAll(unread).predictions]);
  const shownIn = (from: typeof resolved, split: Split) =>
    shownFigures(
      showAll(
        scorer,
        from.filter(({ id }) => splitOf(id) === split),
        both,
      ),
    );
  const ofSplit = <T>(make: (split: Split) => T): Record<Split, T> => ({
    dev: make('dev'),
    'held-out': make('held-out'),
  });
  const articles = ofSplit((split) => all.filter((article) => splitOf(article.id) === split));
  const evidence = ofSplit((split) => gather(scorer, articles[split], predictions));
  return {
    evidence,
    measured: {
      articles: ofSplit((split) => articles[split].length),
      figures: ofSplit((split) => ({
        ...figuresOf(scorer, articles[split], predictions, evidence[split]),
        ...shownIn(resolved, split),
        ...underOutlets('CBC, CTV, Global', shownIn(unread, split)),
      })),
      reliability: ofSplit((split) => reliabilityTable(givenIn(evidence[split].outcomes))),
      seconds,
      growth: measureGrowth(extractQuotations, normalText(articles.dev.map((article) => article.text))),
    },
  };
};
