/** Verbatim in the bench: ingest in bulk and in passing, answers alone and under load, size, memory, start. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Asked, AskerReport } from './asker.js';
import { openBuilt } from './built.js';
import type { BenchQuestion } from './questions.js';

const ASKER = fileURLToPath(new URL('asker.ts', import.meta.url));
const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export interface Ingested {
  seconds: number;
  bytes: number;
}

/**
 * @param file JSON lines
 * @param store `null`: the one that `settings` name
 * @returns how long it took, and the size of the index's file afterwards
 */
export const ingestFile = async (
  file: string,
  store: string | null,
  settings: Record<string, string> = {},
): Promise<Ingested> => {
  const place = store === null ? [] : ['--store', store];
  const child = spawn(process.execPath, [CLI, 'ingest', file, ...place, '--json'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, ...settings },
  });
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`ingest ended with ${code}`);
  const { seconds } = JSON.parse(out) as { seconds: number };
  return { seconds, bytes: store === null ? 0 : statSync(store).size };
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
    const { text } = questions[(times.length * 37) % questions.length] as BenchQuestion;
    const begun = performance.now();
    await ask({ text: `“${text}”`, speaker: null, outlet: null });
    times.push(performance.now() - begun);
    // Lets the other process's end be noticed.
    await new Promise(setImmediate);
  }
  const seconds = (performance.now() - started) / 1000;
  await ingesting;
  await opened.close();
  return { perSecond: times.length / seconds, slowestMs: Math.max(...times), ingest: ingested };
};
