/** "But also given to": every annotated quotation asked once, and each time that an answer names a second speaker. */
import { readFileSync } from 'node:fs';
import type { Answer, Ask } from '../../../src/model.js';
import type { Split } from '../../../src/training/annotated.js';
import { parseLines } from '../../shared.js';
import { type Figures, share } from '../figures.js';
import type { Quote } from './quotes.js';

/** What reading the articles says of one such answer. Names and places only. */
export interface Reading {
  id: string;
  start: number;
  said: string;
  other: string;
  /** One utterance, which the articles give to two different people. */
  right: boolean;
}

export interface Also {
  quote: Quote;
  answer: Answer;
  said: string;
  other: string;
  /** `null`: not read yet. */
  right: boolean | null;
}

const READINGS = new URL('./also-readings.jsonl', import.meta.url);

const keyOf = ({ id, start, said, other }: Omit<Reading, 'right'>): string => JSON.stringify([id, start, said, other]);

const placeOf = ({ article, parts }: Quote): { id: string; start: number } => ({
  id: article.id,
  start: parts[0]?.[0] ?? 0,
});

/** Both ways of saying it: other speakers of these words, and a claim that is disputed. */
const othersIn = ({ otherSpeakers }: Answer): string[] => otherSpeakers.map(({ name }) => name);

export const askAlso = async (ask: Ask, quotes: readonly Quote[]): Promise<Also[]> => {
  const readings = new Map(
    parseLines<Reading>(readFileSync(READINGS, 'utf8')).map((reading) => [keyOf(reading), reading.right]),
  );
  const found: Also[] = [];
  for (const quote of quotes) {
    for (const answer of await ask({ text: `“${quote.words}”`, speaker: null, outlet: null })) {
      for (const other of othersIn(answer)) {
        const said = answer.speaker?.name ?? '';
        const right = readings.get(keyOf({ ...placeOf(quote), said, other })) ?? null;
        found.push({ quote, answer, said, other, right });
      }
    }
  }
  return found;
};

export const alsoFigures = (found: readonly Also[], split: Split): Figures => {
  const own = found.filter(({ quote }) => quote.split === split);
  return {
    'also given to somebody else: right, of those read': share(
      own.filter(({ right }) => right !== null),
      ({ right }) => right === true,
    ),
    'also given to somebody else: read': share(own, ({ right }) => right !== null),
  };
};

/** For reading by hand: the words, who is said to have spoken, and where else they were found. */
export const describeAlso = (found: readonly Also[]): string =>
  found
    .map(({ quote, answer, said, other, right }) =>
      JSON.stringify({
        ...placeOf(quote),
        said,
        other,
        right,
        words: quote.words,
        source: quote.gold.source?.text ?? null,
        outlets: answer.outlets.map((outlet) => ({
          printed: outlet.printed,
          speaker: outlet.speaker,
          articles: outlet.articles.map(({ id }) => id),
        })),
      }),
    )
    .join('\n');
