/** `verbatim ingest`: brings a store up to date with files and folders. */

import { readSettings } from '../config.js';
import { VerbatimError } from '../errors.js';
import { type IngestReport, ingest } from '../ingest/ingest.js';
import { reportProgress } from '../ingest/progress.js';
import { recordIngest } from '../metrics/records.js';
import { storeFile } from '../stores.js';
import { onOneLine } from '../text/invisible.js';
import { type Command, pathsOf } from './command.js';
import { printLine } from './output.js';
import { ProgressBar } from './progress-bar.js';

/**
 * @throws VerbatimError `usage` without a path, `corpus-unreadable`, `article-unreadable` when there are files and not one
 * article could be read from them, or a store's own
 */
export const ingestCommand: Command = async (words, flags, openStore) => {
  const paths = pathsOf('ingest', words);
  const store = await openStore(flags.store, false);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  const bar = process.stderr.isTTY ? await ProgressBar.start() : null;
  try {
    const report = await ingest(paths, store, {
      signal: stop.signal,
      confirmDeletions: flags['confirm-deletions'],
      ...(bar === null ? reportProgress() : bar.options),
    }).finally(() => bar?.stop());
    recordIngest(flags.store ?? storeFile(readSettings().dataDir), paths, report);
    await printLine(flags.json ? JSON.stringify(shapeOf(report)) : summaryOf(report));
    if (isVain(report)) {
      const message = `No article could be read from ${paths.join(', ')}`;
      throw new VerbatimError('article-unreadable', message, 'See the reasons above');
    }
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

const isVain = ({ articles, unchanged, renewed, skipped }: IngestReport): boolean =>
  articles + unchanged + renewed === 0 && skipped.length > 0;

/** As many are named; the others are counted. */
const NAMED = 3;

/** A reason that many share is said once: "skipped 300 files: PDF without text (a.pdf, b.pdf, c.pdf, …)". */
const describeSkipped = (skipped: IngestReport['skipped']): string[] => {
  const byReason = new Map<string, string[]>();
  for (const { path, reason } of skipped) {
    const paths = byReason.get(reason);
    if (paths === undefined) byReason.set(reason, [path]);
    else paths.push(path);
  }
  return [...byReason].flatMap(([reason, paths]) => {
    if (paths.length <= NAMED) return paths.map((path) => `skipped ${path}: ${reason}`);
    return [`skipped ${paths.length} files and records: ${reason} (${paths.slice(0, NAMED).join(', ')}, …)`];
  });
};

const summaryOf = ({ articles, unchanged, removed, renewed, quotations, skipped, seconds }: IngestReport): string =>
  [
    `${articles} articles indexed with ${quotations} quotations, ${unchanged} unchanged, ${removed} removed, in ${seconds} s`,
    ...(renewed > 0 ? [`${renewed} stored articles brought up to date`] : []),
    ...describeSkipped(skipped),
  ]
    .map(onOneLine)
    .join('\n');
