/**
 * A process that only answers, as the bot does: its memory is the product's own.
 * @example node --import tsx asker.ts STORE QUESTIONS.jsonl ROUNDS — prints one line an answer, then what it used
 */
import { readFileSync } from 'node:fs';
import type { Answer } from '../../src/model.js';
import { parseLines } from '../shared.js';
import { openBuilt } from './built.js';
import type { BenchQuestion } from './questions.js';

/** An answer as the bench judges it. */
export interface Asked {
  kind: string;
  /** Articles named as the place of the words: all pieces of a joined quote. */
  articles: string[];
  wanted: string[];
  /** Those of `wanted` that the answer names anywhere. */
  listed: string[];
  /** Articles listed in all. */
  appearances: number;
  accepted: boolean;
  /** What is shown prints most of the question's words, in their order. */
  printed: boolean;
  score: number;
  ms: number;
}

export interface AskerReport {
  /** Until the first answer, the index being there. */
  startMs: number;
  /** Peak memory of the process, in megabytes. */
  memory: number;
}

/** A question that holds this much of the print is rightly found, whatever else it holds. */
const MOSTLY = 0.6;

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether `MOSTLY` of the words of a text stand in another, in order (longest common subsequence). */
const printsMost = (text: string, print: string): boolean => {
  const [asked, printed] = [wordsIn(text), wordsIn(print)];
  let row = new Array<number>(printed.length + 1).fill(0);
  for (const word of asked) {
    const next = [0];
    printed.forEach((other, at) => {
      next.push(word === other ? (row[at] as number) + 1 : Math.max(row[at + 1] as number, next[at] as number));
    });
    row = next;
  }
  return (row.at(-1) as number) >= MOSTLY * asked.length;
};

const messageOf = (text: string): string => (/[“”]/.test(text) ? text : `“${text}”`);

const placesOf = ({ pieces, quotation }: Answer): { articleId: string; text: string }[] =>
  pieces.length > 0 ? pieces : quotation ? [quotation] : [];

const [store = '', questions = ''] = process.argv.slice(2);
const { openSqliteStore, createAsk } = await openBuilt();
const started = performance.now();
const opened = openSqliteStore(store);
const ask = createAsk(opened);
await ask({ text: '“A first question that wakes everything up”', speaker: null, outlet: null });
const startMs = performance.now() - started;

const all = parseLines<BenchQuestion>(readFileSync(questions, 'utf8'));
// The first hundred warm the machine up and are asked again.
for (const { text } of all.slice(0, 100)) await ask({ text: messageOf(text), speaker: null, outlet: null });
for (const { kind, text, articles: wanted } of all) {
  const begun = performance.now();
  const answers = await ask({ text: messageOf(text), speaker: null, outlet: null });
  const ms = performance.now() - begun;
  const places = answers.flatMap(placesOf);
  const articles = places.map(({ articleId }) => articleId);
  const shown = answers.flatMap(({ outlets }) => outlets.flatMap((outlet) => outlet.articles.map(({ id }) => id)));
  const asked: Asked = {
    kind,
    articles,
    wanted,
    listed: wanted.filter((id) => articles.includes(id) || shown.includes(id)),
    appearances: shown.length,
    accepted: answers.some(({ verdict }) => verdict !== 'not-found'),
    printed: printsMost(text, places.map((place) => place.text).join(' ')),
    score: Math.max(0, ...answers.map(({ score }) => score)),
    ms,
  };
  process.stdout.write(`${JSON.stringify(asked)}\n`);
}
const memory = process.resourceUsage().maxRSS / 1024;
process.stdout.write(`${JSON.stringify({ startMs, memory } satisfies AskerReport)}\n`);
await opened.close();
