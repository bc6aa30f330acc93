/** For commands that only ask: answers must follow the rules of this version, whoever made the index. */
import { VerbatimError } from '../errors.js';
import type { Store } from '../store/store.js';
import { bringUpToDate } from './ingest.js';
import { reportProgress } from './progress.js';

/**
 * Brings the index up to date before it is asked. Where another program is writing, it is asked as it is, and that is said.
 * @throws VerbatimError when the index cannot be used for another reason
 */
export const makeReady = async (store: Store, signal?: AbortSignal): Promise<void> => {
  try {
    await bringUpToDate(store, { ...reportProgress(), ...(signal && { signal }) });
  } catch (error) {
    if (!(error instanceof VerbatimError) || error.code !== 'store-busy') throw error;
    process.stderr.write('verbatim: another program is writing to the index; answering from it as it is\n');
  }
};
