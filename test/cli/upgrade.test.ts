/** What users see of an index that an older version left: it is brought up to date by whatever opens it, in words. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Platform } from '../../src/chat/platform.js';
import { sessionOn } from '../standins/discord/driver.js';
import { startStandIn, TOKEN } from '../standins/discord/standin.js';
import { runCli } from './run.js';

const OLDER = fileURLToPath(new URL('../ingest/older/index.db', import.meta.url));
const REPORTS = fileURLToPath(new URL('../story/reports', import.meta.url));
const QUOTE = '“They offered us a clock, and we had asked for sleep”';
const SAID = /made by another version: bringing 14 articles up to date/;

let work: string;
let data: string;
let store: string;

/** Where a start finds its index; its sources are nowhere on this machine. */
beforeEach(() => {
  work = mkdtempSync(path.join(tmpdir(), 'verbatim-upgrade-'));
  data = path.join(work, 'data');
  mkdirSync(data);
  store = path.join(data, 'verbatim.db');
  cpSync(OLDER, store);
});
afterEach(() => rmSync(work, { recursive: true }));

/** The rules by which its articles were put. */
const rulesIn = (): unknown[] => {
  const database = new Database(store);
  const rows = database.prepare('SELECT DISTINCT rules FROM article').raw().all();
  database.close();
  return rows;
};

test('verify brings it up to date first, says so in one line, and is silent the next time', async () => {
  const first = await runCli(['verify', QUOTE, '--store', store, '--json']);
  expect(first.err.trim().split('\n')).toHaveLength(1);
  expect(first.err).toMatch(SAID);
  expect(JSON.parse(first.out)).toMatchObject({ verdict: 'same', speaker: { name: 'Oda Brekke' } });
  expect(rulesIn()).toHaveLength(1);
  const second = await runCli(['verify', QUOTE, '--store', store, '--json']);
  expect(second.err).toBe('');
  expect({ ...JSON.parse(second.out), elapsedMs: 0 }).toEqual({ ...JSON.parse(first.out), elapsedMs: 0 });
});

test('ingest brings all of it up to date, not only what it was given', async () => {
  const { out, err } = await runCli(['ingest', REPORTS, '--store', store]);
  expect(err).toMatch(SAID);
  expect(out).toContain('14 stored articles brought up to date');
  expect(rulesIn()).toHaveLength(1);
});

test('a terminal start waits for it', async () => {
  const { out, err } = await runCli(['start'], { env: { DATA_DIR: data, CORPUS_DIR: REPORTS }, input: `${QUOTE}\n` });
  expect(err).toMatch(SAID);
  expect(out).toContain('Oda Brekke');
  expect(rulesIn()).toHaveLength(1);
});

test('an index that nobody can write to now is asked as it is, and that is said', async () => {
  await runCli(['verify', QUOTE, '--store', store]);
  const other = new Database(store);
  other.exec("UPDATE article SET rules = 'older'; BEGIN IMMEDIATE");
  const { out, err, code } = await runCli(['verify', QUOTE, '--store', store, '--json']);
  other.exec('ROLLBACK');
  other.close();
  expect(code).toBe(0);
  expect(err).toMatch(/another program is writing to the index; answering from it as it is/);
  expect(JSON.parse(out).verdict).toBe('same');
});

test('the bot answers while it is being brought up to date', async () => {
  const elsewhere: Platform = { name: 'elsewhere', start: async () => {}, stop: async () => {} };
  const discord = await startStandIn();
  await runCli(['verify', QUOTE, '--store', store]);
  const other = new Database(store);
  // As long as this lock is held, nothing is brought up to date.
  other.exec("UPDATE article SET rules = 'older'; BEGIN IMMEDIATE");
  let ended: Promise<unknown> = Promise.resolve();
  const answered = new Promise<string>((resolve, reject) => {
    const env = { DATA_DIR: data, CORPUS_DIR: REPORTS, DISCORD_TOKEN: TOKEN, DISCORD_API_URL: discord.apiUrl };
    const during: NonNullable<Parameters<typeof runCli>[1]>['during'] = (child) => {
      let printed = '';
      child.stderr?.on('data', async (chunk) => {
        const before = printed;
        printed += String(chunk);
        if (/connected\./.test(before) || !/connected\./.test(printed)) return;
        const [answer] = await sessionOn(discord, elsewhere).command('who', { text: QUOTE });
        child.kill('SIGTERM');
        resolve(answer?.text ?? '');
      });
    };
    ended = runCli(['start'], { env, during }).then(({ err }) => reject(new Error(`it ended: ${err}`)), reject);
  });
  try {
    expect(await answered).toContain('Oda Brekke');
    expect(rulesIn()).toEqual([['older']]);
  } finally {
    await ended;
    other.exec('ROLLBACK');
    other.close();
    await discord.close();
  }
});
