/** The whole bot as a process of its own, before stand-ins of both platforms: settings in, connected, asked, told to stop. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Platform } from '../../src/chat/platform.js';
import { sessionOn } from '../standins/discord/driver.js';
import { type StandIn, startStandIn, TOKEN } from '../standins/discord/standin.js';
import { openSession } from '../standins/slack/driver.js';
import { Slack } from '../standins/slack/slack.js';
import { APP_TOKEN, BOT_TOKEN } from '../standins/slack/workspace.js';
import { CORPUS, indexOnce, startBot } from './bot.js';

const QUOTE = '"it is not the only possible option"';

/** The platform runs in the other process: there is nothing to start or stop here. */
const elsewhere: Platform = { name: 'elsewhere', start: async () => {}, stop: async () => {} };

const layIndex = indexOnce();

let work: string;
let discord: StandIn;
let slack: Slack;
let env: Record<string, string>;

beforeEach(async () => {
  work = mkdtempSync(path.join(tmpdir(), 'verbatim-bot-'));
  layIndex(work);
  discord = await startStandIn();
  slack = await Slack.start();
  env = {
    CORPUS_DIR: CORPUS,
    DATA_DIR: work,
    LOG_LEVEL: 'silent',
    DISCORD_TOKEN: TOKEN,
    DISCORD_API_URL: discord.apiUrl,
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_APP_TOKEN: APP_TOKEN,
    SLACK_API_URL: slack.apiUrl,
  };
});
afterEach(async () => {
  await discord.close();
  await slack.stop();
  rmSync(work, { recursive: true });
});

const askSlack = () => openSession({ slack, platform: elsewhere }).command('who', { text: QUOTE });
const askDiscord = () => sessionOn(discord, elsewhere).command('who', { text: QUOTE });

describe('both platforms', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'connect, answer from the corpus that ships, and close on %s',
    async (signal) => {
      const bot = startBot(env);
      await bot.said(/Discord: connected\./);
      await bot.said(/Slack: connected\./);
      for (const [answer] of [await askDiscord(), await askSlack()]) {
        expect(answer?.text).toContain('Giorgia Meloni');
        expect(answer?.private).toBe(true);
      }
      const { code, err } = await bot.stop(signal);
      expect(code).toBe(0);
      expect(err).not.toMatch(/\n\s+at /);
    },
  );

  test('a mention is answered for everyone', async () => {
    const bot = startBot(env);
    await bot.said(/Discord: connected\./);
    await bot.said(/Slack: connected\./);
    const mentions = [
      await sessionOn(discord, elsewhere).mention(`did Meloni say ${QUOTE}?`),
      await openSession({ slack, platform: elsewhere }).mention(`did Meloni say ${QUOTE}?`),
    ];
    for (const [answer] of mentions) {
      expect(answer?.text).toContain('Same words');
      expect(answer?.private).toBe(false);
    }
    await bot.stop('SIGTERM');
  });

  test('buttons outlive the process that drew them, and an answer is shared once', async () => {
    const live = async () => {
      const bot = startBot(env);
      await bot.said(/Discord: connected\./);
      await bot.said(/Slack: connected\./);
      return bot;
    };
    const sessions = [sessionOn(discord, elsewhere), openSession({ slack, platform: elsewhere })];
    const first = await live();
    for (const session of sessions) {
      const [answer] = await session.command('who', { text: QUOTE });
      expect(answer?.buttons).toContain('Share');
    }
    await first.stop('SIGTERM');

    const second = await live();
    for (const session of sessions) {
      const [whole] = await session.press('Whole answer');
      expect(whole).toMatchObject({ private: true, text: expect.stringContaining('Same words') });
      const seen = await session.press('Share');
      const shared = seen.filter((message) => !message.private);
      expect(shared).toMatchObject([{ text: expect.stringContaining('Giorgia Meloni') }]);
      expect(seen.flatMap(({ buttons }) => buttons)).not.toContain('Share');
    }
    await second.stop('SIGTERM');

    const third = await live();
    for (const session of sessions) {
      const [why] = await session.press('Why');
      expect(why).toMatchObject({ private: true, text: expect.stringContaining('quotation marks') });
      expect(why?.buttons).not.toContain('Share');
      expect(session.faults()).toEqual([]);
    }
    await third.stop('SIGTERM');
  });
});

describe('faults', () => {
  test('a refused token is one line that names its setting, and the other platform goes on', async () => {
    const bot = startBot({ ...env, DISCORD_TOKEN: 'another.token' });
    await bot.said(/DISCORD_TOKEN/);
    await bot.said(/Slack: connected\./);
    const [answer] = await askSlack();
    expect(answer?.text).toContain('Giorgia Meloni');
    const { err, code } = await bot.stop('SIGTERM');
    expect(err.split('\n').filter((line) => line.includes('DISCORD_TOKEN'))).toHaveLength(1);
    expect(code).toBe(0);
  });

  test('with every platform refused it ends, one line each', async () => {
    const bot = startBot({ ...env, DISCORD_TOKEN: 'another.token', SLACK_BOT_TOKEN: 'xoxb-wrong' });
    const { code, err } = await bot.ended;
    expect(code).toBe(1);
    expect(err.split('\n').filter((line) => line.startsWith('verbatim:'))).toHaveLength(2);
    expect(err).toMatch(/DISCORD_TOKEN/);
    expect(err).toMatch(/SLACK_BOT_TOKEN/);
    expect(err).not.toMatch(/\n\s+at /);
  });
});
