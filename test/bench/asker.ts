/**
 * A process that only answers, as the bot does: its memory is the product's own.
 * @example node --import tsx asker.ts STORE QUESTIONS.jsonl ROUNDS — prints one line an answer, then what it used
 */
import { readFileSync } from 'node:fs';
import { parseLines } from '../shared.js';
import { openBuilt } from './built.js';
import type { BenchQuestion } from './questions.js';

/** An answer as the bench judges it. */
export interface Asked {
  kind: string;
  /** Articles named as the place of the words: all pieces of a joined quote. */
  articles: string[];
  wanted: string[];
  /** Articles listed in all. */
  appearances: number;
  accepted: boolean;
  score: number;
  ms: number;
}

export interface AskerReport {
  /** Until the first answer, the index being there. */
  startMs: number;
  /** Peak memory of the process, in megabytes. */
  memory: number;
}

const [store = '', questions = ''] = process.argv.slice(2);
const { openSqliteStore, createAsk } = await openBuilt();
const started = performance.now();
const opened = openSqliteStore(store);
const ask = createAsk(opened);
await ask({ text: '“A first question that wakes everything up”', speaker: null, outlet: null });
const startMs = performance.now() - started;

const all = parseLines<BenchQuestion>(readFileSync(questions, 'utf8'));
// The first hundred warm the machine up and are asked again.
for (const { text } of all.slice(0, 100)) await ask({ text: `“${text}”`, speaker: null, outlet: null });
for (const { kind, text, articles: wanted } of all) {
  const begun = performance.now();
  const [answer] = await ask({ text: `“${text}”`, speaker: null, outlet: null });
  const ms = performance.now() - begun;
  const places = answer?.pieces.length ? answer.pieces : answer?.quotation ? [answer.quotation] : [];
  const articles = places.map(({ articleId }) => articleId);
  const appearances = answer?.outlets.reduce((sum, outlet) => sum + outlet.articles.length, 0) ?? 0;
  const accepted = answer !== undefined && answer.verdict !== 'not-found';
  process.stdout.write(
    `${JSON.stringify({ kind, articles, wanted, appearances, accepted, score: answer?.score ?? 0, ms } satisfies Asked)}\n`,
  );
}
const memory = process.resourceUsage().maxRSS / 1024;
process.stdout.write(`${JSON.stringify({ startMs, memory } satisfies AskerReport)}\n`);
await opened.close();
