/** What commands print: results to standard output, no faster than they are read; progress to standard error. */
import { once } from 'node:events';
import type { IngestReport } from '../ingest.js';

/** Waits while the reader of a pipe is behind, so that a long run does not pile up in memory. */
export const printLine = async (line: string): Promise<void> => {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
};

const PROGRESS_EVERY_MS = 2_000;

/** A line on standard error now and then on long runs; nothing on short ones. */
export const reportProgress = (): ((report: Readonly<IngestReport>, file: string) => void) => {
  let last = performance.now();
  return ({ articles, quotations }, file) => {
    if (performance.now() - last < PROGRESS_EVERY_MS) return;
    last = performance.now();
    process.stderr.write(`indexing ${file}: ${articles} articles, ${quotations} quotations so far\n`);
  };
};
