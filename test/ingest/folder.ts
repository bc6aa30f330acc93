/** A folder of files and a store to ingest them into, made anew for each test. */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/sqlite.js';
import type { Store } from '../../src/store/store.js';

export interface Folder {
  /** Holds corpus and store, and whatever else a test puts there. */
  readonly work: string;
  readonly corpus: string;
  readonly store: Store;
  /** Writes a file whose time of change differs from every earlier one, however coarse the disk's clock is. */
  write(name: string, text: string, folder?: string): void;
}

export const useFolder = (): Folder => {
  let clock = Date.parse('2031-01-01T00:00:00Z');
  let work = '';
  let store: Store;
  beforeEach(() => {
    work = mkdtempSync(path.join(tmpdir(), 'verbatim-ingest-'));
    mkdirSync(path.join(work, 'corpus'));
    store = openSqliteStore(path.join(work, 'store.db'));
  });
  afterEach(async () => {
    await store.close();
    rmSync(work, { recursive: true });
  });
  return {
    get work() {
      return work;
    },
    get corpus() {
      return path.join(work, 'corpus');
    },
    get store() {
      return store;
    },
    write(name, text, folder = path.join(work, 'corpus')) {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
      clock += 10_000;
      utimesSync(file, clock / 1000, clock / 1000);
    },
  };
};
