import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite.js';
import { describeStore } from '../contract.js';

const root = mkdtempSync(join(tmpdir(), 'verbatim-store-'));
let homes = 0;

describeStore('sqlite', () => {
  const path = join(root, `${homes++}.db`);
  return { open: () => openSqliteStore(path) };
});

afterAll(() => rmSync(root, { recursive: true }));
