/** Articles that other rules took apart: renewed from what is stored, one by one, whatever happens meanwhile. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bringUpToDate, ingest } from '../../src/ingest/ingest.js';
import { RULES } from '../../src/ingest/rules.js';
import type { Answer } from '../../src/model.js';
import { openSqliteStore } from '../../src/store/sqlite/sqlite.js';
import type { Store, StoredText } from '../../src/store/store.js';
import { createAsk } from '../../src/verify/verify.js';
import { draftRecord } from '../store/drafts.js';

const RENEWER = fileURLToPath(new URL('renewer.ts', import.meta.url));
const ARTICLES = 400;
const HABIT = 'Nobody at the ferry pays the fare twice';

let work: string;
let file: string;
let store: Store;

/** An index by rules that saw no quotation anywhere, and one passage in each article. */
beforeEach(async () => {
  work = mkdtempSync(path.join(tmpdir(), 'verbatim-renewal-'));
  file = path.join(work, 'index.db');
  store = openSqliteStore(file);
  const records = Array.from({ length: ARTICLES }, (_, i) => {
    const sentences = [`Ferry number ${i} came in at noon.`, `“${HABIT},” said Elin Strand.`];
    const draft = draftRecord({ id: `ferry-${i}`, sentences });
    return { ...draft, quotations: [], passages: [{ start: 0, end: 10 }], rules: 'blind' };
  });
  await store.put({ collection: '/nowhere', file: 'ferries.jsonl' }, records);
  await store.finishFile({ collection: '/nowhere', file: 'ferries.jsonl' }, 'blind:1-1');
});
afterEach(async () => {
  await store.close();
  rmSync(work, { recursive: true });
});

const ask = async (text: string): Promise<Answer | undefined> =>
  (await createAsk(store)({ text, speaker: null, outlet: null }))[0];

/** Every article found by the words that all print, each once. */
const expectAllRenewed = async (): Promise<void> => {
  const answer = await ask(`“${HABIT}”`);
  expect(answer).toMatchObject({ verdict: 'same', printedAs: 'direct', speaker: { name: 'Elin Strand' } });
  const ids = answer?.outlets.flatMap(({ articles }) => articles.map(({ id }) => id)) ?? [];
  expect(ids).toHaveLength(ARTICLES);
  expect(new Set(ids).size).toBe(ARTICLES);
  expect(await store.summary()).toMatchObject({ articles: ARTICLES });
  expect(await store.speakers()).toEqual(['Elin Strand']);
};

test('what the old rules missed is found', async () => {
  expect((await ask(`“${HABIT}”`))?.verdict).toBe('not-found');
  const told: [number, number][] = [];
  const report = await bringUpToDate(store, { onRenewal: (done, of) => told.push([done, of]) });
  expect(report).toMatchObject({ articles: 0, renewed: ARTICLES });
  expect(told.at(0)).toEqual([0, ARTICLES]);
  expect(told.at(-1)).toEqual([ARTICLES, ARTICLES]);
  await expectAllRenewed();
});

test('a run that is stopped keeps what it renewed, and the next goes on from there', async () => {
  const stop = new AbortController();
  const { renewed } = await bringUpToDate(store, {
    signal: stop.signal,
    onRenewal: (done) => {
      if (done > 0) stop.abort();
    },
  });
  expect(renewed).toBeGreaterThan(0);
  expect(await store.countOutdated(RULES.text)).toBe(ARTICLES - renewed);
  expect(await bringUpToDate(store)).toMatchObject({ renewed: ARTICLES - renewed });
  await expectAllRenewed();
});

/** Runs the renewer until it has told that `least` articles are done, then kills it. */
const killAfter = async (least: number): Promise<void> => {
  const args = ['--import', 'tsx', RENEWER, file, String(least)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(child, 'exit');
  let told = '';
  for await (const chunk of child.stdout) {
    told += String(chunk);
    if (Number(told.trimEnd().split('\n').at(-1)) >= least) child.kill('SIGKILL');
  }
  await exit;
};

test('a run that is killed loses nothing, and the next goes on from there', async () => {
  await killAfter(100);
  const left = await store.countOutdated(RULES.text);
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThanOrEqual(ARTICLES - 100);
  expect(await store.summary()).toMatchObject({ articles: ARTICLES });
  expect(await bringUpToDate(store)).toMatchObject({ renewed: left });
  await expectAllRenewed();
});

describe('what another process does meanwhile', () => {
  /** A store whose outdated texts are touched by others between reading and renewing. */
  const meddling = (meddle: (texts: readonly StoredText[]) => Promise<void>): Store =>
    new Proxy(store, {
      get: (target, name) => {
        if (name !== 'outdated') return Reflect.get(target, name).bind?.(target);
        return async (...given: Parameters<Store['outdated']>) => {
          const texts = await target.outdated(...given);
          await meddle(texts);
          return texts;
        };
      },
    });

  test('an article that is removed stays removed, and one that is replaced keeps its new text', async () => {
    let done = false;
    const changed = meddling(async () => {
      if (done) return;
      done = true;
      await store.remove({ collection: '/nowhere', file: 'ferries.jsonl' }, ['ferry-0']);
      const sentences = ['The ferry was sold.', '“We kept the bell,” said Elin Strand.'];
      await store.put({ collection: '/nowhere', file: 'ferries.jsonl' }, [draftRecord({ id: 'ferry-1', sentences })]);
    });
    await bringUpToDate(changed);
    await bringUpToDate(store);
    expect(await store.summary()).toMatchObject({ articles: ARTICLES - 1 });
    expect((await ask('“We kept the bell”'))?.verdict).toBe('same');
    expect((await ask('Ferry number 0 came in at noon'))?.quotation?.articleId).not.toBe('ferry-0');
    const answer = await ask(`“${HABIT}”`);
    expect(answer?.outlets).toHaveLength(ARTICLES - 2);
  });
});

test('keeps what a source states of its quotations, and finds the rest anew', async () => {
  const folder = mkdtempSync(path.join(work, 'stated-'));
  const quote = { quoteID: 'q1', quotation: 'The lock stays open', speaker: 'Ada Quill', probas: [['Ada Quill', 0.8]] };
  writeFileSync(path.join(folder, 'quotes.json'), JSON.stringify({ ...quote, urls: ['https://osk.example/1'] }));
  await ingest([folder], store);
  const [stated] = (await store.outdated('none', -1, 1000)).filter(({ text }) => text.includes('lock stays'));
  const passages = [{ start: 0, end: 5 }];
  const { signature } = draftRecord({ id: 'x', sentences: ['x'] });
  const [kept] = await store.articles([stated?.key ?? -1]);
  const quotations = kept?.quotations ?? [];
  await store.renew([{ key: stated?.key ?? -1, rules: 'blind', passages, signature, quotations }]);
  await bringUpToDate(store);
  expect(await ask('“The lock stays open”')).toMatchObject({ speaker: { name: 'Ada Quill', confidence: 0.8 } });
});
