/** Verbatim in the bench: ingest in bulk and in passing, answers alone and under load, size, memory, start. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { type Audit, MOST_QUOTES } from '../../src/audit/audit.js';
import type { Asked, AskerReport } from './asker.js';
import { openBuilt } from './built.js';
import type { BenchQuestion } from './questions.js';

const ASKER = fileURLToPath(new URL('asker.ts', import.meta.url));
const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export interface Ingested {
  articles: number;
  quotations: number;
  seconds: number;
  /** Of the index. */
  bytes: number;
  /** What the process held at most, in bytes. */
  memory: number;
}

/** Its last line on standard error tells the peak, which nothing but the process itself knows in the end. */
const TELLS_MEMORY = `data:text/javascript,import { isMainThread } from 'node:worker_threads';
if (isMainThread) process.on('exit', () => process.stderr.write('\\n' + process.resourceUsage().maxRSS));`;

/**
 * @param file or folder
 * @param store `null`: the one that `settings` name
 * @returns what was read, how long it took, and the size of the index's file afterwards
 */
export const ingestFile = async (
  file: string,
  store: string | null,
  settings: Record<string, string> = {},
): Promise<Ingested> => {
  const place = store === null ? [] : ['--store', store];
  const child = spawn(process.execPath, ['--import', TELLS_MEMORY, CLI, 'ingest', file, ...place, '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...settings },
  });
  const [out, told] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  if (child.exitCode !== 0) throw new Error(`ingest ended with ${child.exitCode}: ${told}`);
  const { articles, quotations, seconds } = JSON.parse(out) as Ingested;
  const memory = Number(told.split('\n').at(-1)) * 1024;
  return { articles, quotations, seconds, bytes: store === null ? 0 : statSync(store).size, memory };
};

export interface AuditedDraft {
  quotes: number;
  /** Of checking and ordering, the draft being read. */
  ms: number;
  /** Of the whole command, start and reading among it. */
  wholeMs: number;
}

/** A draft of as many quotes as one may have, of every kind in turn, through the command line. */
export const auditDraft = async (
  folder: string,
  store: string,
  questions: readonly BenchQuestion[],
): Promise<AuditedDraft> => {
  const plain = questions.filter(({ text }) => !/[“”\n]/.test(text));
  const step = Math.max(1, Math.floor(plain.length / MOST_QUOTES));
  const chosen = plain.filter((_, at) => at % step === 0).slice(0, MOST_QUOTES);
  const draft = join(folder, 'draft.txt');
  writeFileSync(draft, chosen.map((question) => `“${question.text},” said Maren Toft.`).join('\n\n'));
  const started = performance.now();
  const child = spawn(process.execPath, [CLI, 'audit', draft, '--store', store, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [out] = await Promise.all([text(child.stdout), once(child, 'close')]);
  if (child.exitCode !== 0) throw new Error(`audit ended with ${child.exitCode}`);
  const { checked, elapsedMs } = JSON.parse(out) as Audit;
  return { quotes: checked, ms: elapsedMs, wholeMs: performance.now() - started };
};

export interface Answered extends AskerReport {
  answers: Asked[];
}

/** Asks in a process of its own, one question after the other. */
export const askAll = async (folder: string, store: string, questions: readonly BenchQuestion[]): Promise<Answered> => {
  const file = join(folder, 'questions.jsonl');
  writeFileSync(file, questions.map((question) => JSON.stringify(question)).join('\n'));
  const child = spawn(process.execPath, ['--import', 'tsx', ASKER, store, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) lines.push(line);
  const last = lines.pop();
  if (last === undefined || !last.includes('startMs')) throw new Error('the asking process ended early');
  return { answers: lines.map((line) => JSON.parse(line) as Asked), ...(JSON.parse(last) as AskerReport) };
};

export interface Mixed {
  perSecond: number;
  slowestMs: number;
  ingest: Ingested;
}

/** Answers as fast as it can while another process ingests. */
export const askWhileIngesting = async (
  store: string,
  more: string,
  questions: readonly BenchQuestion[],
): Promise<Mixed> => {
  const { openSqliteStore, createAsk } = await openBuilt();
  const opened = openSqliteStore(store);
  const ask = createAsk(opened);
  let ingested: Ingested | null = null;
  const ingesting = ingestFile(more, store).then((result) => {
    ingested = result;
  });
  const times: number[] = [];
  const started = performance.now();
  while (!ingested) {
    const { text: words } = questions[(times.length * 37) % questions.length] as BenchQuestion;
    const begun = performance.now();
    await ask({ text: `“${words}”`, speaker: null, outlet: null });
    times.push(performance.now() - begun);
    // Lets the other process's end be noticed.
    await new Promise(setImmediate);
  }
  const seconds = (performance.now() - started) / 1000;
  await ingesting;
  await opened.close();
  return { perSecond: times.length / seconds, slowestMs: Math.max(...times), ingest: ingested };
};
