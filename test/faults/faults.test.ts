/** A small storm of each kind: every question is answered once, and nobody is told that it failed. */
import { expect, test } from 'vitest';
import { TIMING as DISCORD_TIMING } from '../../src/chat/discord/requests.js';
import { TIMING as SLACK_TIMING } from '../../src/chat/slack/requests.js';
import type { Forecast } from '../standins/weather.js';
import { discordSea } from './discord.js';
import { slackSea } from './slack.js';
import { type Load, type Sea, weather } from './storm.js';

const nothing = (): void => {};
const log = { debug: nothing, info: nothing, warn: nothing, error: nothing };

const FOUL: Forecast = { seed: 77, share: 0.3, slow: 300, retryAfter: 0 };
const LOAD: Load = { questions: 120, atOnce: 20, cutEvery: 50, patience: 30_000, quiet: 1500 };

/** As in earnest, a slow call aside, which comes twenty times as fast. */
const DISCORD = { ...DISCORD_TIMING, request: 1000 };

const SLACK = { ...SLACK_TIMING, retry: 30, longestPause: 300, reconnect: 1000 };

const SEAS: [string, () => Promise<Sea>][] = [
  ['Discord', () => discordSea(FOUL, log, DISCORD)],
  ['Slack in Socket Mode', () => slackSea('socket', FOUL, log, SLACK)],
  ['Slack over HTTP', () => slackSea('http', FOUL, log, SLACK)],
];

test.each(SEAS)('%s: every question is answered once', async (_, open) => {
  const sea = await open();
  try {
    const { right, doubled, lost, apologies } = await weather(sea, LOAD);
    expect({ right, doubled, lost, apologies }).toEqual({ right: LOAD.questions, doubled: 0, lost: 0, apologies: 0 });
  } finally {
    await sea.stop();
  }
});
