/** What only Discord has: withheld messages, roles, forwarded words, acknowledgements, interactions delivered twice. */

import { setTimeout as sleep } from 'node:timers/promises';
import {
  type APIEmbed,
  type APIMessage,
  type APIMessageSnapshot,
  ComponentType,
  EmbedType,
  MessageFlags,
  MessageReferenceType,
  MessageType,
} from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Desk } from '../../src/chat/desk.js';
import { createDiscordPlatform } from '../../src/chat/discord/platform.js';
import { sessionOn } from '../standins/discord/driver.js';
import { menu, slash } from '../standins/discord/interactions.js';
import { type StandIn, startStandIn, TOKEN, type Written, write } from '../standins/discord/standin.js';
import { BOT_ID, BOT_ROLE_ID, CHANNEL_ID, OTHER_BOT_ID, OTHER_ID } from '../standins/discord/world.js';
import { happens } from '../standins/waiting.js';
import { type FixedDesk, fixedDesk, replyOf } from './desks.js';
import type { Session } from './driver.js';
import { PLAIN, plainReply } from './plain.js';
import { visible } from './stage.js';

let standIn: StandIn;
let session: Session;
let desk: FixedDesk;
let logged: string[];
const rejections: unknown[] = [];
const onRejection = (error: unknown) => rejections.push(error);

const start = async (behaviour: Partial<Desk> = {}) => {
  desk = Object.assign(fixedDesk(replyOf(plainReply.blocks, { buttons: [{ id: 'b', label: 'Button' }] })), behaviour);
  const note = (level: string) => (details: object, line: string) =>
    void logged.push(`${level}: ${line} ${JSON.stringify(details)}`);
  const log = { debug: note('debug'), info: note('info'), warn: note('warn'), error: note('error') };
  const platform = createDiscordPlatform({ token: TOKEN, guildId: null, apiUrl: standIn.apiUrl }, desk, log);
  await platform.start();
  session = sessionOn(standIn, platform);
};

beforeEach(async () => {
  rejections.length = 0;
  logged = [];
  process.on('unhandledRejection', onRejection);
  standIn = await startStandIn();
});
afterEach(async () => {
  await session.stop();
  process.off('unhandledRejection', onRejection);
  expect(rejections).toEqual([]);
});

const AT_BOT = `<@${BOT_ID}>`;

/** What the bot says to a message. */
const say = async (written: Written): Promise<string> => {
  const { board } = standIn;
  const from = board.change;
  standIn.say(write(written));
  await board.until(() => board.since(from).length > 0);
  return JSON.stringify(board.since(from));
};

/** Says what nobody should answer. */
const sayUnheard = async (written: Written): Promise<void> => {
  const from = standIn.board.change;
  standIn.say(write(written));
  await standIn.settled();
  expect(standIn.board.since(from)).toEqual([]);
};

describe('a mention in reply to a message', () => {
  const withheld = () => write({ content: 'Words that are withheld', author: OTHER_ID });

  test('checks the words in marks that stand beside it, whatever the message holds', async () => {
    await start();
    const readable = write({ content: `${AT_BOT} "Something else was said"`, author: OTHER_ID });
    await say({ content: `${AT_BOT} Did he say “${PLAIN}”?`, replyTo: readable });
    const answer = await say({ content: `${AT_BOT}\n> ${PLAIN}`, replyTo: withheld() });
    expect(desk.requests.map(({ text }) => text)).toEqual([`Did he say “${PLAIN}”?`, `> ${PLAIN}`]);
    expect(answer).not.toContain('Only the words beside the mention');
  });

  test('checks unmarked words beside it, and says that it read nothing else', async () => {
    await start();
    const text = await say({ content: `${AT_BOT} ${PLAIN}`, replyTo: withheld() });
    expect(desk.requests.map(({ text }) => text)).toEqual([PLAIN]);
    expect(text).toContain('Only the words beside the mention were checked');
  });

  test('takes a few words for a remark', async () => {
    await start();
    expect(await say({ content: `${AT_BOT} is this true?`, replyTo: withheld() })).toContain(
      "can't be read by the bot",
    );
    expect(desk.requests).toEqual([]);
  });

  test('takes a remark for a remark where the message can be read', async () => {
    await start();
    const readable = write({ content: `${AT_BOT} look: "${PLAIN}"`, author: OTHER_ID });
    await say({ content: `${AT_BOT} is it true what she wrote there?`, replyTo: readable });
    expect(desk.requests.map(({ text }) => text)).toEqual([`look: "${PLAIN}"`]);
  });

  test('says so where the message is gone', async () => {
    await start();
    const gone = write({ content: PLAIN, author: OTHER_ID });
    const text = await say({ content: AT_BOT, replyTo: gone, fields: { referenced_message: null } });
    expect(text).toContain("can't be read by the bot");
  });
});

