/** Which store stands behind the product: the only file that names one. For the main thread and for those that work beside it. */
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { type ClusterConfig, type Config, readSettings } from './config.js';
import { describeError, VerbatimError } from './errors.js';
import { backUpSqliteStore } from './store/sqlite/backup.js';
import { openSqliteStore } from './store/sqlite/sqlite.js';
import type { Store } from './store/store.js';

/** Where an index is kept: in a file, or on a cluster. Plain data, so that it can cross to a thread. */
export type StorePlace = string | ClusterConfig;

/** The place that the settings name. */
export const storePlace = ({ cluster, dataDir }: Pick<Config, 'cluster' | 'dataDir'>): StorePlace =>
  cluster ?? storeFile(dataDir);

/** Where the index is kept below DATA_DIR, unless a cluster keeps it; what is noted of it lies beside. */
export const storeFile = (dataDir: string): string => path.join(dataDir, 'verbatim.db');

/** Where it is kept what buttons need after a restart. */
export const buttonsFolder = (dataDir: string): string => path.join(dataDir, 'buttons');

/** Where it is kept what was fetched, so that an index can be made from it again. */
export const fetchedFolder = (dataDir: string): string => path.join(dataDir, 'fetched');

/** Where the terminal keeps what was typed. */
export const historyFile = (dataDir: string): string => path.join(dataDir, 'history');

const noIndex = (file: string): VerbatimError =>
  new VerbatimError('store-unreadable', `There is no index at ${file}`, 'Make one: verbatim ingest PATH…');

/** How long a size or list of names may be shown that another process has changed. */
const KEPT_MS = 1000;

/**
 * @param mustExist `false`: an absent file is made, with its folder; a cluster's indices are made at the first use
 * @throws VerbatimError `store-unreadable`, `store-unreachable` or `store-busy`
 */
export const openStore = async (place: StorePlace, mustExist = false): Promise<Store> => {
  if (typeof place === 'string') return openFile(place, mustExist);
  const { openOpenSearchStore } = await import('./store/opensearch/opensearch.js');
  return openOpenSearchStore({ ...place, keep: KEPT_MS, patience: PATIENCE_MS });
};

const openFile = (file: string, mustExist: boolean): Store => {
  if (mustExist && !existsSync(file)) throw noIndex(file);
  makeFolder(file);
  // Threads open what the main thread has looked at.
  return openSqliteStore(file, { threaded: true, check: isMainThread });
};

/** The index of the settings, or the one in `file`. @throws as `openStore`, and `config` */
export const openIndex = (file: string | undefined, mustExist: boolean): Promise<Store> =>
  openStore(file ?? storePlace(readSettings()), mustExist);

const makeFolder = (file: string): void => {
  try {
    mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  } catch (error) {
    const hint = 'Set DATA_DIR (or --store) to a place that can be written';
    throw new VerbatimError('store-unreadable', `No folder for ${file}: ${describeError(error)}`, hint, {
      cause: error,
    });
  }
};

/** Milliseconds for whoever writes to finish. */
const PATIENCE_MS = 60_000;

/**
 * Copies one state of the index in `file` to `target`, while others read and write.
 * @throws VerbatimError `store-unreadable` where there is none, `usage` where `target` exists
 */
export const backUp = (file: string, target: string): void => {
  if (!existsSync(file)) throw noIndex(file);
  makeFolder(target);
  backUpSqliteStore(file, target, PATIENCE_MS);
};
