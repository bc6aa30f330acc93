/**
 * What a bot prints, logs and writes, at the level that tells most, holds no words of users, none of their ids, and no
 * tokens. What its buttons need after a restart holds the words alone.
 */
import { type Dirent, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Platform } from '../../src/chat/platform.js';
import { sessionOn } from '../standins/discord/driver.js';
import { slash } from '../standins/discord/interactions.js';
import { type StandIn, startStandIn, TOKEN } from '../standins/discord/standin.js';
import { ASKER_ID } from '../standins/discord/world.js';
import { openSession } from '../standins/slack/driver.js';
import { Slack } from '../standins/slack/slack.js';
import { APP_TOKEN, ASKER, BOT_TOKEN } from '../standins/slack/workspace.js';
import { happens } from '../standins/waiting.js';
import { CORPUS, startBot } from './bot.js';

const elsewhere: Platform = { name: 'elsewhere', start: async () => {}, stop: async () => {} };
/** Words that stand nowhere but in what people write. */
const SECRET = 'zanzibarquux';
const TYPED = `"My ${SECRET} told me that the harbour is closed for the whole winter"`;

let work: string;
let discord: StandIn;
let slack: Slack;

beforeEach(async () => {
  work = mkdtempSync(path.join(tmpdir(), 'verbatim-log-'));
  discord = await startStandIn();
  slack = await Slack.start();
});
afterEach(async () => {
  await discord.close();
  await slack.stop();
  rmSync(work, { recursive: true });
});

test('of a whole run with questions, mentions, menus, buttons, faults and lost lines', async () => {
  const bot = startBot({
    ...{ CORPUS_DIR: CORPUS, DATA_DIR: work, LOG_LEVEL: 'trace' },
    ...{ DISCORD_TOKEN: TOKEN, DISCORD_API_URL: discord.apiUrl },
    ...{ SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN, SLACK_API_URL: slack.apiUrl },
  });
  await bot.said(/Discord: connected\./);
  await bot.said(/Slack: connected\./);
  for (const session of [sessionOn(discord, elsewhere), openSession({ slack, platform: elsewhere })]) {
    await session.command('check', { text: TYPED });
    await session.press('Share');
    await session.mention(TYPED);
    await session.direct(TYPED);
    await session.menu(TYPED);
    await session.command('check', { text: `${SECRET} `.repeat(400) });
  }
  // A request that the platform refuses is a fault to log, without what it said.
  const refused = { route: /PATCH/, times: 1, response: { status: 403, body: { code: 50013, message: 'No' } } };
  discord.troubles.push(refused);
  discord.ask(slash('quote', 'check', { text: TYPED }));
  await happens(() => refused.times === 0);
  await bot.said(/"status":403/);
  discord.gateway.drop();
  slack.socket.cut();
  await bot.said(/again/);
  const { err, out } = await bot.stop('SIGTERM');
  expect(err).toContain('connected');
  const files = readdirSync(work, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const isForButtons = ({ parentPath }: Dirent): boolean => parentPath === path.join(work, 'buttons');
  const read = ({ parentPath, name }: Dirent): string => readFileSync(path.join(parentPath, name), 'latin1');
  const forButtons = files.filter(isForButtons).map(read);
  const written = [err, out, ...files.filter((file) => !isForButtons(file)).map(read)];
  expect(forButtons.some((text) => text.includes(SECRET))).toBe(true);
  for (const text of written) expect(text.includes(SECRET), `“${SECRET}” was written down`).toBe(false);
  for (const text of [...written, ...forButtons]) {
    for (const secret of [TOKEN, BOT_TOKEN, APP_TOKEN, ASKER, ASKER_ID]) {
      expect(text.includes(secret), `“${secret}” was written down`).toBe(false);
    }
  }
});
