/** Where another program writes to the index, a run waits for its turn instead of ending. */
import { setTimeout as pause } from 'node:timers/promises';
import { VerbatimError } from '../errors.js';
import type { Store } from '../store/store.js';

/** Between two tries, in milliseconds: the store itself has waited before it says that another is writing. */
const PAUSE_MS = 250;

/**
 * The store, but that its writes are tried again as long as another program is writing. Each is whole or not at all.
 * @param onWait called before each try again
 * @param signal ends the waiting: then the write fails as it would without this
 */
export const patient = (store: Store, onWait: () => void, signal?: AbortSignal): Store => {
  const inTurn =
    <Given extends unknown[], T>(write: (...given: Given) => Promise<T>) =>
    async (...given: Given): Promise<T> => {
      for (;;) {
        try {
          return await write.apply(store, given);
        } catch (error) {
          if (!(error instanceof VerbatimError) || error.code !== 'store-busy' || signal?.aborted) throw error;
          onWait();
          await pause(PAUSE_MS);
        }
      }
    };
  const writes: Partial<Store> = {
    put: inTurn(store.put),
    remove: inTurn(store.remove),
    finishFile: inTurn(store.finishFile),
    removeFile: inTurn(store.removeFile),
    renameCollection: inTurn(store.renameCollection),
    renew: inTurn(store.renew),
  };
  return Object.assign(Object.create(store) as Store, writes);
};
