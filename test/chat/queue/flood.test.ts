/** One person sends a thousand commands at once: everybody else is acknowledged and answered as if there were nobody. */
import { MessageFlags } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { createDesk } from '../../../src/chat/desk.js';
import { createDiscordPlatform } from '../../../src/chat/discord/platform.js';
import { TIMING } from '../../../src/chat/discord/requests.js';
import type { Log } from '../../../src/chat/platform.js';
import { FairQueue } from '../../../src/chat/queue/fair-queue.js';
import { createBuckets } from '../../../src/chat/queue/gate.js';
import { createSlackPlatform } from '../../../src/chat/slack/platform.js';
import { slash } from '../../standins/discord/interactions.js';
import { flatten } from '../../standins/discord/rules.js';
import { startStandIn, TOKEN, write } from '../../standins/discord/standin.js';
import { BOT_ID, member, userOf } from '../../standins/discord/world.js';
import { configFor, type Mode, QUICK } from '../../standins/slack/driver.js';
import { appMention, slashCommand } from '../../standins/slack/payloads.js';
import { Slack } from '../../standins/slack/slack.js';
import { BOT_USER, CHANNEL } from '../../standins/slack/workspace.js';
import { happens } from '../../standins/waiting.js';
import { found } from '../answers.js';

const FLOOD = 1000;
const OTHERS = 9;
const ALLOWANCE = { atOnce: 20, perMinute: 1 };
/** A busy machine must not take the connection for lost. */
const PATIENT = { ...QUICK, reconnect: 60_000 };
/** Nor an acknowledgement, and send it again: Discord takes one, and counts the second as a fault. */
const PATIENT_ON_DISCORD = { ...TIMING, acknowledgement: 60_000, interaction: 60_000, request: 60_000 };
const REFUSED = /faster than is fair/;

const log: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/**
 * Notes in which order questions are looked up. The first is held until all that the gate lets in stand in line: how fast
 * each comes through the platform says nothing of whose turn it is.
 */
const deskBehindQueue = () => {
  const asked: string[] = [];
  const queue = new FairQueue({ atOnce: 1, most: 500, mostEach: 50 });
  let arrived = 0;
  let begin = (): void => {};
  const allInLine = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const desk = createDesk({
    ask: (request, asker) => {
      const answering = queue.run(asker, async () => {
        asked.push(request.text);
        await allInLine;
        return [found(request)];
      });
      arrived++;
      if (arrived === ALLOWANCE.atOnce + OTHERS) begin();
      return answering;
    },
  });
  return { asked, desk };
};

const crowd = Array.from({ length: FLOOD }, (_, i) => `Words of the crowd, number ${i}`);
const others = Array.from({ length: OTHERS }, (_, i) => `Words of somebody else, number ${i}`);
const isOther = (text: string): boolean => text.includes('somebody else');

/** The one that was under way, then everybody's first turn: of the crowd's twenty one, and all of the others'. */
const expectOthersFirst = (asked: readonly string[]): void => {
  expect(asked).toHaveLength(ALLOWANCE.atOnce + OTHERS);
  expect(asked.slice(0, 1 + 1 + OTHERS).filter(isOther)).toHaveLength(OTHERS);
};

