/** The chat contract's way into Slack: what a person does there, through Socket Mode or HTTP. */

import type { Desk } from '../../../src/chat/desk.js';
import type { Log, Platform } from '../../../src/chat/platform.js';
import { createSlackPlatform } from '../../../src/chat/slack/platform.js';
import type { Timing } from '../../../src/chat/slack/requests.js';
import type { SlackConfig } from '../../../src/config.js';
import type { Driver, Seen, Session } from '../../chat/driver.js';
import { happens } from '../waiting.js';
import { appMention, blockActions, directMessage, escapeTyped, messageShortcut, slashCommand } from './payloads.js';
import { draw } from './seen.js';
import { Slack } from './slack.js';
import { APP_TOKEN, BOT_ID, BOT_TOKEN, BOT_USER, CHANNEL, DIRECT, type Posted, SIGNING_SECRET } from './workspace.js';

export type Mode = 'socket' | 'http';

/** As in earnest, but quick to try again, and patient with a slow machine. */
export const QUICK: Timing = {
  request: 60_000,
  message: 60_000,
  retry: 20,
  longestPause: 200,
  acknowledgement: 60_000,
  tries: 3,
  start: 120_000,
  reconnect: 500,
  farewell: 200,
};

export const configFor = (
  mode: Mode,
  slack: { apiUrl: string },
  tokens: { bot?: string; app?: string } = {},
): SlackConfig => ({
  botToken: tokens.bot ?? BOT_TOKEN,
  transport:
    mode === 'socket' ? { mode, appToken: tokens.app ?? APP_TOKEN } : { mode, signingSecret: SIGNING_SECRET, port: 0 },
  apiUrl: slack.apiUrl,
});

/** Passes everything on and remembers the port that the platform opened. */
const withPort = (log: Log): { log: Log; port: () => number } => {
  let port = 0;
  const info: Log['info'] = (details, line) => {
    if ('port' in details && typeof details.port === 'number') port = details.port;
    log.info(details, line);
  };
  return { log: { debug: log.debug, warn: log.warn, error: log.error, info }, port: () => port };
};

export interface Running {
  slack: Slack;
  platform: Platform;
}

/** The real platform before a stand-in that is there already, as after a restart. */
export const again = async (
  mode: Mode,
  slack: Slack,
  desk: Desk,
  log: Log,
  timing: Timing = QUICK,
): Promise<Platform> => {
  const listening = withPort(log);
  const platform = createSlackPlatform(configFor(mode, slack), desk, listening.log, timing);
  await platform.start();
  if (mode === 'http') await slack.deliverTo(`http://127.0.0.1:${listening.port()}/slack/events`);
  return platform;
};

/** A fresh stand-in with the real platform before it. */
export const run = async (mode: Mode, desk: Desk, log: Log, timing: Timing = QUICK): Promise<Running> => {
  const slack = await Slack.start();
  return { slack, platform: await again(mode, slack, desk, log, timing) };
};

/** Options stand in the line itself. */
const typed = (options: Record<string, string>): string[] =>
  Object.entries(options).map(([name, value]) => `${name}:"${value}"`);

interface Expected {
  channel: string;
  thread: string | null;
}

/**
 * All that the bot sends for a deed.
 * @param answers that many are waited for; a refused one ends the waiting too: the suite will tell the fault
 */
export const answersTo = async (slack: Slack, deed: () => Promise<unknown>, answers = 1): Promise<Posted[]> => {
  const { workspace } = slack;
  const before = [...workspace.messages];
  const faults = workspace.faults.length;
  const fresh = () => workspace.messages.filter((message) => !before.includes(message));
  await deed();
  await workspace.until(() => fresh().length >= answers || workspace.faults.length > faults);
  await slack.settled();
  return fresh();
};

const seenFrom = (posted: Posted, place: Expected): Seen => {
  const { text, pings, links, struck, boldQuoted, buttons } = draw(posted);
  return {
    text,
    pings,
    links,
    private: posted.onlyFor !== null,
    inPlace: posted.channel === place.channel && posted.thread === place.thread,
    removed: struck,
    added: boldQuoted,
    buttons: buttons.map(({ label }) => label),
  };
};

