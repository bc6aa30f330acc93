/** What a person sees of a long run: a line on standard error now and then; nothing on short ones. */
import type { IngestReport } from './ingest.js';

const PROGRESS_EVERY_MS = 2_000;

/** @returns to be called as often as there is news */
export const reportProgress = (): ((report: Readonly<IngestReport>, file: string) => void) => {
  let last = performance.now();
  return ({ articles, quotations }, file) => {
    if (performance.now() - last < PROGRESS_EVERY_MS) return;
    last = performance.now();
    process.stderr.write(`indexing ${file}: ${articles} articles, ${quotations} quotations so far\n`);
  };
};
