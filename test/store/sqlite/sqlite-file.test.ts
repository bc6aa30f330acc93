/** The file behind the store: whose it is, who holds it, and what users are told when it cannot be used. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { afterAll, describe, expect, it } from 'vitest';
import type { VerbatimError } from '../../../src/errors.js';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite.js';
import { draftRecord } from '../drafts.js';

const root = mkdtempSync(join(tmpdir(), 'verbatim-file-'));
afterAll(() => rmSync(root, { recursive: true }));

const faultOf = (path: string): VerbatimError => {
  try {
    openSqliteStore(path);
  } catch (error) {
    return error as VerbatimError;
  }
  throw new Error('it opened');
};

const tern = draftRecord({ id: 'tern', sentences: ['A tern flew from pole to pole.'] });

describe('a file that is no index', () => {
  it('says so for any other content', () => {
    const path = join(root, 'letter.txt');
    writeFileSync(path, 'Dear editor, '.repeat(500));
    expect(faultOf(path)).toMatchObject({ name: 'VerbatimError', code: 'store-unreadable' });
    expect(faultOf(path).line).toContain(path);
  });

  it('leaves the database of another program alone', () => {
    const path = join(root, 'recipes.db');
    const other = new Database(path);
    other.exec('CREATE TABLE recipe (name TEXT)');
    other.close();
    expect(faultOf(path)).toMatchObject({ code: 'store-unreadable' });
    expect(faultOf(path).message).toContain('another program');
  });

  it('names the folder that does not exist, and a folder in the place of the file', () => {
    expect(faultOf(join(root, 'nowhere', 'index.db'))).toMatchObject({ code: 'store-unreadable' });
    const folder = join(root, 'folder.db');
    mkdirSync(folder);
    expect(faultOf(folder)).toMatchObject({ code: 'store-unreadable' });
  });

  it.each([
    [1000, 'Update'],
    [0, 'ingest'],
  ])('refuses the layout of another version (%i)', async (layout, advice) => {
    const path = join(root, `layout-${layout}.db`);
    await openSqliteStore(path).close();
    const direct = new Database(path);
    direct.exec(`PRAGMA user_version = ${layout}`);
    direct.close();
    expect(faultOf(path)).toMatchObject({ code: 'store-unreadable' });
    expect(faultOf(path).hint).toContain(advice);
  });
});

describe('a file that others use', () => {
  it('says that another program writes, and goes on reading', async () => {
    const path = join(root, 'busy.db');
    const store = openSqliteStore(path, { patience: 50 });
    await store.put({ collection: 'c', file: 'f' }, [tern]);
    const other = new Database(path);
    other.exec('BEGIN IMMEDIATE');
    await expect(store.remove({ collection: 'c', file: 'f' }, ['tern'])).rejects.toMatchObject({ code: 'store-busy' });
    expect((await store.look('from pole to pole', 5)).candidates).toHaveLength(1);
    other.exec('ROLLBACK');
    other.close();
    await store.remove({ collection: 'c', file: 'f' }, ['tern']);
    expect((await store.look('from pole to pole', 5)).candidates).toEqual([]);
    await store.close();
  });
});

const WRITER = fileURLToPath(new URL('writer.ts', import.meta.url));

/** Runs the writer until it has told `count` articles, then kills it. @returns the last number that it told */
const killAfter = async (path: string, count: number): Promise<number> => {
  const child = spawn(process.execPath, ['--import', 'tsx', WRITER, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(child, 'exit');
  let told = '';
  for await (const chunk of child.stdout) {
    told += String(chunk);
    if (told.split('\n').length > count) child.kill('SIGKILL');
  }
  await exit;
  return Number(told.trimEnd().split('\n').at(-1));
};

describe('a writer that is killed', () => {
  it('loses nothing that it had stored, and leaves nothing by halves', async () => {
    const path = join(root, 'killed.db');
    for (const count of [40, 90, 130]) {
      const last = await killAfter(path, count);
      const store = openSqliteStore(path);
      const [objection] = (await store.look('nobody in the square objected', 1)).candidates;
      const { articles } = await store.summary();
      expect(articles).toBeGreaterThan(last);
      expect(objection?.alike).toHaveLength(articles);
      expect((await store.look(`bulletin number ${last}`, 1)).candidates).toHaveLength(1);
      await store.close();
    }
  });
});
