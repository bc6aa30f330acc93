/** What a run promises while it goes on, when it is stopped, and when the store fails it. */
import { symlinkSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type IngestReport, ingest } from '../../src/ingest/ingest.js';
import { reportProgress } from '../../src/ingest/progress.js';
import type { ArticleRecord, FileKey, Store } from '../../src/store/store.js';
import { useFolder } from './folder.js';

let work: string;
let corpus: string;
let store: Store;

const folder = useFolder();
beforeEach(() => {
  ({ work, corpus, store } = folder);
});

const { write } = folder;

const quoted = (words: string) => `The board met on Tuesday.\n\n"${words}," Ines Falk said after the vote.\n`;
const line = (id: string, text: string) => `${JSON.stringify({ id, outlet: 'Kanal Nord', text })}\n`;
/** About a third of a megabyte of its own words: more than is handed on at once. */
const long = (word: string) => quoted(`The ${word} is shut`) + `The ${word} was dug by hand. `.repeat(12_000);

const idsIn = async (file: string): Promise<string[]> =>
  [...(await store.articlesOf({ collection: corpus, file })).keys()].sort();
const read = async (): Promise<string[]> =>
  [...(await store.files(corpus))].flatMap(([file, print]) => (print === null ? [] : [file])).sort();

/** The store, but for some methods. */
const but = (methods: Partial<Store>): Store => Object.assign(Object.create(store) as Store, methods);

describe('the report', () => {
  test('counts the quotations of what was written, and the seconds that it took', async () => {
    write('a.txt', quoted('The tunnel stays shut'));
    write('b.txt', `${quoted('The ferries are full')}\n"We wait," Otto Brandeis said.\n`);
    const before = performance.now();
    const { quotations, seconds } = await ingest([corpus], store);
    expect(quotations).toBe(3);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds * 1000).toBeLessThanOrEqual(performance.now() - before + 1);
    expect((await ingest([corpus], store)).quotations).toBe(0);
  });

  test('is told after each batch, with the totals so far and the file', async () => {
    write('a.jsonl', ['shaft', 'drift', 'adit'].map((word, i) => line(`${i}`, long(word))).join(''));
    write('b.txt', quoted('The tunnel stays shut'));
    const told: [number, number, string][] = [];
    const onProgress = ({ articles, quotations }: Readonly<IngestReport>, file: string) =>
      void told.push([articles, quotations, file]);
    const report = await ingest([corpus], store, { onProgress });
    expect(told.map(([, , file]) => file).sort()).toEqual(['a.jsonl', 'a.jsonl', 'a.jsonl', 'b.txt']);
    expect(told.map(([articles]) => articles)).toEqual([1, 2, 3, 4]);
    expect(told.at(-1)?.slice(0, 2)).toEqual([report.articles, report.quotations]);
  });

  test('an article too long for a batch of its own is written once', async () => {
    write('a.jsonl', line('1', long('shaft')) + line('2', quoted('Wait')) + line('3', quoted('Go')));
    const batches: string[][] = [];
    const put = (from: FileKey, records: readonly ArticleRecord[]): Promise<void> => {
      batches.push(records.map(({ article }) => article.id));
      return store.put(from, records);
    };
    await ingest([corpus], but({ put }));
    expect(batches).toEqual([['1'], ['2', '3']]);
    expect(await idsIn('a.jsonl')).toEqual(['1', '2', '3']);
  });
});

describe('whose an id is', () => {
  test('the file’s that was read first, also when only the other one has changed', async () => {
    write('a.jsonl', line('1', quoted('The tunnel stays shut')));
    await ingest([corpus], store);
    write('b.jsonl', line('1', quoted('The ferries are full')) + line('2', quoted('We wait')));
    for (let run = 0; run < 2; run += 1) {
      const { skipped } = await ingest([corpus], store);
      expect(skipped).toEqual(run === 0 ? [{ path: 'b.jsonl', reason: expect.stringMatching(/“1”.*a\.jsonl/) }] : []);
    }
    expect(await idsIn('a.jsonl')).toEqual(['1']);
    expect(await idsIn('b.jsonl')).toEqual(['2']);
  });
});

describe('what is there but cannot be read now', () => {
  test('keeps what was read from it before', async () => {
    write('a.txt', quoted('The tunnel stays shut'));
    write('b.txt', quoted('The ferries are full'));
    await ingest([corpus], store);
    unlinkSync(path.join(corpus, 'a.txt'));
    symlinkSync(path.join(work, 'nowhere'), path.join(corpus, 'a.txt'));
    const { skipped, unchanged } = await ingest([corpus], store);
    expect(skipped.map(({ path: file }) => file)).toEqual(['a.txt']);
    expect(unchanged).toBe(1);
    expect((await store.summary()).articles).toBe(2);
  });
});

