/** Annotated articles as lessons for the ranker: for each quote its candidates, and which of them are right. */
import { attributeQuotes, type Chooser, type Step } from '../../quotes/attribution/attribute.js';
import { type Document, readDocument } from '../../quotes/parse/document.js';
import { mentionType } from '../../quotes/parse/mention.js';
import type { GoldArticle, GoldQuotation } from '../annotated.js';
import type { Scorer } from '../scorer.js';
import type { Group } from './boost.js';

/** An article read once; walked many times. */
export interface Lesson {
  article: GoldArticle;
  document: Document;
  /** For each quote, the annotated quotations with a source that it covers. */
  golds: GoldQuotation[][];
}

const LEAST_IOU = 0.8;

export const readLesson = (scorer: Scorer, article: GoldArticle): Lesson => {
  const document = readDocument(article.text);
  const golds = document.quotes.map((quote) =>
    quote.stretches.flatMap(({ start, end }) =>
      article.gold.filter(
        (gold) =>
          gold.source !== null &&
          gold.quoteSpans.some(
            (span) => span[0] < end && span[1] > start && scorer.wordIou(article.text, span, [start, end]) >= LEAST_IOU,
          ),
      ),
    ),
  );
  return { article, document, golds };
};

/** Whether a mention is the annotated source itself: it overlaps the source's head word. */
const isSource = (scorer: Scorer, { article, document }: Lesson, gold: GoldQuotation, index: number): boolean => {
  const mention = document.mentions[index];
  const head = scorer.headWord(article.text, gold.source?.spans ?? []);
  if (!mention || !head) return false;
  return (document.tokens.start[mention.core] ?? 0) < head.end && (document.tokens.end[mention.last] ?? 0) > head.start;
};

/** Whether a mention is the annotated source's name, printed elsewhere. */
const isNamesake = (scorer: Scorer, { article, document }: Lesson, gold: GoldQuotation, index: number): boolean => {
  const mention = document.mentions[index];
  if (!mention || mention.type !== mentionType.name || scorer.sourceClass(article.text, gold.source) !== 'name')
    return false;
  const name = article.text.slice(document.tokens.start[mention.core], document.tokens.end[mention.last]);
  return scorer.surname(name) !== '' && scorer.surname(name) === scorer.surname(gold.source?.text ?? '');
};

export interface Judged {
  step: Step;
  /** For each candidate, whether it is the source itself, and whether the scorer would take it. */
  exact: boolean[];
  right: boolean[];
}

const judge = (scorer: Scorer, lesson: Lesson, step: Step): Judged => {
  const golds = lesson.golds[step.context.quote] ?? [];
  const exact = step.candidates.map((c) => golds.some((gold) => isSource(scorer, lesson, gold, c.mention)));
  const right = step.candidates.map(
    (c, i) => exact[i] || golds.some((gold) => isNamesake(scorer, lesson, gold, c.mention)),
  );
  return { step, exact, right };
};

/** Walks an article with the right answers in mind, and `fallback` where nothing is annotated. */
export const teach = (scorer: Scorer, lesson: Lesson, fallback: Chooser): Group[] => {
  const groups: Group[] = [];
  attributeQuotes(lesson.document, (step) => {
    const { exact, right } = judge(scorer, lesson, step);
    const labels = exact.includes(true) ? exact : right;
    const weight = Math.min(3, lesson.golds[step.context.quote]?.length ?? 0);
    if (weight > 0) groups.push({ rows: step.rows, right: labels, weight });
    return labels.includes(true) ? { picked: labels.indexOf(true), chances: [] } : fallback(step);
  });
  return groups;
};

/** What a chooser makes of an article: chance and rightness of each annotated choice. */
export const examine = (scorer: Scorer, lesson: Lesson, choose: Chooser): { chance: number; right: boolean }[] => {
  const results: { chance: number; right: boolean }[] = [];
  for (const choice of attributeQuotes(lesson.document, choose)) {
    const golds = lesson.golds[choice.context.quote] ?? [];
    const { right } = judge(scorer, lesson, choice);
    for (const _ of golds)
      results.push({ chance: choice.chances[choice.picked] ?? 0, right: right[choice.picked] ?? false });
  }
  return results;
};
