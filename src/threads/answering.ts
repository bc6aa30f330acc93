/** Answers computed beside the main thread: a slow one keeps no platform waiting for its acknowledgement. */
import { availableParallelism } from 'node:os';
import type { Ask, IndexSummary } from '../model.js';
import type { Store } from '../store/store.js';
import type { StorePlace } from '../stores.js';
import { type Browse, createAsk, createBrowse, createSuggest } from '../verify/verify.js';
import type { Tasks } from './messages.js';
import { canStart, Thread } from './thread.js';

const SCRIPT = new URL('./answering-thread.js', import.meta.url);

/** More would hold the index in memory more often than they save time. */
const MOST_THREADS = 2;

export interface Answering {
  ask: Ask;
  suggest: ReturnType<typeof createSuggest>;
  browse: Browse;
  summary(): Promise<IndexSummary>;
  /** So many questions are answered at once. */
  atOnce: number;
  close(): Promise<void>;
}

/** @param store used instead where no thread can be started */
export const createAnswering = (place: StorePlace, store: Store): Answering => {
  if (!canStart(SCRIPT)) {
    const [ask, suggest, browse] = [createAsk(store), createSuggest(store), createBrowse(store)];
    return { ask, suggest, browse, summary: () => store.summary(), atOnce: 1, close: async () => {} };
  }
  const atOnce = Math.min(MOST_THREADS, availableParallelism());
  const threads = Array.from({ length: atOnce }, () => new Thread(SCRIPT, place));
  const idle = [...threads];
  const run = async <K extends 'ask' | 'suggest' | 'browse' | 'summary'>(
    task: K,
    given: Tasks[K]['given'],
  ): Promise<Tasks[K]['result']> => {
    // No more than `atOnce` are asked for; if they are, the first thread takes them one after the other.
    const thread = idle.pop();
    try {
      return await (thread ?? (threads[0] as Thread)).run(task, given);
    } finally {
      if (thread) idle.push(thread);
    }
  };
  return {
    ask: (request) => run('ask', request),
    suggest: (field, typed, limit) => run('suggest', { field, typed, limit }),
    browse: (lookup) => run('browse', lookup),
    summary: () => run('summary', null),
    atOnce,
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
};