describe('a run that is stopped', () => {
  const stopped = AbortSignal.abort();

  test('before it begins changes nothing', async () => {
    write('a.txt', quoted('The tunnel stays shut'));
    write('b.txt', quoted('The ferries are full'));
    await ingest([corpus], store);
    unlinkSync(path.join(corpus, 'a.txt'));
    write('c.txt', quoted('We wait'));
    const report = await ingest([corpus], store, { signal: stopped });
    expect(report).toMatchObject({ articles: 0, unchanged: 0, skipped: [] });
    expect(await read()).toEqual(['a.txt', 'b.txt']);
    // Nor does one that is stopped where nothing is left to read.
    for (const file of ['b.txt', 'c.txt']) unlinkSync(path.join(corpus, file));
    await ingest([corpus], store, { signal: stopped });
    expect(await read()).toEqual(['a.txt', 'b.txt']);
  });

  test('within a file takes out nothing that it had not come to, and reads the file again next time', async () => {
    const words = ['shaft', 'drift', 'adit', 'sump'];
    write('a.jsonl', words.map((word, i) => line(`${i}`, long(word))).join(''));
    await ingest([corpus], store);
    write('a.jsonl', words.map((word, i) => line(`${i}`, long(`new ${word}`))).join(''));
    const stop = new AbortController();
    const { articles } = await ingest([corpus], store, { signal: stop.signal, onProgress: () => stop.abort() });
    expect(articles).toBeGreaterThan(0);
    expect(articles).toBeLessThan(4);
    expect((await idsIn('a.jsonl')).filter((id) => !id.includes('#version-'))).toEqual(['0', '1', '2', '3']);
    expect(await ingest([corpus], store)).toMatchObject({ articles: 4 - articles, unchanged: articles });
  });

  test('while the last batch is found writes it no more', async () => {
    write('a.txt', quoted('The tunnel stays shut'));
    const stop = new AbortController();
    const articlesOf = async (from: FileKey) => {
      queueMicrotask(() => queueMicrotask(() => stop.abort()));
      return store.articlesOf(from);
    };
    await ingest([corpus], but({ articlesOf }), { signal: stop.signal });
    expect(await read()).toEqual([]);
    expect(await idsIn('a.txt')).toEqual([]);
  });
});

describe('a store that fails', () => {
  const full = new Error('the disk is full');

  test('ends the run with its reason, and no file counts as read that is not written whole', async () => {
    write('a.jsonl', ['shaft', 'drift', 'adit'].map((word, i) => line(`${i}`, long(word))).join(''));
    const put = (from: FileKey, records: readonly ArticleRecord[]): Promise<void> =>
      records.some(({ article }) => article.id === '1') ? Promise.reject(full) : store.put(from, records);
    await expect(ingest([corpus], but({ put }))).rejects.toBe(full);
    expect(await read()).toEqual([]);
    expect(await ingest([corpus], store)).toMatchObject({ articles: expect.any(Number), skipped: [] });
    expect(await idsIn('a.jsonl')).toEqual(['0', '1', '2']);
    expect(await read()).toEqual(['a.jsonl']);
  });

  test('in removing what is gone ends the run too', async () => {
    write('a.txt', quoted('The tunnel stays shut'));
    await ingest([corpus], store);
    unlinkSync(path.join(corpus, 'a.txt'));
    const failing = but({ removeFile: () => Promise.reject(full) });
    await expect(ingest([corpus], failing, { confirmDeletions: true })).rejects.toBe(full);
  });

  test('is asked to remove nothing where nothing has left a file', async () => {
    write('a.jsonl', line('1', quoted('The tunnel stays shut')));
    const remove = vi.fn(() => Promise.reject(full));
    await ingest([corpus], but({ remove }));
    expect(remove).not.toHaveBeenCalled();
  });
});

describe('progress on standard error', () => {
  let written: string[];
  let now = 0;
  beforeEach(() => {
    written = [];
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    vi.spyOn(performance, 'now').mockImplementation(() => now);
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  test('is silent on a short run, and a line every ten seconds on a long one', () => {
    const report: IngestReport = {
      articles: 7,
      unchanged: 0,
      removed: 0,
      renewed: 0,
      quotations: 31,
      skipped: [],
      seconds: 0,
    };
    now = 50_000;
    const { onProgress } = reportProgress();
    for (const at of [50_000, 59_999, 60_001, 69_000, 70_000, 70_100]) {
      now = at;
      onProgress(report, `part-${at}.jsonl`);
    }
    expect(written).toHaveLength(2);
    expect(written[0]).toMatch(/part-60001\.jsonl.*\b7 articles.*\b31 quotations.*\n$/);
    expect(written[1]).toContain('part-70100');
  });

  test('says at once that an index is brought up to date, and how far it is now and then', () => {
    now = 50_000;
    const { onRenewal } = reportProgress();
    for (const [at, done] of [
      [50_000, 0],
      [51_000, 50],
      [60_100, 100],
      [60_200, 150],
    ] as const) {
      now = at;
      onRenewal(done, 200);
    }
    expect(written).toHaveLength(2);
    expect(written[0]).toMatch(/another version.* 200 articles/);
    expect(written[1]).toContain('100 of 200 articles');
  });
});
