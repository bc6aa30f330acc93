/** Articles taken in beside the main thread: reading a large file keeps nobody waiting. */
import { ingest } from '../ingest/ingest.js';
import { reportProgress } from '../ingest/progress.js';
import type { IngestReport } from '../ingest/run.js';
import type { Store } from '../store/store.js';
import type { StorePlace } from '../stores.js';
import { canStart, Thread } from './thread.js';

const SCRIPT = new URL('./ingesting-thread.js', import.meta.url);

export interface Ingesting {
  /** Stops between two batches when `signal` says so. @throws as `ingest` */
  ingest(paths: readonly string[], signal: AbortSignal): Promise<IngestReport>;
  close(): Promise<void>;
}

/** @param store used instead where no thread can be started */
export const createIngesting = (place: StorePlace, store: Store): Ingesting => {
  if (!canStart(SCRIPT)) {
    return { ingest: (paths, signal) => ingest(paths, store, { signal, ...reportProgress() }), close: async () => {} };
  }
  const thread = new Thread(SCRIPT, place);
  return {
    ingest: async (paths, signal) => {
      const stop = () => thread.stop();
      const done = thread.run('ingest', { paths });
      if (signal.aborted) stop();
      signal.addEventListener('abort', stop, { once: true });
      try {
        return await done;
      } finally {
        signal.removeEventListener('abort', stop);
      }
    },
    close: () => thread.close(),
  };
};