describe('messages that do not ask', () => {
  test('get no answer', async () => {
    await start();
    const own = write({ content: 'An answer of the bot', author: BOT_ID });
    await sayUnheard({ content: 'thanks, that helps!', replyTo: own });
    await sayUnheard({ content: `Nobody asked about "${PLAIN}"` });
    await sayUnheard({ content: '@everyone', fields: { mention_everyone: true } });
    await sayUnheard({ content: `${AT_BOT} ${PLAIN}`, fields: { webhook_id: '700000000000000001' } });
    await sayUnheard({ content: AT_BOT, fields: { type: MessageType.ChannelPinnedMessage } });
    expect(desk.requests).toEqual([]);
  });
});

describe('words that are not typed', () => {
  test("are withheld where only the bot's role is mentioned", async () => {
    await start();
    expect(await say({ content: `<@&${BOT_ROLE_ID}> "${PLAIN}"` })).toContain('mention the bot itself');
  });

  test('are read where they are forwarded', async () => {
    await start();
    const snapshot = { message: { ...write({ content: `"${PLAIN}"` }) } } as APIMessageSnapshot;
    const message_reference = { type: MessageReferenceType.Forward, message_id: '1', channel_id: CHANNEL_ID };
    await say({ content: '', direct: true, fields: { message_snapshots: [snapshot], message_reference } });
    expect(desk.requests.map(({ text }) => text)).toEqual([`"${PLAIN}"`]);
  });

  test('are read from the preview of a link', async () => {
    await start();
    const embed: APIEmbed = { type: EmbedType.Rich, description: `**Falk**: "${PLAIN}"` };
    const target = write({ content: 'https://posts.example/1', fields: { embeds: [embed] } });
    standIn.ask(menu('Check quotes', target));
    await standIn.board.until(() => standIn.board.since(0).length > 0);
    expect(desk.requests.map(({ text }) => text)).toEqual([`Falk: "${PLAIN}"`]);
  });

  test('are read wherever an app built them, and not from the link that a person pasted', async () => {
    await start();
    const components = [
      {
        type: ComponentType.Container,
        components: [
          { type: ComponentType.TextDisplay, content: `Falk: "${PLAIN}"` },
          {
            type: ComponentType.Section,
            components: [{ type: ComponentType.TextDisplay, content: 'Pier 3' }],
            accessory: { type: ComponentType.Thumbnail, media: { url: 'https://a.example/a.png' } },
          },
        ],
      },
    ] as NonNullable<APIMessage['components']>;
    const embeds: APIEmbed[] = [
      { type: EmbedType.Rich, title: 'Harbour', fields: [{ name: 'Said', value: 'No ferries' }] },
    ];
    const link: APIEmbed = { type: EmbedType.Link, description: 'What the page says' };
    const ask = async (written: Written) => {
      const from = standIn.board.change;
      standIn.ask(menu('Check quotes', write(written)));
      await standIn.board.until(() => standIn.board.since(from).length > 0);
    };
    await ask({ content: '', author: OTHER_BOT_ID, fields: { components, flags: MessageFlags.IsComponentsV2 } });
    await ask({ content: 'New:', author: OTHER_BOT_ID, fields: { embeds: [...embeds, link] } });
    await ask({ content: 'See https://a.example', author: OTHER_ID, fields: { embeds: [link] } });
    expect(desk.requests.map(({ text }) => text)).toEqual([
      `Falk: "${PLAIN}"\n\nPier 3`,
      'New:\n\nHarbour\nNo ferries',
      'See https://a.example',
    ]);
  });

  test('are missed, in private, where there are none', async () => {
    await start();
    for (const nothing of ['', '  ', 'https://posts.example/1']) {
      const seen = await session.menu(nothing);
      expect(seen.map((message) => message.private)).toEqual([true]);
      expect(visible(seen)).toContain('no words');
    }
    expect(desk.requests).toEqual([]);
  });

  test('are cleaned of markup', async () => {
    await start();
    await session.command('who', { text: `**"${PLAIN}"** <@${OTHER_ID}>`, speaker: '  ', outlet: ' Kanal Nord ' });
    expect(desk.requests).toMatchObject([{ text: `"${PLAIN}"`, speaker: null, outlet: 'Kanal Nord' }]);
  });
});

