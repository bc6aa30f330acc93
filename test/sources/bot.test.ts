/** The bot as a process of its own, with something to follow: what a feed shows can be asked for, and how it stands is told. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startBot } from '../cli/bot.js';
import { runCli } from '../cli/run.js';
import { type StandIn, startStandIn, TOKEN } from '../standins/discord/standin.js';
import { articlePage, feed, item, RSS, Web } from './web.js';

let work: string;
let web: Web;
let discord: StandIn;
let env: Record<string, string>;

beforeEach(async () => {
  work = mkdtempSync(path.join(tmpdir(), 'verbatim-followed-'));
  web = new Web();
  await web.open();
  discord = await startStandIn();
  env = {
    CORPUS_DIR: path.join(work, 'corpus'),
    DATA_DIR: path.join(work, 'data'),
    FETCH_ALLOW: '127.0.0.1',
    DISCORD_TOKEN: TOKEN,
    DISCORD_API_URL: discord.apiUrl,
  };
  mkdirSync(path.join(work, 'corpus'));
  writeFileSync(path.join(work, 'corpus', 'a.txt'), '“Nothing is known,” said Ada Roe.\n');
});
afterEach(async () => {
  await discord.close();
  await web.close();
  rmSync(work, { recursive: true });
});

test('without a list nothing is fetched, and a list that comes is followed at once', async () => {
  web.put('/feed', feed(item(web.at('/bridge'), 'Bridge')), RSS);
  web.put('/bridge', articlePage('Bridge', 'We will not open it before the first of June'));
  const bot = startBot(env);
  await bot.said(/Discord: connected\./);
  expect(web.asked).toEqual([]);
  expect(existsSync(path.join(work, 'data', 'fetched'))).toBe(false);

  writeFileSync(path.join(work, 'corpus', 'sources.yaml'), `feeds:\n  - nonsense\n  - url: ${web.at('/feed')}\n`);
  await bot.said(/sources\.yaml:2: “nonsense” is no address/);
  await bot.said(/answers from 2 articles now/);
  await bot.stop('SIGTERM');

  const told = await runCli(['sources', '--json'], { env });
  expect(JSON.parse(told.out)).toMatchObject({
    kind: 'feed',
    place: web.at('/feed'),
    lastSuccess: expect.any(String),
    lastFault: null,
    nextTry: expect.any(String),
    taken: 1,
    waiting: 0,
  });
  expect(told.err).toMatch(/sources\.yaml:2/u);
  expect((await runCli(['sources'], { env })).out).toMatch(/last success 2.*next try 2/u);

  const answer = await runCli(['verify', 'We will not open it before the first of June', '--json'], { env });
  expect(JSON.parse(answer.out)).toMatchObject({ verdict: 'same', speaker: { name: 'Ada Roe' } });
});
