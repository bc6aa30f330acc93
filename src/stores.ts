/** Which store stands behind the product: the only file that names one. For the main thread and for those that work beside it. */
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { describeError, VerbatimError } from './errors.js';
import { openSqliteStore } from './store/sqlite/sqlite.js';
import type { Store } from './store/store.js';

/** Where the index is kept below DATA_DIR. */
export const storeFile = (dataDir: string): string => path.join(dataDir, 'verbatim.db');

/**
 * @param mustExist `false`: an absent store is made, with its folder
 * @throws VerbatimError `store-unreadable` or `store-busy`
 */
export const openStore = async (file: string, mustExist = false): Promise<Store> => {
  if (mustExist && !existsSync(file)) {
    throw new VerbatimError('store-unreadable', `There is no index at ${file}`, 'Make one: verbatim ingest PATH…');
  }
  try {
    mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  } catch (error) {
    const hint = 'Set DATA_DIR (or --store) to a place that can be written';
    throw new VerbatimError('store-unreadable', `No folder for ${file}: ${describeError(error)}`, hint, {
      cause: error,
    });
  }
  return openSqliteStore(file, { threaded: true });
};