describe('a flood of commands', () => {
  test('on Discord', async () => {
    const standIn = await startStandIn();
    const { asked, desk } = deskBehindQueue();
    const config = { token: TOKEN, guildId: null, apiUrl: standIn.apiUrl };
    const platform = createDiscordPlatform(config, desk, log, createBuckets(ALLOWANCE), PATIENT_ON_DISCORD);
    await platform.start();
    const command = (text: string, user: string) =>
      standIn.ask({
        ...slash('quote', 'check', { text }),
        member: { ...member(), user: userOf(user), permissions: '0' },
      });
    const flood = crowd.map((text) => command(text, '100000000000000901'));
    const rest = others.map((text, i) => command(text, `10000000000000091${i}`));
    const isAnswered = ({ original }: (typeof flood)[number]) => original !== null && !original.thinking;
    await standIn.board.until(() => [...flood, ...rest].every(isAnswered));
    const texts = (group: typeof flood) =>
      group.map(({ original }) =>
        flatten(original?.body.components ?? [])
          .map(({ content }) => content ?? '')
          .join('\n'),
      );
    for (const text of texts(rest)) expect(text).toContain('Same words');
    const turnedAway = texts(flood).filter((text) => REFUSED.test(text));
    expect(turnedAway).toHaveLength(FLOOD - ALLOWANCE.atOnce);
    expect(texts(flood).filter((text) => text.includes('Same words'))).toHaveLength(ALLOWANCE.atOnce);
    expect([...flood, ...rest].every(({ original }) => original?.private)).toBe(true);
    expectOthersFirst(asked);
    expect(standIn.board.faults).toEqual([]);
    // Everybody in a channel reads what mentions are told: the crowd is told once.
    const from = standIn.board.change;
    const mentions = crowd
      .slice(0, 30)
      .map((text) => write({ content: `<@${BOT_ID}> ${text}`, author: '100000000000000901' }));
    for (const message of mentions) standIn.say(message);
    await standIn.settled();
    const told = standIn.board.since(from).filter(({ body }) => ((body.flags ?? 0) & MessageFlags.Ephemeral) === 0);
    expect(told.length).toBeLessThanOrEqual(1);
    await platform.stop();
    await standIn.close();
  });

  test.each<Mode>(['socket', 'http'])('on Slack over %s', async (mode) => {
    const slack = await Slack.start();
    const { asked, desk } = deskBehindQueue();
    let port = 0;
    const listening: Log = {
      ...log,
      info: (details) => {
        if ('port' in details) port = Number(details.port);
      },
    };
    const platform = createSlackPlatform(configFor(mode, slack), desk, listening, PATIENT, {
      gate: createBuckets(ALLOWANCE),
    });
    await platform.start();
    if (mode === 'http') await slack.deliverTo(`http://127.0.0.1:${port}/slack/events`);
    const command = (text: string, user: string) => {
      const url = slack.responseUrl({ channel: CHANNEL, user, original: null });
      return slack.deliver('slash_commands', {
        ...slashCommand('/quote', `check ${text}`, CHANNEL, url),
        user_id: user,
      });
    };
    const receipts = await Promise.all([
      ...crowd.map((text) => command(text, 'U0FLOOD')),
      ...others.map((text, i) => command(text, `U0OTHER${i}`)),
    ]);
    expect(receipts.filter(({ acknowledged }) => !acknowledged)).toEqual([]);
    const { messages } = slack.workspace;
    await slack.workspace.until(() => messages.length >= FLOOD + OTHERS);
    const of = (user: string) => messages.filter(({ onlyFor }) => onlyFor === user);
    const words = (user: string) => of(user).map(({ blocks }) => JSON.stringify(blocks));
    expect(words('U0FLOOD').filter((text) => REFUSED.test(text))).toHaveLength(FLOOD - ALLOWANCE.atOnce);
    for (let i = 0; i < OTHERS; i++) {
      expect(words(`U0OTHER${i}`)).toEqual([expect.stringContaining('Same words')]);
    }
    expectOthersFirst(asked);
    expect(slack.workspace.faults).toEqual([]);
    const before = messages.length;
    for (const text of crowd.slice(0, 10)) {
      const event = appMention({
        channel: CHANNEL,
        text: `<@${BOT_USER}> ${text}`,
        ts: slack.workspace.nextTs(),
        user: 'U0FLOOD',
      });
      await slack.deliverEvent(event);
    }
    await happens(() => messages.length >= before);
    await slack.settled();
    expect(messages.length - before).toBeLessThanOrEqual(1);
    await platform.stop();
    await slack.stop();
  });
});
