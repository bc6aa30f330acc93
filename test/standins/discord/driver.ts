/** The chat contract's way to Discord: the real client before the stand-in. */

import { ComponentType } from 'discord.js';
import { isTopic } from '../../../src/chat/command.js';
import { createDiscordPlatform } from '../../../src/chat/discord/platform.js';
import type { Platform } from '../../../src/chat/platform.js';
import { fixedDesk, replyOf } from '../../chat/desks.js';
import type { Driver, Seen, Session } from '../../chat/driver.js';
import { happens } from '../waiting.js';
import type { Posted } from './board.js';
import type { Asked } from './callbacks.js';
import { menu, slash, typing } from './interactions.js';
import { readMarkdown } from './markdown.js';
import { flatten } from './rules.js';
import { type StandIn, startStandIn, TOKEN, type Written, write } from './standin.js';
import { BOT_ID, CHANNEL_ID, OTHER_BOT_ID, OTHER_ID } from './world.js';

/** Where it was asked: the channel, and the message if there is one. */
interface Place {
  channelId: string;
  messageId: string | null;
}

const seenAs = (posted: Posted, place: Place): Seen => {
  const all = flatten(posted.body.components ?? []);
  const readings = all
    .filter(({ type }) => type === ComponentType.TextDisplay)
    .map(({ content }) => readMarkdown(content ?? ''));
  return {
    text: readings.map(({ text }) => text).join('\n'),
    private: posted.private,
    inPlace: posted.channelId === place.channelId && posted.replyTo === place.messageId,
    pings: readings.flatMap(({ pings }) => pings),
    links: readings.flatMap(({ links }) => links),
    removed: readings.flatMap(({ removed }) => removed),
    added: readings.flatMap(({ added }) => added),
    buttons: all.filter(({ type }) => type === ComponentType.Button).map(({ label }) => label ?? ''),
  };
};

/** Ends the stand-in with the session. */
export const sessionOn = (standIn: StandIn, platform: Platform): Session => {
  const { board } = standIn;
  /** Counted before the stand-in closes, which would end them all. */
  let leftOpen: number | undefined;

  const collect = async (from: number, place: Place): Promise<Seen[]> => {
    await standIn.settled();
    return board.since(from).map((posted) => seenAs(posted, place));
  };

  /** A refused answer is an end of waiting too: the suite will tell the fault. */
  const answered = (from: number) => board.until(() => board.since(from).length > 0 || board.faults.length > 0);

  const interact = async (act: () => Asked): Promise<Seen[]> => {
    const from = board.change;
    act();
    await answered(from);
    return collect(from, { channelId: CHANNEL_ID, messageId: null });
  };

  /** What is shared is posted first, and then its private original loses the button: two steps of one answer. */
  const press = async (label: string): Promise<Seen[]> => {
    const from = board.change;
    const { original } = standIn.press(label);
    const isPublic = (posted: Posted) => posted !== original && !posted.private;
    await answered(from);
    if (board.since(from).some(isPublic)) {
      await board.until(() => (original?.change ?? 0) > from || board.faults.length > 0);
    }
    return collect(from, { channelId: CHANNEL_ID, messageId: null });
  };

  const say = async (written: Written, { deliveries = 1, expected = true } = {}): Promise<Seen[]> => {
    const from = board.change;
    const message = write(written);
    for (let i = 0; i < deliveries; i += 1) standIn.say(message);
    if (expected) await answered(from);
    return collect(from, { channelId: message.channel_id, messageId: message.id });
  };

  return {
    command: (kind, { text, ...options }) => {
      const about = kind === 'index' ? {} : { [isTopic(kind) ? 'name' : 'text']: text };
      return interact(() => standIn.ask(slash('quote', kind || 'check', { ...about, ...options })));
    },
    suggest: async (field, typed) => {
      const asked = standIn.ask(typing('quote', 'check', field, typed));
      await board.until(() => asked.choices !== null);
      return (asked.choices ?? []).map(({ name }) => name);
    },
    mention: (text, how) => say({ content: `<@${BOT_ID}> ${text}`.trim() }, how),
    reply: (original, text) => {
      // Discord lets the bot read what mentions it.
      const content = original === null ? 'Words that are withheld' : `<@${BOT_ID}> ${original}`;
      return say({ content: `<@${BOT_ID}> ${text}`, replyTo: write({ content, author: OTHER_ID }) });
    },
    direct: (text) => say({ content: text, direct: true }),
    menu: (text) => interact(() => standIn.ask(menu('Check quotes', write({ content: text, author: OTHER_ID })))),
    press,
    mentionByBots: async (text) => {
      const content = `<@${BOT_ID}> ${text}`;
      const other = await say({ content, author: OTHER_BOT_ID }, { expected: false });
      return [...other, ...(await say({ content, author: BOT_ID }, { expected: false }))];
    },
    faults: () => board.faults,
    connections: () => leftOpen ?? standIn.gateway.connections,
    stop: async () => {
      await platform.stop();
      if (leftOpen !== undefined) return;
      // The last farewell may still be on its way.
      await happens(() => standIn.gateway.connections === 0);
      leftOpen = standIn.gateway.connections;
      await standIn.close();
    },
  };
};

export const discordDriver: Driver = {
  name: 'Discord',
  gaps: {},
  tokenVariable: 'DISCORD_TOKEN',
  start: async (desk, log) => {
    const standIn = await startStandIn();
    const platform = createDiscordPlatform({ token: TOKEN, guildId: null, apiUrl: standIn.apiUrl }, desk, log);
    await platform.start();
    return sessionOn(standIn, platform);
  },
  startBroken: async (fault, log) => {
    const standIn = await startStandIn();
    const token = fault === 'wrong-token' ? 'another.token' : TOKEN;
    const config = { token, guildId: null, apiUrl: standIn.apiUrl };
    if (fault === 'unreachable') await standIn.close();
    const platform = createDiscordPlatform(config, fixedDesk(replyOf([])), log);
    await platform.start().finally(async () => {
      await platform.stop();
      if (fault !== 'unreachable') await standIn.close();
    });
  },
};
