/** What one run works with, and what it has done so far. */
import type { Skipped } from '../corpus/files.js';
import type { Store } from '../store/store.js';
import { Extractors } from './extraction.js';
import { patient } from './patience.js';
import { Pipeline } from './pipeline.js';

export interface IngestReport {
  /** Written anew or again. */
  articles: number;
  unchanged: number;
  /** Left, since their files hold them no more. One that another file holds now has not left. */
  removed: number;
  /** Written by other rules, and brought up to date from their stored texts. */
  renewed: number;
  /** In the articles written. */
  quotations: number;
  skipped: Skipped[];
  seconds: number;
}

export interface IngestOptions {
  /** Called after each batch with the running totals. */
  onProgress?: (report: Readonly<IngestReport>, file: string) => void;
  /** Called as files are read: how many bytes of those that are to be read so far. */
  onBytes?: (read: number, of: number) => void;
  /** Called when stored texts are found that need renewing, and after each batch of them. */
  onRenewal?: (done: number, of: number) => void;
  /** Called each time that another program's writing is waited for; without it, that ends the run. */
  onWait?: () => void;
  /** Lets articles go also where more than half of a collection's files are gone. */
  confirmDeletions?: boolean;
  /** Stops between two batches; what has been written stays, and the next run goes on from there. */
  signal?: AbortSignal;
}

export interface Run {
  store: Store;
  extractors: Extractors;
  pipeline: Pipeline;
  report: IngestReport;
  /** Of the files found so far, and of those that are done with. */
  bytes: { read: number; of: number };
  options: IngestOptions;
}

/** Batches that are being read, extracted and written at once. */
const MOST_UNDER_WAY = 8;

/** Does `work`, waits for all that it set going, and says what was done. */
export const runIngest = async (
  store: Store,
  options: IngestOptions,
  work: (run: Run) => Promise<void>,
): Promise<IngestReport> => {
  const started = performance.now();
  const report: IngestReport = {
    articles: 0,
    unchanged: 0,
    removed: 0,
    renewed: 0,
    quotations: 0,
    skipped: [],
    seconds: 0,
  };
  const extractors = new Extractors();
  try {
    await work({
      store: options.onWait ? patient(store, options.onWait, options.signal) : store,
      extractors,
      pipeline: new Pipeline(MOST_UNDER_WAY),
      report,
      bytes: { read: 0, of: 0 },
      options,
    });
  } finally {
    await extractors.close();
  }
  report.seconds = Math.round(performance.now() - started) / 1000;
  return report;
};
