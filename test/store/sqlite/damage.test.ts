/** A damaged index answers rightly, or says that it is damaged: it never ends the process, and never reads as empty. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite.js';
import { draftRecord } from '../drafts.js';

const root = mkdtempSync(join(tmpdir(), 'verbatim-damage-'));
afterAll(() => rmSync(root, { recursive: true }));

const DAMAGER = fileURLToPath(new URL('damager.ts', import.meta.url));

/** @returns a line for each damage; the last is unfinished where the process was ended */
const damageCopies = async (path: string, seed: number, count: number): Promise<string[]> => {
  const args = ['--import', 'tsx', DAMAGER, path, `${seed}`, `${count}`];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(child, 'exit');
  let told = '';
  for await (const chunk of child.stdout) told += String(chunk);
  await exit;
  return told.trimEnd().split('\n');
};

const path = join(root, 'index.db');
beforeAll(async () => {
  const store = openSqliteStore(path);
  const from = { collection: 'press', file: 'all.jsonl' };
  for (let batch = 0; batch < 12; batch++) {
    const records = Array.from({ length: 9 }, (_, i) => {
      const id = `${batch}-${i}`;
      return draftRecord({
        id,
        outlet: i % 4 === 0 ? null : `Paper ${i}`,
        date: `2031-03-${String(batch + 1).padStart(2, '0')}`,
        speaker: i % 2 === 0 ? 'Ana Brook' : `Carl Ruiz ${id}`,
        sentences: [
          `“The ferry was late again, and nobody at stop ${id} was told,” ${i % 2 === 0 ? 'Brook' : 'Ruiz'} said.`,
          `Paper ${id} saw a lantern in the quarry of district ${i * 7 + batch}.`,
          ...(i === 3 ? ['“We will not pay for the bridge twice,” the council wrote.'] : []),
        ],
      });
    });
    await store.put(from, records);
    if (batch > 3) await store.remove(from, [`${batch - 3}-1`]);
  }
  await store.finishFile(from, 'f1');
  await store.close();
});

describe('flipped bits and cut files', () => {
  test.each([1, 2, 3, 4])('give right answers or a clear fault, from seed %i', async (seed) => {
    const lines = await damageCopies(path, seed, 50);
    expect(lines).toHaveLength(50);
    const outcomes = lines.map((line) => line.replace(/^[^:]*: /, ''));
    expect(lines.filter((_, i) => !/^(?:right$|fault: )/.test(outcomes[i] as string))).toEqual([]);
    // Most of the file is in use: damage that is never met would prove nothing.
    expect(outcomes.filter((outcome) => outcome.startsWith('fault')).length).toBeGreaterThan(10);
  });
});

describe('what is told', () => {
  test('an empty file is no empty index', () => {
    const empty = join(root, 'empty.db');
    writeFileSync(empty, '');
    expect(() => openSqliteStore(empty)).toThrow(/damaged.*empty/);
    truncateSync(empty, 4096);
    expect(() => openSqliteStore(empty)).toThrow(/index|program/);
  });

  test.each([
    ['article', 'header = replace(header, \'"title"\', \'"tilte"\')'],
    ['article', "spans = x'00'"],
    ['body', "text = CAST(x'41ff20fe' AS TEXT)"],
    ['body', 'quotations = zeroblob(length(quotations))'],
    ['document_map', 'data = zeroblob(length(data))'],
    ['bucket', 'data = zeroblob(length(data))'],
    ['sketch', 'data = zeroblob(length(data) + 1)'],
  ])('a look at all finds what a question may not meet: %s with %s', async (table, change) => {
    const copy = join(root, `${table}-${change.length}.db`);
    copyFileSync(path, copy);
    const direct = new Database(copy);
    direct.exec(`UPDATE ${table} SET ${change} WHERE rowid = (SELECT max(rowid) FROM ${table})`);
    direct.close();
    const store = openSqliteStore(copy);
    expect(await store.damage()).toEqual([table]);
    await store.close();
  });

  test('text that is no UTF-8 is named, and how to make the index anew', async () => {
    const broken = join(root, 'broken.db');
    const made = openSqliteStore(broken);
    await made.put({ collection: 'c', file: 'f' }, [
      draftRecord({ id: 'tern', sentences: ['A tern flew from pole to pole.'] }),
    ]);
    await made.close();
    const direct = new Database(broken);
    direct.exec("UPDATE body SET text = CAST(x'41ff20fe' AS TEXT)");
    direct.close();
    const store = openSqliteStore(broken, { check: true });
    const [candidate] = (await store.look('from pole to pole', 1)).candidates;
    await expect(store.articles([candidate?.key ?? -1])).rejects.toMatchObject({
      code: 'store-unreadable',
      message: expect.stringContaining('body'),
      hint: expect.stringContaining('ingest the articles again'),
    });
    await store.close();
  });
});

test('a changed line of the table of segments is found by its sum', async () => {
  const copy = join(root, 'segments.db');
  copyFileSync(path, copy);
  const database = new Database(copy);
  database.exec('UPDATE segment SET passages = passages + 1');
  database.close();
  const store = openSqliteStore(copy);
  await expect(store.look('a lantern in the quarry', 5)).rejects.toMatchObject({ code: 'store-unreadable' });
  await store.close();
});
