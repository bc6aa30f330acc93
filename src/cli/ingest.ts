/** `verbatim ingest`: brings a store up to date with files and folders. */

import { readSettings } from '../config.js';
import { type IngestReport, ingest } from '../ingest/ingest.js';
import { reportProgress } from '../ingest/progress.js';
import { recordIngest } from '../metrics/records.js';
import { storeFile } from '../stores.js';
import { type Command, pathsOf } from './command.js';
import { printLine } from './output.js';

/** @throws VerbatimError `usage` without a path, `corpus-unreadable`, or a store's own */
export const ingestCommand: Command = async (words, flags, openStore) => {
  const paths = pathsOf('ingest', words);
  const store = await openStore(flags.store, false);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  try {
    const report = await ingest(paths, store, {
      signal: stop.signal,
      confirmDeletions: flags['confirm-deletions'],
      ...reportProgress(),
    });
    recordIngest(flags.store ?? storeFile(readSettings().dataDir), paths, report);
    await printLine(flags.json ? JSON.stringify(shapeOf(report)) : summaryOf(report));
    if (stop.signal.aborted) process.stderr.write('verbatim: stopped; what was indexed stays, run it again to go on\n');
  } finally {
    await store.close();
  }
};

/** What scripts read: a contract. */
const shapeOf = ({ articles, unchanged, removed, quotations, skipped, seconds }: IngestReport) => ({
  articles,
  unchanged,
  removed,
  quotations,
  skipped,
  seconds,
});

const summaryOf = ({ articles, unchanged, removed, renewed, quotations, skipped, seconds }: IngestReport): string =>
  [
    `${articles} articles indexed with ${quotations} quotations, ${unchanged} unchanged, ${removed} removed, in ${seconds} s`,
    ...(renewed > 0 ? [`${renewed} stored articles brought up to date`] : []),
    ...skipped.map(({ path, reason }) => `skipped ${path}: ${reason}`),
  ].join('\n');
