/** The real Bolt before the stand-in for Slack, in bad weather. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../src/chat/platform.js';
import { TIMING, type Timing } from '../../src/chat/slack/requests.js';
import { type Mode, run } from '../standins/slack/driver.js';
import { appMention, slashCommand } from '../standins/slack/payloads.js';
import { ASKER, BOT_USER, CHANNEL, type Posted } from '../standins/slack/workspace.js';
import { happens } from '../standins/waiting.js';
import { type Forecast, randomFrom, Weather } from '../standins/weather.js';
import { type Sea, stormDesk } from './storm.js';

/** Of all events, so many are delivered again though they were acknowledged. */
const REDELIVERED = 0.05;

/** Questions before those that are counted. */
const EARLY = 8;

/** @param forecast `null`: fine weather */
export const slackSea = async (
  mode: Mode,
  forecast: Forecast | null,
  log: Log,
  timing: Timing = TIMING,
): Promise<Sea> => {
  const { slack, platform } = await run(mode, stormDesk(), log, timing);
  slack.patience = 3000;
  slack.weather = forecast && new Weather(forecast);
  const chance = forecast ? randomFrom(forecast.seed + 1) : () => 1;
  const { workspace } = slack;
  const seen = new Set<Posted>();
  const connected = () => happens(() => mode === 'http' || slack.socket.isOpen);

  /**
   * A command that was under way when the socket ended, whether it was cut or the bot's client gave it up (on a machine
   * with much else to do it misses its own pings): Slack tells its asker that it failed, who then asks again.
   */
  const command = async (question: string): Promise<boolean> => {
    const url = slack.responseUrl({ channel: CHANNEL, user: ASKER, original: null });
    const payload = slashCommand('/quote', `check "${question}"`, CHANNEL, url);
    const before = slack.socket.ended;
    const { acknowledged } = await slack.deliver('slash_commands', payload);
    if (acknowledged || slack.socket.ended === before) return acknowledged;
    await sleep(1000);
    if (workspace.messages.some(({ text }) => text.includes(question))) return false;
    await connected();
    return command(question);
  };
  const mention = async (question: string): Promise<boolean> => {
    const event = appMention({ channel: CHANNEL, text: `<@${BOT_USER}> "${question}"`, ts: workspace.nextTs() });
    const receipts = await slack.deliverEvent(event, chance() < REDELIVERED ? 2 : 1);
    return receipts.some(({ acknowledged }) => acknowledged);
  };

  // The weather has been bad for a while: in its very first moment, a command's answer whose receipt is lost comes twice,
  // since nobody can look for what only the asker sees. From then on it travels in the acknowledgement.
  for (let early = 0; forecast && early < EARLY; early += 1) {
    const question = `An early question, number ${early}`;
    await mention(question);
    await workspace.until(() => workspace.messages.some(({ text }) => text.includes(question)));
  }

  return {
    name: mode === 'socket' ? 'Slack in Socket Mode' : 'Slack over HTTP',
    ask: async (question, way) => {
      // While no socket is open Slack refuses a command at once, and keeps an event for a minute.
      await connected();
      const from = performance.now();
      const acknowledged = await (way === 'command' ? command(question) : mention(question));
      return acknowledged ? performance.now() - from : null;
    },
    news: () => {
      const fresh = workspace.messages.filter((message) => !seen.has(message));
      for (const message of fresh) seen.add(message);
      return fresh.map(({ ts, text }) => ({ message: ts, text }));
    },
    changed: () => workspace.until(() => workspace.messages.some((message) => !seen.has(message))),
    cut: () => {
      if (mode === 'socket') slack.socket.cut();
    },
    stop: async () => {
      slack.weather = null;
      await platform.stop();
      await slack.stop();
    },
  };
};
