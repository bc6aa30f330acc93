/** From single answers to the figures of the table. */
import type { Asked } from './asker.js';
import { ABSENT } from './questions.js';

/** Shares from 0 to 1; `null`: not measured, or no score to tell by. */
export interface Figures {
  /** Right article first, by kind of damage; for `spliced`: both. */
  recall: Record<string, number>;
  /** The same, of those that score above 99% of the absent quotes. */
  accepted: Record<string, number> | null;
  /** Quotes that nobody printed, yet an answer came. */
  letIn: Record<string, number>;
  /** Every right article named somewhere in the answer. */
  listed: Record<string, number>;
  /** Quotes that nobody printed, yet something is shown that does not hold most of their words; whatever its score. */
  shown: Record<string, number>;
  p50: number;
  p95: number;
  p99: number;
}

const isRight = ({ wanted, articles }: Asked): boolean => wanted.every((article) => articles.includes(article));

const share = <T>(items: readonly T[], test: (item: T) => boolean): number =>
  items.length === 0 ? 0 : items.filter(test).length / items.length;

/** The value below which `part` of the values lie. */
export const percentile = (values: readonly number[], part: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
};

const isAbsent = (kind: string): boolean => (ABSENT as readonly string[]).includes(kind);

/** @param scores whether the score tells right from wrong */
export const figuresOf = (answers: readonly Asked[], scores: boolean): Figures => {
  const kinds = [...new Set(answers.map(({ kind }) => kind))];
  const of = (kind: string): Asked[] => answers.filter((answer) => answer.kind === kind);
  const present = kinds.filter((kind) => !isAbsent(kind));
  const bar = percentile(
    of('absent').map(({ score, accepted }) => (accepted ? score : 0)),
    0.99,
  );
  const table = (rows: readonly string[], test: (answer: Asked) => boolean) =>
    Object.fromEntries(rows.map((kind) => [kind, share(of(kind), test)]));
  const times = answers.map(({ ms }) => ms);
  return {
    recall: table(present, isRight),
    accepted: scores ? table(present, (answer) => answer.accepted && answer.score > bar && isRight(answer)) : null,
    letIn: table(kinds.filter(isAbsent), ({ accepted, score }) => accepted && (!scores || score > bar)),
    listed: table(present, ({ wanted, listed }) => listed.length === wanted.length),
    shown: table(kinds.filter(isAbsent), ({ accepted, printed }) => accepted && !printed),
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
  };
};