export const openSession = ({ slack, platform }: Running): Session => {
  const { workspace } = slack;
  let place: Expected = { channel: CHANNEL, thread: null };

  const act = async (where: Expected, deed: () => Promise<unknown>, answers?: number): Promise<Seen[]> => {
    place = where;
    return (await answersTo(slack, deed, answers)).map((posted) => seenFrom(posted, where));
  };
  const target = (channel: string, original: Posted | null = null) => ({ channel, user: 'U0DDDDDDD', original });
  const mentionText = (text: string): string => `<@${BOT_USER}> ${escapeTyped(text)}`.trim();

  return {
    command: (kind, { text, ...options }) =>
      act({ channel: CHANNEL, thread: null }, () => {
        const url = slack.responseUrl(target(CHANNEL));
        return slack.deliver(
          'slash_commands',
          slashCommand('/quote', escapeTyped([kind, text, ...typed(options)].join(' ').trim()), CHANNEL, url),
        );
      }),
    suggest: async () => [],
    mention: (text, { deliveries = 1 } = {}) => {
      const ts = workspace.nextTs();
      const event = appMention({ channel: CHANNEL, text: mentionText(text), ts });
      return act({ channel: CHANNEL, thread: ts }, () => slack.deliverEvent(event, deliveries));
    },
    reply: (_original, text) => {
      const [thread, ts] = [workspace.nextTs(), workspace.nextTs()];
      const event = appMention({ channel: CHANNEL, text: mentionText(text), ts, thread });
      return act({ channel: CHANNEL, thread }, () => slack.deliverEvent(event));
    },
    direct: (text) => {
      const event = directMessage({ channel: DIRECT, text: escapeTyped(text), ts: workspace.nextTs() });
      return act({ channel: DIRECT, thread: null }, () => slack.deliverEvent(event));
    },
    menu: (message) =>
      act({ channel: CHANNEL, thread: null }, () => {
        const subject = { text: escapeTyped(message), ts: workspace.nextTs(), channel: CHANNEL };
        const url = slack.responseUrl(target(CHANNEL));
        return slack.deliver('interactive', messageShortcut('check_quotes', subject, url));
      }),
    press: (label) =>
      act(place, async () => {
        const on = workspace.messages.findLast((posted) =>
          draw(posted).buttons.some((button) => button.label === label),
        );
        const button = on && draw(on).buttons.find((drawn) => drawn.label === label);
        const row = button && on.blocks[button.block];
        const element = row?.type === 'actions' ? row.elements[button?.element ?? 0] : undefined;
        if (!on || element?.type !== 'button') throw new Error(`No message has a button "${label}"`);
        const pressed = {
          action_id: element.action_id ?? '',
          block_id: row?.block_id ?? 'b1',
          text: element.text,
          ...(element.value !== undefined && { value: element.value }),
        };
        return slack.deliver('interactive', blockActions(pressed, on, slack.responseUrl(target(on.channel, on))));
      }),
    mentionByBots: (text) =>
      act(
        { channel: CHANNEL, thread: null },
        async () => {
          const other = { bot_id: 'B0JJJJJJJ', app_id: 'A0JJJJJJJ' };
          const own = { bot_id: BOT_ID };
          const message = { channel: CHANNEL, text: mentionText(text) };
          await slack.deliverEvent(appMention({ ...message, ts: workspace.nextTs(), user: 'U0JJJJJJJ', more: other }));
          await slack.deliverEvent(appMention({ ...message, ts: workspace.nextTs(), user: BOT_USER, more: own }));
          await slack.deliverEvent(directMessage({ ...message, channel: DIRECT, ts: workspace.nextTs(), more: own }));
        },
        0,
      ),
    faults: () => [
      ...workspace.faults,
      ...workspace.messages.filter((posted) => posted.unfurls).map(({ ts }) => `${ts}: lets links unfurl`),
    ],
    connections: () => slack.line.connections(),
    stop: async () => {
      await platform.stop();
      // The other end learns of a closed connection a moment later.
      await happens(() => slack.line.connections() === 0);
      await slack.stop();
    },
  };
};

export const slackDriver = (mode: Mode): Driver => ({
  name: mode === 'socket' ? 'Slack in Socket Mode' : 'Slack over HTTP',
  gaps: {
    suggest: 'Slack commands have no options to complete',
    reply: 'Slack hands over the mention alone, and reading the thread is rationed to one request a minute',
  },
  tokenVariable: 'SLACK_BOT_TOKEN',
  start: async (desk, log) => openSession(await run(mode, desk, log)),
  startBroken: async (fault, log) => {
    const slack = await Slack.start();
    const desk: Desk = {
      answer: () => Promise.reject(new Error('asked before it was connected')),
      command: () => Promise.reject(new Error('asked before it was connected')),
      press: () => Promise.reject(new Error('asked before it was connected')),
      suggest: async () => [],
    };
    const wrong = fault === 'wrong-token' ? { bot: 'xoxb-wrong' } : {};
    if (fault === 'unreachable') await slack.stop();
    const platform = createSlackPlatform(configFor(mode, slack, wrong), desk, log, QUICK);
    try {
      await platform.start();
    } finally {
      await platform.stop();
      if (fault !== 'unreachable') await slack.stop();
    }
  },
});