describe('a shared reply', () => {
  test('is not shared twice', async () => {
    const buttons = ['Share', 'More'].map((label) => ({ id: label, label }));
    const asked = replyOf(plainReply.blocks, { buttons });
    const unshared = replyOf(plainReply.blocks, { buttons: buttons.slice(1) });
    await start({
      answer: async () => asked,
      press: async () => ({ action: 'share', reply: plainReply, left: unshared }),
    });
    const [before] = await session.command('check', { text: PLAIN });
    const seen = await session.press('Share');
    expect(seen.filter((message) => !message.private)).toHaveLength(1);
    const [left] = standIn.board.posted;
    expect(before?.buttons).toEqual(['Share', 'More']);
    expect(JSON.stringify(left?.body.components)).toContain('"custom_id":"More"');
    expect(JSON.stringify(left?.body.components)).not.toContain('"custom_id":"Share"');
    expect(standIn.board.faults).toEqual([]);
  });
});

describe('an interaction', () => {
  test('is acknowledged before the work begins, however long that takes', async () => {
    await start({
      answer: async () => {
        standIn.elapsed += 60_000;
        return plainReply;
      },
      press: async () => {
        await sleep(1500);
        standIn.elapsed += 60_000;
        return { action: 'replace', reply: plainReply };
      },
    });
    await session.command('check', { text: PLAIN });
    await session.menu(PLAIN);
    Object.assign(desk, {
      answer: async () => replyOf(plainReply.blocks, { buttons: [{ id: 'b', label: 'Button' }] }),
    });
    await session.command('check', { text: PLAIN });
    await session.press('Button');
    expect(standIn.board.faults).toEqual([]);
  });

  test('that comes twice is answered once', async () => {
    await start();
    const interaction = slash('quote', 'check', { text: PLAIN });
    standIn.ask(interaction);
    standIn.gateway.dispatch('INTERACTION_CREATE', interaction);
    await standIn.board.until(() => standIn.board.since(0).length > 0 && standIn.board.faults.length > 0);
    await standIn.settled();
    expect(standIn.board.posted).toHaveLength(1);
    expect(desk.requests).toHaveLength(1);
    expect(standIn.board.faults.join()).toContain('40060');
  });

  test('that comes too late is left alone', async () => {
    await start();
    const interaction = slash('quote', 'check', { text: PLAIN });
    standIn.callbacks.open(interaction, null);
    standIn.elapsed += 5000;
    standIn.gateway.dispatch('INTERACTION_CREATE', interaction);
    await standIn.board.until(() => standIn.board.faults.length > 0);
    await standIn.settled();
    expect(desk.requests).toEqual([]);
    expect(standIn.board.faults).toHaveLength(1);
    expect(standIn.board.faults.join()).toContain('10062');
  });

  test('of an older version is explained', async () => {
    await start();
    standIn.ask(slash('quote', 'verdict', { text: PLAIN }));
    await standIn.board.until(() => standIn.board.since(0).length > 0);
    expect(JSON.stringify(standIn.board.since(0))).toContain('does not know this command');
  });

  test('whose names cannot be had, or are too long, offers what there is', async () => {
    const names = ['', 'x'.repeat(101), ...Array.from({ length: 40 }, (_, i) => `Name ${i}`)];
    await start({ suggest: async (field) => (field === 'speaker' ? names : Promise.reject(new Error('broken'))) });
    expect(await session.suggest('speaker', 'N')).toEqual(names.slice(2, 27));
    expect(await session.suggest('outlet', 'N')).toEqual([]);
  });
});

describe('a defect', () => {
  const broken = (): never => {
    throw new Error('secret insides');
  };

  test('is owned up to once, in private, and logged', async () => {
    await start();
    await session.command('check', { text: PLAIN });
    Object.assign(desk, { answer: async () => broken(), press: async () => broken() });
    for (const seen of [await session.command('check', { text: PLAIN }), await session.press('Button')]) {
      expect(seen.map((message) => message.private)).toEqual([true]);
      expect(visible(seen)).toContain('went wrong');
    }
    expect(visible(await session.mention(PLAIN))).toContain('went wrong');
    expect(logged.filter((line) => line.startsWith('error'))).toHaveLength(3);
  });

  test('of Discord is logged, and nobody crashes', async () => {
    await start();
    const response = { status: 403, body: { code: 50013, message: 'Missing Permissions' } };
    standIn.troubles.push({ route: /POST \/channels/, times: 1, response }, { route: /PATCH/, times: 2, response });
    standIn.say(write({ content: `${AT_BOT} ${PLAIN}` }));
    await happens(() => logged.some((line) => line.startsWith('error')));
    await standIn.settled();
    expect(standIn.board.posted).toEqual([]);
    standIn.ask(slash('quote', 'check', { text: PLAIN }));
    await standIn.board.until(() => standIn.troubles.every(({ times }) => times === 0));
    await happens(() => logged.filter((line) => line.startsWith('error')).length === 3);
    expect(logged.join()).not.toMatch(/token-|harbour/);
    expect(await say({ content: `${AT_BOT} ${PLAIN}` })).toContain('Words changed');
  });
});
