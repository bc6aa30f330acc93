/** `verbatim rebuild`: makes an index anew beside the old one, and puts it in its place once it is whole. */
import { renameSync, rmSync } from 'node:fs';
import { readSettings } from '../config.js';
import { VerbatimError } from '../errors.js';
import { type IngestReport, ingest } from '../ingest/ingest.js';
import { reportProgress } from '../ingest/progress.js';
import { rebuild } from '../ingest/rebuild.js';
import { readRunning } from '../metrics/records.js';
import type { Store } from '../store/store.js';
import { backUp, storeFile } from '../stores.js';
import { onOneLine } from '../text/invisible.js';
import type { Command, OpenStore } from './command.js';
import { printLine } from './output.js';

/**
 * @throws VerbatimError `usage` for an index on a cluster, for paths where the index is whole, and without any where it is
 * not; `store-busy` where a bot answers from it; or the store's own. In each case the old index stays.
 */
export const rebuildCommand: Command = async (words, flags, openStore) => {
  const settings = readSettings();
  if (settings.cluster && flags.store === undefined) {
    const hint = 'Remove its indices there, and ingest the articles again; or name a file with --store';
    throw new VerbatimError('usage', `The index is on the cluster at ${settings.cluster.url}`, hint);
  }
  const file = flags.store ?? storeFile(settings.dataDir);
  if (readRunning(file) !== null) {
    throw new VerbatimError('store-busy', `A bot answers from ${file}`, 'Stop it, and start it again afterwards');
  }
  const [aside, whole] = [`${file}.rebuilding`, `${file}.rebuilt`];
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  try {
    drop(aside, whole);
    const report = await fill(aside, file, words, openStore, stop.signal);
    if (stop.signal.aborted) {
      process.stderr.write('verbatim: stopped; the index is as it was\n');
      return;
    }
    backUp(aside, whole);
    drop(`${file}-wal`, `${file}-shm`);
    renameSync(whole, file);
    await printLine(flags.json ? JSON.stringify(shapeOf(report)) : summaryOf(report));
  } finally {
    drop(aside, whole);
  }
};

const drop = (...files: readonly string[]): void => {
  for (const file of files) for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
};

type Rebuilt = IngestReport & { carried: number };

const fill = async (
  aside: string,
  file: string,
  paths: readonly string[],
  openStore: OpenStore,
  signal: AbortSignal,
): Promise<Rebuilt> => {
  const old = await openWhole(file, openStore, paths);
  try {
    const fresh = await openStore(aside, false);
    try {
      const options = { ...reportProgress(), signal };
      return old === null
        ? { ...(await ingest(paths, fresh, options)), carried: 0 }
        : await rebuild(old, fresh, options);
    } finally {
      await fresh.close();
    }
  } finally {
    await old?.close();
  }
};

/** @returns `null` where it is damaged: then the paths say what to read */
const openWhole = async (file: string, openStore: OpenStore, paths: readonly string[]): Promise<Store | null> => {
  const store = await openStore(file, true).catch((error: unknown) => damaged(error, paths));
  const parts = (await store?.damage()) ?? [];
  if (store === null || parts.length > 0) {
    await store?.close();
    if (paths.length > 0) return null;
    const hint = 'Name what it was made from: verbatim rebuild PATH…';
    throw new VerbatimError('usage', `The index is damaged (${parts.join(', ')}): its files cannot be told`, hint);
  }
  if (paths.length === 0) return store;
  await store.close();
  const hint = 'verbatim rebuild, without a path; verbatim ingest PATH… adds to it';
  throw new VerbatimError('usage', 'The index is whole, and knows what it was made from', hint);
};

/** A file that cannot even be opened is damaged beyond asking it, where paths say what to read instead. */
const damaged = (error: unknown, paths: readonly string[]): null => {
  if (error instanceof VerbatimError && /damaged/u.test(error.message) && paths.length > 0) return null;
  throw error;
};

/** What scripts read: a contract. */
const shapeOf = ({ articles, carried, quotations, skipped, seconds }: Rebuilt) => ({
  articles,
  carried,
  quotations,
  skipped,
  seconds,
});

const summaryOf = ({ articles, carried, quotations, skipped, seconds }: Rebuilt): string =>
  [
    `${articles} articles read again with ${quotations} quotations, ${carried} taken over from the old index, in ${seconds} s`,
    ...skipped.map(({ path, reason }) => `skipped ${path}: ${reason}`),
  ]
    .map(onOneLine)
    .join('\n');
