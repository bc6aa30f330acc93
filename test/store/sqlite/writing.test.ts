/** Writing in a thread of its own, compiled as it runs in earnest: what `run` promises, and what becomes of faults. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite.js';
import type { Command } from '../../../src/store/sqlite/writing/writer.js';
import { canWriteInThread, type Writing, writeInThread } from '../../../src/store/sqlite/writing/writing.js';
import type { Store } from '../../../src/store/store.js';
import { draftRecord } from '../drafts.js';

const SCRIPT = new URL('../../../dist/store/sqlite/writing/writing-thread.js', import.meta.url);

let root: string;
let path: string;
let reader: Store;
let writing: Writing;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'verbatim-writing-'));
  path = join(root, 'index.db');
  reader = openSqliteStore(path);
  writing = writeInThread(path, 50, SCRIPT);
});
afterEach(async () => {
  await writing.close();
  await reader.close();
  rmSync(root, { recursive: true });
});

const put = (id: string): Command => ({
  do: 'put',
  from: { collection: 'c', file: 'f' },
  records: [draftRecord({ id, sentences: [`The bulletin of ${id} went out.`, `Nobody but ${id} objected.`] })],
});
const idsOf = async (): Promise<string[]> =>
  [...(await reader.articlesOf({ collection: 'c', file: 'f' })).keys()].sort();

test('what was run can be read as soon as it resolves', async () => {
  await writing.run(put('tern'));
  expect(await idsOf()).toEqual(['tern']);
  expect((await reader.look('the bulletin of tern', 1)).candidates).toHaveLength(1);
});

test('commands are carried out in their order, many at once', async () => {
  const ids = Array.from({ length: 40 }, (_, i) => `bird-${String(i).padStart(2, '0')}`);
  const runs = ids.map((id) => writing.run(put(id)));
  const removed = writing.run({ do: 'remove', from: { collection: 'c', file: 'f' }, ids: ids.slice(0, 30) });
  const again = writing.run(put('bird-00'));
  await Promise.all([...runs, removed, again]);
  expect(await idsOf()).toEqual(['bird-00', ...ids.slice(30)]);
});

test('a command that cannot be carried out is refused as such, and those around it are not', async () => {
  const other = new Database(path);
  await writing.run(put('tern'));
  // The thread may be merging just now: that is waited for.
  other.exec('PRAGMA busy_timeout = 120000');
  other.exec('BEGIN IMMEDIATE');
  await expect(writing.run(put('gull'))).rejects.toMatchObject({
    name: 'VerbatimError',
    code: 'store-busy',
    hint: expect.stringMatching(/./),
  });
  other.exec('ROLLBACK');
  other.close();
  await writing.run(put('auk'));
  expect(await idsOf()).toEqual(['auk', 'tern']);
});

test('a defect reaches the caller with its message, alone', async () => {
  const broken: Command = { do: 'put', from: { collection: 'c', file: 'f' }, records: [JSON.parse('{"passages":[]}')] };
  const [before, defect, after] = await Promise.allSettled([
    writing.run(put('tern')),
    writing.run(broken),
    writing.run(put('auk')),
  ]);
  expect([before.status, after.status]).toEqual(['fulfilled', 'fulfilled']);
  expect(defect).toMatchObject({ status: 'rejected', reason: { message: expect.stringMatching(/undefined/) } });
  expect(await idsOf()).toEqual(['auk', 'tern']);
});

test('what waits is written before the end, and nothing after it', async () => {
  const run = writing.run(put('tern'));
  await writing.close();
  await run;
  expect(await idsOf()).toEqual(['tern']);
  await expect(writing.run(put('auk'))).rejects.toThrow('closed');
  await writing.close();
});

test('an end before any beginning is none', async () => {
  await writing.close();
  expect(await idsOf()).toEqual([]);
});

test('a thread that cannot open the file refuses everything, with the reason', async () => {
  const lost = writeInThread(join(root, 'nowhere', 'index.db'), 50, SCRIPT);
  const runs = await Promise.allSettled([lost.run(put('tern')), lost.run(put('auk'))]);
  for (const run of runs) {
    expect(run).toMatchObject({ status: 'rejected', reason: { name: 'VerbatimError', code: 'store-unreadable' } });
  }
  await expect(lost.run(put('gull'))).rejects.toMatchObject({ code: 'store-unreadable' });
  await lost.close();
});

test('sources that run untranslated have no thread to write in', () => {
  expect(canWriteInThread()).toBe(false);
});
