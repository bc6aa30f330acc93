/** Where the two wings meet: articles are read, their quotations found, both written. Only what changed costs work. */
import path from 'node:path';
import type { Store } from '../store/store.js';
import { Collection } from './collection.js';
import { renewAll } from './renewal.js';
import { type IngestOptions, type IngestReport, type Run, runIngest } from './run.js';

export type { IngestOptions, IngestReport } from './run.js';

/**
 * Brings the store up to date with files and folders, and with the rules of this version. Deleted files leave it; a bad
 * one is skipped with its reason.
 * @param paths each is a collection of its own: its articles replace only their own older selves
 * @throws VerbatimError when a path itself cannot be read, or the store cannot be written
 */
export const ingest = (paths: readonly string[], store: Store, options: IngestOptions = {}): Promise<IngestReport> =>
  runIngest(store, options, async (run) => {
    for (const given of paths) await new Collection(path.resolve(given), run).bringUpToDate();
    await bringToRules(run);
  });

/**
 * Brings what is stored to the rules of this version, article by article; interrupted, the next call goes on. Files are
 * read again only where other rules have read them and they are still there. Cheap where there is nothing to do.
 * @throws VerbatimError when the store cannot be written
 */
export const bringUpToDate = (store: Store, options: IngestOptions = {}): Promise<IngestReport> =>
  runIngest(store, options, bringToRules);

const bringToRules = async (run: Run): Promise<void> => {
  for (const name of await run.store.collections()) await new Collection(name, run).readAgain();
  // What is being written must count as written before what is left is looked for.
  await run.pipeline.drain();
  await renewAll(run);
  await run.pipeline.drain();
};
