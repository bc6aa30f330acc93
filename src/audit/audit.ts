/** The quotes of a draft, checked one by one and put in order: worst first. Knows no platform and no store. */
import { describeError, type ErrorCode, VerbatimError } from '../errors.js';
import type { Answer, Ask, IndexSummary } from '../model.js';
import type { Draft, DraftQuote } from './draft.js';
import { rankOf, type Standing, standingOf } from './order.js';

/** So many quotes of a draft are checked at once; the others are counted. */
export const MOST_QUOTES = 100;

/** A quote of the draft and how it stands. One that turns out to be two has two rows of one number. */
export interface Row {
  /** From 1, in the order of the draft. */
  number: number;
  quote: DraftQuote;
  standing: Standing;
  /** `null`: it could not be checked. */
  answer: Answer | null;
  /** Why not. */
  fault: string | null;
}

export interface Audit {
  name: string | null;
  /** Quotes in the draft, short ones aside. */
  found: number;
  /** The first so many of them. */
  checked: number;
  /** See `Draft`. */
  short: number;
  /** Worst first; else in the order of the draft. */
  rows: Row[];
  /** What was searched; `null` where not one quote could be checked. */
  index: IndexSummary | null;
  elapsedMs: number;
}

/** How many quotes are checked, of how many. */
export type Progress = (done: number, of: number) => void;

/** Asked for together: enough to keep two threads at work, few enough that others get their turn. */
const AT_ONCE = 4;

/** What is wrong with one quote; any other fault ends the audit. */
const OF_ONE_QUOTE: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['question-empty', 'question-too-long']);

const INNER_MARKS = /["“”„«»]/gu;

/** In marks, so that all of it is taken for the quote. */
const messageOf = (text: string): string => `“${text.replace(INNER_MARKS, ' ').replace(/\s+/g, ' ').trim()}”`;

const check = async (quote: DraftQuote, number: number, ask: Ask): Promise<Row[]> => {
  try {
    const answers = await ask({ text: messageOf(quote.text), speaker: quote.speaker, outlet: null });
    return answers.map((answer) => ({ number, quote, standing: standingOf(answer), answer, fault: null }));
  } catch (error) {
    if (!(error instanceof VerbatimError) || !OF_ONE_QUOTE.has(error.code)) throw error;
    return [{ number, quote, standing: 'unanswered', answer: null, fault: describeError(error) }];
  }
};

/** @throws what `ask` throws, unless one quote alone is to blame */
export const audit = async (draft: Draft, ask: Ask, onProgress: Progress = () => {}): Promise<Audit> => {
  const started = performance.now();
  const quotes = draft.quotes.slice(0, MOST_QUOTES);
  const rows: Row[][] = [];
  let [next, done] = [0, 0];
  const work = async (): Promise<void> => {
    for (let at = next++; at < quotes.length; at = next++) {
      rows[at] = await check(quotes[at] as DraftQuote, at + 1, ask);
      onProgress(++done, quotes.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, quotes.length) }, work));
  const sorted = rows.flat().sort((a, b) => rankOf(a.standing) - rankOf(b.standing) || a.number - b.number);
  return {
    name: draft.name,
    found: draft.quotes.length,
    checked: quotes.length,
    short: draft.short,
    rows: sorted,
    index: sorted.find(({ answer }) => answer !== null)?.answer?.index ?? null,
    elapsedMs: Math.round(performance.now() - started),
  };
};
