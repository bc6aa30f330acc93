/** `verbatim ingest`: brings a store up to date with files, folders and what is fetched from addresses. */

import { readSettings } from '../config.js';
import { VerbatimError } from '../errors.js';
import { type IngestReport, ingest } from '../ingest/ingest.js';
import { reportProgress, reportWaiting } from '../ingest/progress.js';
import { recordIngest } from '../metrics/records.js';
import { fetchOnce } from '../sources/once.js';
import { fetchedFolder, storeFile } from '../stores.js';
import { onOneLine } from '../text/invisible.js';
import { type Command, isAddress, pathsOf } from './command.js';
import { printLine } from './output.js';
import { ProgressBar } from './progress-bar.js';

/**
 * @throws VerbatimError `usage` without a path or address, `corpus-unreadable`, `article-unreadable` when there are files and not one
 * article could be read from them, or a store's own
 */
export const ingestCommand: Command = async (words, flags, openStore) => {
  const addresses = words.filter(isAddress);
  const paths = addresses.length > 0 ? words.filter((word) => !isAddress(word)) : pathsOf('ingest', words);
  const { dataDir, fetching } = readSettings();
  const store = await openStore(flags.store, false);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  const fetched =
    addresses.length > 0
      ? await fetchOnce(addresses, fetchedFolder(dataDir), fetching, stop.signal)
      : { files: [], skipped: [] };
  const bar = process.stderr.isTTY ? await ProgressBar.start() : null;
  try {
    const report = await ingest([...paths, ...fetched.files], store, {
      signal: stop.signal,
      confirmDeletions: flags['confirm-deletions'],
      onWait: reportWaiting(),
      ...(bar === null ? reportProgress() : bar.options),
    }).finally(() => bar?.stop());
    report.skipped.unshift(...fetched.skipped);
    recordIngest(flags.store ?? storeFile(dataDir), words, report);
    await printLine(flags.json ? JSON.stringify(shapeOf(report)) : summaryOf(report));
    if (isVain(report)) {
      const message = `No article could be read from ${words.join(', ')}`;
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
