/** Small files beside the index that tell other processes what has been going on. Written whole or not at all. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { describeError, VerbatimError } from '../errors.js';

const LAST_INGEST = z.object({
  /** When it ended: ISO 8601, UTC. */
  at: z.string(),
  paths: z.array(z.string()),
  articles: z.number(),
  unchanged: z.number(),
  quotations: z.number(),
  skipped: z.array(z.object({ path: z.string(), reason: z.string() })),
  seconds: z.number(),
});
export type LastIngest = z.infer<typeof LAST_INGEST>;

const RUNNING = z.object({
  pid: z.number(),
  since: z.string(),
  /** When this was written: while the bot runs, no more than `FRESH_MS` ago. */
  at: z.string(),
  platforms: z.record(z.string(), z.string()),
  answers: z.record(z.string(), z.number()),
  faults: z.record(z.string(), z.number()),
  refused: z.number(),
  latency: z.object({ p50: z.number(), p95: z.number(), p99: z.number() }).nullable(),
  queue: z.object({ waiting: z.number(), running: z.number() }),
  connections: z.number(),
});
export type Running = z.infer<typeof RUNNING>;

const FRESH_MS = 60_000;

const write = (file: string, record: object): void => {
  const fresh = `${file}.new`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(fresh, `${JSON.stringify(record, null, 2)}\n`);
    renameSync(fresh, file);
  } catch (error) {
    const message = `${file} cannot be written: ${describeError(error)}`;
    throw new VerbatimError('store-unreadable', message, 'Check that the disk has room and the folder can be written', {
      cause: error,
    });
  }
};

/** @returns `null` where it is absent, or of another version */
const read = <T>(file: string, schema: z.ZodType<T>): T | null => {
  try {
    return schema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? null;
  } catch {
    return null;
  }
};

const lastIngestFile = (store: string): string => `${store}.ingest.json`;
const runningFile = (store: string): string => `${store}.running.json`;

/** @param store file of the index, here and below @param report of the ingest that has just ended */
export const recordIngest = (
  store: string,
  paths: readonly string[],
  report: Omit<LastIngest, 'at' | 'paths'>,
): void => {
  const { articles, unchanged, quotations, skipped, seconds } = report;
  const last: LastIngest = {
    at: new Date().toISOString(),
    paths: paths.map((path) => (/^https?:/iu.test(path) ? path : resolve(path))),
    articles,
    unchanged,
    quotations,
    skipped,
    seconds,
  };
  write(lastIngestFile(store), last);
};
export const readLastIngest = (store: string): LastIngest | null => read(lastIngestFile(store), LAST_INGEST);

export const writeRunning = (store: string, running: Running): void => write(runningFile(store), running);
export const forgetRunning = (store: string): void => rmSync(runningFile(store), { force: true });

/** @returns `null` where no bot answers from this index now */
export const readRunning = (store: string): Running | null => {
  const running = read(runningFile(store), RUNNING);
  return running && Date.now() - Date.parse(running.at) < FRESH_MS ? running : null;
};
