/** Pages that somebody names, fetched now. */
import type { FetchingConfig } from '../config.js';
import type { Skipped } from '../corpus/files.js';
import { CLOCK, type Clock } from './clock.js';
import { FetchFault } from './fault.js';
import { Guard } from './guard.js';
import { NOTHING_STATED, Shelf } from './shelf.js';
import { Visitor } from './visitor.js';

export interface Fetched {
  /** What to ingest. */
  files: string[];
  skipped: Skipped[];
}

/**
 * Fetches what stands at each address, one after another, and keeps it below `folder`.
 * @throws VerbatimError `config` for a setting that cannot be used, `store-unreadable` where the folder cannot be written
 */
export const fetchOnce = async (
  addresses: readonly string[],
  folder: string,
  { contact, allow }: FetchingConfig,
  stopping: AbortSignal,
  clock: Clock = CLOCK,
): Promise<Fetched> => {
  const visitor = new Visitor(new Guard(allow), clock, contact);
  const shelf = new Shelf(folder);
  const fetched: Fetched = { files: [], skipped: [] };
  try {
    for (const address of addresses) {
      if (stopping.aborted) break;
      try {
        const visit = await visitor.get(address, null, stopping);
        const kept = await shelf.keepPage(visit, NOTHING_STATED, new Date(clock.now()));
        if (kept) fetched.files.push(kept.file);
      } catch (error) {
        if (stopping.aborted) break;
        if (!(error instanceof FetchFault)) throw error;
        fetched.skipped.push({ path: address, reason: error.line });
      }
    }
  } finally {
    await visitor.close();
  }
  return fetched;
};
