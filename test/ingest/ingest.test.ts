import { unlinkSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { VerbatimError } from '../../src/errors.js';
import { ingest } from '../../src/ingest/ingest.js';
import type { Store } from '../../src/store/store.js';
import { useFolder } from './folder.js';

let work: string;
let corpus: string;
let store: Store;

const folder = useFolder();
beforeEach(() => {
  ({ work, corpus, store } = folder);
});

const { write } = folder;

const report = (words: string) => `The board met on Tuesday.\n\n"${words}," Ines Falk said after the vote.\n`;
const line = (id: string, words: string) => `${JSON.stringify({ id, outlet: 'Kanal Nord', text: report(words) })}\n`;

/** Ids of the articles that print the words. */
const printing = async (words: string): Promise<string[]> => {
  const candidates = (await store.look(words, 50)).candidates;
  const articles = await store.articles([...new Set(candidates.flatMap((candidate) => [...candidate.alike]))]);
  return articles
    .map(({ article }) => article)
    .filter(({ text }) => text.includes(words))
    .map(({ id }) => id)
    .sort();
};

describe('what changed', () => {
  test('an unchanged file is not read again', async () => {
    write('a.txt', report('The tunnel stays shut'));
    write('b/c.md', report('The ferries are full'));
    expect(await ingest([corpus], store)).toMatchObject({ articles: 2, unchanged: 0, skipped: [] });
    expect(await ingest([corpus], store)).toMatchObject({ articles: 0, unchanged: 2, quotations: 0, skipped: [] });
    expect(await printing('The ferries are full')).toEqual(['b/c.md']);
  });

  test('a changed file replaces its old self', async () => {
    write('a.txt', report('The tunnel stays shut'));
    await ingest([corpus], store);
    write('a.txt', report('The tunnel opens in May'));
    expect(await ingest([corpus], store)).toMatchObject({ articles: 1, unchanged: 0 });
    expect(await printing('The tunnel stays shut')).toEqual([]);
    expect(await printing('The tunnel opens in May')).toEqual(['a.txt']);
    expect((await store.summary()).articles).toBe(1);
  });

  test('a deleted file leaves', async () => {
    write('a.txt', report('The tunnel stays shut'));
    write('b.txt', report('The ferries are full'));
    await ingest([corpus], store);
    unlinkSync(path.join(corpus, 'a.txt'));
    expect(await ingest([corpus], store)).toMatchObject({ articles: 0, unchanged: 1 });
    expect(await printing('The tunnel stays shut')).toEqual([]);
    expect((await store.summary()).articles).toBe(1);
  });

  test('of a file of lines only the changed ones are written, and the deleted ones leave', async () => {
    write('all.jsonl', line('1', 'The tunnel stays shut') + line('2', 'The ferries are full') + line('3', 'Wait'));
    expect(await ingest([corpus], store)).toMatchObject({ articles: 3 });
    write('all.jsonl', line('1', 'The tunnel stays shut') + line('2', 'The ferries are empty now'));
    expect(await ingest([corpus], store)).toMatchObject({ articles: 1, unchanged: 1 });
    expect(await printing('The ferries are full')).toEqual([]);
    expect(await printing('The ferries are empty now')).toEqual(['2']);
    expect((await store.summary()).articles).toBe(2);
  });

  test('a file named alone belongs to its folder', async () => {
    write('a.txt', report('The tunnel stays shut'));
    write('b.txt', report('The ferries are full'));
    await ingest([path.join(corpus, 'a.txt')], store);
    expect(await ingest([corpus], store)).toMatchObject({ articles: 1, unchanged: 1 });
    await ingest([path.join(corpus, 'a.txt')], store);
    expect((await store.summary()).articles).toBe(2);
  });

  test('two folders with equal names of files keep both', async () => {
    const other = path.join(work, 'other');
    write('a.txt', report('The tunnel stays shut'));
    write('a.txt', report('The tunnel stays shut until May'), other);
    await ingest([corpus, other], store);
    expect((await store.summary()).articles).toBe(2);
    await ingest([other], store);
    expect((await store.summary()).articles).toBe(2);
  });
});

describe('what cannot be read', () => {
  test('one bad file is skipped with its reason, never the run', async () => {
    write('a.txt', report('The tunnel stays shut'));
    write('bad.txt', '\0\0\0\u0001');
    write('lines.jsonl', `${line('1', 'The ferries are full')}{"id": oops\n${line('2', 'Wait for spring')}`);
    const { articles, skipped } = await ingest([corpus], store);
    expect(articles).toBe(3);
    expect(skipped.map(({ path: at }) => path.basename(at))).toEqual(['bad.txt', 'lines.jsonl:2']);
    for (const { reason } of skipped) expect(reason).not.toBe('');
  });

  test('a second article of the same id is refused, not swapped in', async () => {
    write('lines.jsonl', line('1', 'The tunnel stays shut') + line('1', 'The ferries are full'));
    const { articles, skipped } = await ingest([corpus], store);
    expect(articles).toBe(1);
    expect(skipped).toHaveLength(1);
    expect(skipped[0]?.reason).toContain('“1”');
    expect(await printing('The tunnel stays shut')).toEqual(['1']);
  });

  test('a path that is not there is the one clear fault', async () => {
    await expect(ingest([path.join(work, 'nowhere')], store)).rejects.toSatisfy(
      (error) =>
        error instanceof VerbatimError && error.code === 'corpus-unreadable' && error.message.includes('nowhere'),
    );
  });
});

test('a run that is stopped keeps what it wrote, and the next goes on from there', async () => {
  for (let i = 0; i < 3; i++) {
    const lines = Array.from({ length: 400 }, (_, n) =>
      line(`${i}-${n}`, `Sentence number ${n} of part ${i} was said here`),
    );
    write(`part${i}.jsonl`, lines.join(''));
  }
  const stop = new AbortController();
  const stopped = await ingest([corpus], store, { signal: stop.signal, onProgress: () => stop.abort() });
  expect(stopped.articles).toBeGreaterThan(0);
  expect(stopped.articles).toBeLessThan(1200);
  expect((await store.summary()).articles).toBe(stopped.articles);
  const rest = await ingest([corpus], store);
  expect(rest.articles).toBe(1200 - stopped.articles);
  expect((await store.summary()).articles).toBe(1200);
});
