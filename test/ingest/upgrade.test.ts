/** Indexes that older versions left (test/ingest/older) are brought up to date, whatever became of their sources. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { bringUpToDate, ingest } from '../../src/ingest/ingest.js';
import { RULES } from '../../src/ingest/rules.js';
import type { Answer } from '../../src/model.js';
import { openSqliteStore } from '../../src/store/sqlite/sqlite.js';
import type { Store } from '../../src/store/store.js';
import { createAsk } from '../../src/verify/verify.js';
import { parseLines } from '../shared.js';

const OLDER = fileURLToPath(new URL('older', import.meta.url));
const QUESTIONS = parseLines<{ id: string; text: string; speaker?: string }>(
  readFileSync(path.join(OLDER, 'questions.jsonl'), 'utf8'),
);

let work: string;
const opened: Store[] = [];

/** The time of change that stands in the older indexes. */
const CHANGED = new Date('2031-03-20T00:00:00Z');
const FIRST_CHANGED = new Date('2031-03-08T00:00:00Z');

const touch = (folder: string, time: Date): void => {
  for (const name of readdirSync(path.join(work, folder))) utimesSync(path.join(work, folder, name), time, time);
};

/** Its articles are of years to come; dates of the future count for nothing. */
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2033-01-01') });
  work = mkdtempSync(path.join(tmpdir(), 'verbatim-older-'));
  for (const folder of ['press', 'archive', 'copies'])
    cpSync(path.join(OLDER, folder), path.join(work, folder), { recursive: true });
  touch('press', CHANGED);
  touch('copies', CHANGED);
  touch('archive', FIRST_CHANGED);
});
afterEach(async () => {
  vi.useRealTimers();
  for (const store of opened.splice(0)) await store.close();
  rmSync(work, { recursive: true });
});

const open = (name: string): Store => {
  const store = openSqliteStore(path.join(work, name));
  opened.push(store);
  return store;
};

/** An older index, on this machine: its folders are those of this test. */
const takeOlder = (name: string): string => {
  const file = path.join(work, name);
  cpSync(path.join(OLDER, name), file);
  const database = new Database(file);
  database.prepare("UPDATE collection SET name = ? || '/' || name").run(work);
  database.close();
  return name;
};

type Answers = Record<string, Answer[]>;

const answersOf = async (store: Store): Promise<Answers> => {
  const ask = createAsk(store);
  const answers: Answers = {};
  for (const { id, text, speaker = null } of QUESTIONS) {
    const found = await ask({ text, speaker, outlet: null });
    answers[id] = found.map((answer) => ({ ...answer, elapsedMs: 0 }));
  }
  return answers;
};

const folder = (name: string): string => path.join(work, name);

/** What an index says that was made anew of all sources. */
const freshAnswers = async (): Promise<Answers> => {
  const store = open('fresh.db');
  await ingest([folder('press'), folder('archive')], store);
  return answersOf(store);
};

/** Scores rest on how frequent words are, which an index estimates: by how it is cut into segments, they differ a little. */
const SCORE_TOLERANCE = 0.03;

const expectSame = (answers: Answers, expected: Answers): void => {
  for (const [id, found] of Object.entries(answers)) {
    found.forEach(({ score }, i) => {
      expect(Math.abs(score - (expected[id]?.[i]?.score ?? 0)), id).toBeLessThan(SCORE_TOLERANCE);
    });
  }
  const plain = (all: Answers) =>
    Object.entries(all).map(([id, found]) => [id, found.map((one) => ({ ...one, score: 0 }))]);
  expect(plain(answers)).toEqual(plain(expected));
};

const lose = (file: string): void => renameSync(path.join(work, file), path.join(work, 'lost'));

