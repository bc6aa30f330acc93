/** The files of one size: a corpus to ingest in bulk, two smaller ones to add, and the questions. */
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { splitSentences } from '../../src/text/sentences.js';
import { type Line, writeArticles } from '../../src/training/invented/articles.js';
import type { Language } from '../../src/training/invented/language.js';
import { parseLines } from '../shared.js';
import { type BenchQuestion, makeQuestions, Sampler, type Source } from './questions.js';
import type { Passage } from './rivals.js';

export interface Workload {
  /** Passages in `bulk`, and in each of the two others. */
  passages: number;
  added: number;
  bulk: string;
  additions: [string, string];
  questions: BenchQuestion[];
}

const writeCorpus = (file: string, language: Language, seed: number, passages: number): Source[] => {
  const sampler = new Sampler(4000);
  const out = openSync(file, 'w');
  let written = 0;
  let lines: string[] = [];
  for (const article of writeArticles(language, seed)) {
    if (written >= passages) break;
    written += article.sentences.length;
    sampler.add(article);
    lines.push(`${JSON.stringify(article.line)}\n`);
    if (lines.length < 500) continue;
    writeSync(out, lines.join(''));
    lines = [];
  }
  writeSync(out, lines.join(''));
  closeSync(out);
  return sampler.sources;
};

/** Adding a fiftieth, but enough to be timed. */
const ADDED_SHARE = 0.02;
const LEAST_ADDED = 4_000;

export const makeWorkload = (folder: string, language: Language, passages: number, each: number): Workload => {
  const added = Math.max(LEAST_ADDED, Math.round(passages * ADDED_SHARE));
  const at = (name: string): string => join(folder, `${name}-${passages}.jsonl`);
  const sources = writeCorpus(at('bulk'), language, 1, passages);
  writeCorpus(at('more'), language, 2, added);
  writeCorpus(at('rest'), language, 3, added);
  const questions = makeQuestions(sources, language, each);
  return { passages, added, bulk: at('bulk'), additions: [at('more'), at('rest')], questions };
};

export const REPEATS = 10_000;
const REPEATED = 'The lanterns of the old viaduct will never again be lit by hand';
const ONCE = 'Every ledger in this archive smells of herring and candle wax';
const FRAMES = [
  (words: string): string => `“${words},” said Mara Quill on Monday.`,
  (words: string): string => `“${words},” Mara Quill told reporters.`,
  (words: string): string => `Mara Quill said: “${words}.”`,
];

/** Ten thousand articles that print one quote, one of which prints another, and a question for each of the two. */
export const makeRepeated = (folder: string, language: Language): { file: string; questions: BenchQuestion[] } => {
  const file = join(folder, 'repeated.jsonl');
  const lines: string[] = [];
  for (const { line, sentences } of writeArticles(language, 4)) {
    const frame = FRAMES[lines.length % FRAMES.length] as (words: string) => string;
    const printed = [...sentences.slice(0, 2), frame(REPEATED), ...sentences.slice(2, 4)];
    if (lines.length === REPEATS / 2) printed.push(`“${ONCE},” said Otto Brand.`);
    lines.push(JSON.stringify({ ...line, text: printed.join(' ') }));
    if (lines.length === REPEATS) break;
  }
  writeFileSync(file, lines.join('\n'));
  const asked = Array.from({ length: 60 }, (_, i): BenchQuestion => {
    return { kind: i % 2 === 0 ? 'once' : 'repeated', text: i % 2 === 0 ? ONCE : REPEATED, articles: [] };
  });
  return { file, questions: asked };
};

/** Passages of a corpus file; at most `most`, those of the `wanted` articles among them. */
export function* readPassages(file: string, most: number, wanted: ReadonlySet<string>): Generator<Passage> {
  let others = most;
  for (const { id, text } of parseLines<Line>(readFileSync(file, 'utf8'))) {
    const sentences = splitSentences(text);
    if (wanted.has(id)) others -= sentences.length;
  }
  for (const { id, text } of parseLines<Line>(readFileSync(file, 'utf8'))) {
    if (!wanted.has(id) && others <= 0) continue;
    for (const { start, end } of splitSentences(text)) {
      if (!wanted.has(id)) others--;
      yield { article: id, text: text.slice(start, end) };
    }
  }
}
