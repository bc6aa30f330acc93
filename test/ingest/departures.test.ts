/** What leaves an index, what stays, and who owns an article that several files hold. */
import { mkdirSync, readdirSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { type IngestOptions, ingest } from '../../src/ingest/ingest.js';
import { openSqliteStore } from '../../src/store/sqlite/sqlite.js';
import type { Store } from '../../src/store/store.js';
import { below, pick, type Random, seeded } from '../../src/training/invented/random.js';
import { useFolder } from './folder.js';

let work: string;
let corpus: string;
let store: Store;

const folder = useFolder();
beforeEach(() => {
  ({ work, corpus, store } = folder);
});

const { write } = folder;
const drop = (name: string): void => unlinkSync(path.join(corpus, name));

const report = (words: string) => `The board met on Tuesday.\n\n"${words}," Ines Falk said after the vote.\n`;
const line = (id: string, words: string) => `${JSON.stringify({ id, outlet: 'Kanal Nord', text: report(words) })}\n`;

const run = (options: IngestOptions = {}) => ingest([corpus], store, options);

/** All that an index holds: each article's file, id and text. */
const contents = async (of: Store, collection = corpus): Promise<string[]> => {
  const held: string[] = [];
  for (const [file] of await of.files(collection)) {
    for (const id of (await of.articlesOf({ collection, file })).keys()) held.push(`${file}#${id}`);
  }
  return held.sort();
};

/** Ids of the articles that print the words. */
const printing = async (words: string): Promise<string[]> => {
  const candidates = (await store.look(words, 50)).candidates;
  const articles = await store.articles([...new Set(candidates.flatMap(({ alike }) => [...alike]))]);
  return articles.filter(({ article }) => article.text.includes(words)).map(({ article }) => article.id);
};

describe('an article that moves from one file to another', () => {
  test.each([
    ['a.jsonl', 'b.jsonl'],
    ['b.jsonl', 'a.jsonl'],
  ])('from %s to %s stays, and has not left', async (from, to) => {
    write(from, line('1', 'The tunnel stays shut') + line('2', 'The ferries are full'));
    write(to, line('3', 'Wait for spring'));
    await run();
    write(from, line('2', 'The ferries are full'));
    write(to, line('3', 'Wait for spring') + line('1', 'The tunnel stays shut'));
    expect(await run()).toMatchObject({ removed: 0, skipped: [] });
    expect(await printing('The tunnel stays shut')).toEqual(['1']);
    expect(await contents(store)).toEqual([`${from}#2`, `${to}#1`, `${to}#3`].sort());
    expect(await run()).toMatchObject({ articles: 0, unchanged: 3, removed: 0 });
  });
});

describe('an id that two files hold', () => {
  beforeEach(async () => {
    write('a.jsonl', line('1', 'The tunnel stays shut'));
    write('b.jsonl', line('1', 'The ferries are full') + line('2', 'Wait for spring'));
    const { articles, skipped } = await run();
    expect(articles).toBe(2);
    expect(skipped).toEqual([{ path: 'b.jsonl', reason: expect.stringContaining('a.jsonl') }]);
  });

  test('is read from the other one when the first is deleted', async () => {
    drop('a.jsonl');
    expect(await run()).toMatchObject({ articles: 1, unchanged: 1, removed: 0 });
    expect(await printing('The ferries are full')).toEqual(['1']);
    expect(await printing('The tunnel stays shut')).toEqual([]);
  });

  test('is read from the other one when the first drops it', async () => {
    write('a.jsonl', line('9', 'Nobody asked us'));
    await run();
    expect(await contents(store)).toEqual(['a.jsonl#9', 'b.jsonl#1', 'b.jsonl#2']);
    expect(await printing('The ferries are full')).toEqual(['1']);
  });

  test('stays refused while the first has it, whatever else changes', async () => {
    write('b.jsonl', line('1', 'The ferries are full') + line('3', 'Nobody asked us'));
    expect((await run()).skipped).toHaveLength(1);
    expect(await contents(store)).toEqual(['a.jsonl#1', 'b.jsonl#3']);
    drop('b.jsonl');
    await run();
    expect(await printing('The tunnel stays shut')).toEqual(['1']);
  });

  test('a file that comes first takes it, and gives it back when it goes', async () => {
    write('0.jsonl', line('1', 'It was dug by hand'));
    await run();
    expect(await contents(store)).toEqual(['0.jsonl#1', 'b.jsonl#2']);
    drop('0.jsonl');
    await run();
    expect(await contents(store)).toEqual(['a.jsonl#1', 'b.jsonl#2']);
    expect(await printing('The tunnel stays shut')).toEqual(['1']);
  });
});

test('a file that was read half-way and then deleted leaves no articles behind', async () => {
  write(
    'long.jsonl',
    Array.from({ length: 900 }, (_, n) => line(`${n}`, `Sentence number ${n} was said here`)).join(''),
  );
  write('a.txt', report('The tunnel stays shut'));
  const stop = new AbortController();
  const onProgress = (): void => stop.abort();
  await run({ signal: stop.signal, onProgress });
  await run({ signal: AbortSignal.abort() });
  drop('long.jsonl');
  await run({ confirmDeletions: false });
  expect(await contents(store)).toEqual(['a.txt#a.txt']);
});

describe('a corpus that has lost more than half of its files', () => {
  beforeEach(async () => {
    for (const name of ['a', 'b', 'c', 'd']) write(`${name}.txt`, report(`The ${name} is full of ferries`));
    await run();
  });

  test.each([[['a.txt', 'b.txt', 'c.txt']], [['a.txt', 'b.txt', 'c.txt', 'd.txt']]])(
    'keeps its articles (%j deleted), says so and how to confirm',
    async (names) => {
      names.map(drop);
      const { removed, skipped } = await run();
      expect(removed).toBe(0);
      expect(skipped).toEqual([{ path: corpus, reason: expect.stringContaining('--confirm-deletions') }]);
      expect(skipped[0]?.reason).toContain(`${names.length} of 4`);
      expect((await store.summary()).articles).toBe(4);
      expect(await run({ confirmDeletions: true })).toMatchObject({ removed: names.length, skipped: [] });
      expect((await store.summary()).articles).toBe(4 - names.length);
    },
  );

  test('half of them may leave, and are counted', async () => {
    drop('a.txt');
    drop('b.txt');
    expect(await run()).toMatchObject({ removed: 2, skipped: [] });
  });

  test('files that were emptied count as lost', async () => {
    for (const name of ['a', 'b', 'c']) write(`${name}.txt`, '');
    expect((await run()).removed).toBe(0);
    expect((await store.summary()).articles).toBe(4);
    write('a.txt', report('The a is back'));
    expect(await run()).toMatchObject({ articles: 1, removed: 2 });
    expect(await printing('The a is back')).toEqual(['a.txt']);
    expect((await store.summary()).articles).toBe(2);
  });
});

test('a link that leads out of the corpus, or to a hidden file, is not followed', async () => {
  write('a.txt', report('The tunnel stays shut'));
  write('.env', report('The token is secret'));
  writeFileSync(path.join(work, 'notes.txt'), report('The notes are mine'));
  symlinkSync(path.join(work, 'notes.txt'), path.join(corpus, 'notes.txt'));
  symlinkSync(path.join(corpus, '.env'), path.join(corpus, 'env.txt'));
  symlinkSync(work, path.join(corpus, 'up'));
  symlinkSync(path.join(corpus, 'a.txt'), path.join(corpus, 'again.txt'));
  const { articles, skipped } = await run();
  expect(articles).toBe(2);
  expect(skipped.map(({ path: at }) => at)).toEqual(['env.txt', 'notes.txt', 'up']);
  expect(await printing('secret')).toEqual([]);
});

test('a file whose articles all give way to others has lost nothing', async () => {
  write('a.jsonl', line('1', 'The tunnel stays shut') + line('2', 'The ferries are full'));
  await run();
  write('a.jsonl', line('3', 'Wait for spring'));
  expect(await run()).toMatchObject({ articles: 1, removed: 2, skipped: [] });
  expect(await contents(store)).toEqual(['a.jsonl#3']);
});

test('a file that holds one id twice keeps the first, says so once, and is not read again for it', async () => {
  write('a.jsonl', line('1', 'The tunnel stays shut') + line('1', 'The ferries are full'));
  const { skipped } = await run();
  expect(skipped).toEqual([{ path: 'a.jsonl', reason: expect.stringContaining('already read from a.jsonl') }]);
  expect(await run()).toMatchObject({ articles: 0, unchanged: 1, skipped: [] });
  expect(await printing('The tunnel stays shut')).toEqual(['1']);
});

describe('a folder that was moved', () => {
  test('keeps its index', async () => {
    write('a.txt', report('The tunnel stays shut'));
    write('b.txt', report('The ferries are full'));
    await run();
    const moved = path.join(work, 'elsewhere');
    renameSync(corpus, moved);
    expect(await ingest([moved], store)).toMatchObject({ articles: 0, unchanged: 2, removed: 0 });
    expect(await store.collections()).toEqual([moved]);
    expect((await store.summary()).articles).toBe(2);
  });

  test('another folder with the smaller part of its files is no such', async () => {
    for (const name of ['a', 'b', 'c']) write(`${name}.txt`, report(`The ${name} is full of ferries`));
    await run();
    const other = path.join(work, 'other');
    mkdirSync(other);
    renameSync(path.join(corpus, 'a.txt'), path.join(other, 'a.txt'));
    rmSync(corpus, { recursive: true });
    await ingest([other], store);
    expect((await store.collections()).sort()).toEqual([corpus, other].sort());
  });

  test('another folder with other files is no such', async () => {
    write('a.txt', report('The tunnel stays shut'));
    await run();
    const other = path.join(work, 'other');
    mkdirSync(other);
    writeFileSync(path.join(other, 'a.txt'), report('The ferries are full, and so are we'));
    rmSync(corpus, { recursive: true });
    await ingest([other], store);
    expect((await store.summary()).articles).toBe(2);
  });
});

describe('after any changes of a corpus', () => {
  /** One change: files of lines share their ids, so that articles move, meet and part. */
  const change = (random: Random): void => {
    const name = `${pick(random, ['a', 'b', 'c', 'd', 'e', 'f'])}.jsonl`;
    const there = readdirSync(corpus);
    const ids = Array.from({ length: 1 + below(random, 5) }, () => below(random, 12));
    if (random() < 0.25 && there.includes(name)) drop(name);
    else write(name, ids.map((id) => line(`${id}`, `Number ${id} of ${name}, edition ${below(random, 3)}`)).join(''));
  };

  test.each([3, 5, 8])('an index holds what one made afresh holds, from seed %i', async (seed) => {
    const random = seeded(seed);
    for (let round = 0; round < 60; round++) {
      for (let i = below(random, 4); i >= 0; i--) change(random);
      const stop = new AbortController();
      if (random() < 0.3) await run({ signal: stop.signal, onProgress: () => stop.abort() });
      await run({ confirmDeletions: true });
      const fresh = openSqliteStore(':memory:');
      await ingest([corpus], fresh);
      expect(await contents(store), `round ${round}`).toEqual(await contents(fresh));
      for (const file of readdirSync(corpus)) {
        const from = { collection: corpus, file };
        expect(await store.articlesOf(from)).toEqual(await fresh.articlesOf(from));
      }
      await fresh.close();
    }
  });
});