describe('an index of the last layout', () => {
  test('the questions have all verdicts', async () => {
    const verdicts = new Set(
      Object.values(await freshAnswers()).flatMap((found) => found.map(({ verdict }) => verdict)),
    );
    expect([...verdicts].sort()).toEqual([
      'altered',
      'edited',
      'excerpt',
      'not-found',
      'paraphrase',
      'same',
      'spliced',
    ]);
  });

  test('answers without a fault before anything is brought up to date', async () => {
    const answers = await answersOf(open(takeOlder('index.db')));
    expect(answers.gone?.[0]?.speaker?.name).toBe('Oda Brekke');
    expect(answers.same?.[0]?.verdict).toBe('same');
  });

  test('answers like a fresh one once it is brought up to date, an article whose file is gone included', async () => {
    const fresh = await freshAnswers();
    lose('archive/interview.md');
    const store = open(takeOlder('index.db'));
    const report = await bringUpToDate(store);
    expect([report.articles, report.renewed]).toEqual([13, 1]);
    expectSame(await answersOf(store), fresh);
    expect(await store.summary()).toMatchObject({ articles: 14 });
  });

  /** What credits say is read from the page: where that is gone, what the older version read of them stands. */
  const withoutCredits = (answers: Answers): Answers =>
    Object.fromEntries(
      Object.entries(answers).map(([id, found]) => [
        id,
        found.map((answer) => ({
          ...answer,
          originGroups: answer.originGroups.map(({ articles }) => articles.map((article) => article.id)),
        })) as unknown as Answer[],
      ]),
    );

  test('answers like a fresh one where every file is gone, but for the credits', async () => {
    const fresh = withoutCredits(await freshAnswers());
    for (const name of ['press', 'archive']) rmSync(folder(name), { recursive: true });
    const store = open(takeOlder('index.db'));
    expect(await bringUpToDate(store)).toMatchObject({ articles: 0, renewed: 14, skipped: [] });
    expectSame(withoutCredits(await answersOf(store)), fresh);
    expect(await store.countOutdated(RULES.text)).toBe(0);
  });

  test('answers like a fresh one where one folder is ingested again', async () => {
    const fresh = await freshAnswers();
    lose('archive/interview.md');
    const store = open(takeOlder('index.db'));
    expect(await ingest([folder('press')], store)).toMatchObject({ articles: 13, unchanged: 0, renewed: 1 });
    expectSame(await answersOf(store), fresh);
  });

  test('is brought up to date once', async () => {
    const store = open(takeOlder('index.db'));
    await bringUpToDate(store);
    expect(await bringUpToDate(store)).toMatchObject({ articles: 0, renewed: 0 });
    expect(await ingest([folder('press'), folder('archive')], store)).toMatchObject({
      articles: 0,
      unchanged: 14,
      renewed: 0,
    });
  });

  test('keeps its names as they are counted', async () => {
    const fresh = open('fresh.db');
    await ingest([folder('press'), folder('archive')], fresh);
    const store = open(takeOlder('index.db'));
    await bringUpToDate(store);
    expect(await store.speakers()).toEqual(await fresh.speakers());
    expect(await store.outlets()).toEqual(await fresh.outlets());
    const quoted = { speakers: await fresh.speakers(), outlet: null, since: null, until: null };
    expect((await store.shelf(quoted, 0)).articles).toBe((await fresh.shelf(quoted, 0)).articles);
    expect(await store.languages()).toEqual(await fresh.languages());
  });
});

describe('an index from before the digest of copies changed', () => {
  const WORDS = '“A lamp that nobody trims is only a habit of the wall”';

  test('counts one origin for three prints of one report, the last added after', async () => {
    const store = open(takeOlder('copies.db'));
    rmSync(path.join(work, 'copies/skerrow-news.md'));
    rmSync(path.join(work, 'copies/island-courier.md'));
    await ingest([path.join(work, 'copies/evening-lantern.md')], store);
    const [answer] = await createAsk(store)({ text: WORDS, speaker: null, outlet: null });
    expect(answer).toMatchObject({ verdict: 'same', origins: 1 });
    expect(answer?.outlets.map(({ outlet }) => outlet).sort()).toEqual([
      'Evening Lantern',
      'Island Courier',
      'Skerrow News',
    ]);
  });
});
