/** Logging in, staying connected and being thrown out, with the real client before the stand-in. */
import { GatewayIntentBits, GatewayOpcodes } from 'discord.js';
import { afterEach, describe, expect, test } from 'vitest';
import { createDiscordPlatform } from '../../src/chat/discord/platform.js';
import type { Platform } from '../../src/chat/platform.js';
import type { DiscordConfig } from '../../src/config.js';
import { describeError } from '../../src/errors.js';
import type { GatewayOptions } from '../standins/discord/gateway.js';
import { slash } from '../standins/discord/interactions.js';
import { type StandIn, startStandIn, TOKEN, write } from '../standins/discord/standin.js';
import { BOT_ID, GUILD_ID } from '../standins/discord/world.js';
import { happens } from '../standins/waiting.js';
import { fixedDesk } from './desks.js';
import { PLAIN, plainReply } from './plain.js';

let standIn: StandIn;
let platform: Platform;
let logged: string[];

const prepare = async (config: Partial<DiscordConfig> = {}, options: Partial<GatewayOptions> = {}) => {
  standIn = await startStandIn(options);
  logged = [];
  const note = (level: string) => (_: object, line: string) => void logged.push(`${level}: ${line}`);
  const log = { debug: note('debug'), info: note('info'), warn: note('warn'), error: note('error') };
  const desk = fixedDesk(plainReply);
  platform = createDiscordPlatform({ token: TOKEN, guildId: null, apiUrl: standIn.apiUrl, ...config }, desk, log);
  return desk;
};

const start = async (...args: Parameters<typeof prepare>) => {
  const desk = await prepare(...args);
  await platform.start();
  return desk;
};

const mention = () => standIn.say(write({ content: `<@${BOT_ID}> ${PLAIN}` }));
const answers = (count: number) => standIn.board.until(() => standIn.board.since(0).length >= count);

afterEach(async () => {
  await platform.stop();
  await standIn.close();
});

describe('commands', () => {
  test('are offered everywhere, in servers and in private', async () => {
    await start();
    const [{ guildId, body } = { guildId: '', body: [] }] = standIn.services.commands;
    expect(guildId).toBeNull();
    expect(body.map(({ name, contexts, integration_types }) => [name, contexts, integration_types])).toEqual([
      ['quote', [0, 1, 2], [0, 1]],
      ['Check quotes', [0, 1, 2], [0, 1]],
    ]);
    const subcommands = body[0]?.options ?? [];
    const quote = ['text', 'speaker', 'outlet', 'since', 'until'];
    expect(subcommands.map(({ name, options = [] }) => [name, options.map((option) => option.name)])).toEqual([
      ['check', quote],
      ['source', quote],
      ['who', quote],
      ['outlets', quote],
      ['speaker', ['name', 'outlet', 'since', 'until']],
      ['outlet', ['name', 'since', 'until']],
      ['index', []],
      ['help', []],
    ]);
  });

  test('are offered in one server alone', async () => {
    await start({ guildId: GUILD_ID });
    expect(standIn.services.commands).toMatchObject([
      { guildId: GUILD_ID, body: [{ name: 'quote' }, { name: 'Check quotes' }] },
    ]);
    expect(standIn.board.faults).toEqual([]);
  });

  test('need a server that the bot is in', async () => {
    await prepare({ guildId: '299999999999999999' });
    const error = await platform.start().catch((fault: unknown) => fault);
    expect(error).toMatchObject({ code: 'platform-refused' });
    expect(describeError(error)).toContain('DISCORD_GUILD_ID');
    await happens(() => standIn.gateway.connections === 0);
  });
});

describe('logging in', () => {
  test('asks for what it needs, and for no privilege', async () => {
    await start();
    const { Guilds, GuildMessages, DirectMessages } = GatewayIntentBits;
    expect(standIn.gateway.intents).toBe(Guilds | GuildMessages | DirectMessages);
  });

  test('says which intents are refused, and where to look', async () => {
    await prepare({}, { disallowed: GatewayIntentBits.GuildMessages });
    const error = await platform.start().catch((fault: unknown) => fault);
    expect(error).toMatchObject({ code: 'platform-refused', message: expect.stringContaining('intents') });
    expect(describeError(error)).toContain('DISCORD_TOKEN');
  });

  test('names the token that only the gateway refuses', async () => {
    await prepare({ token: 'half.valid' });
    standIn.services.token = 'half.valid';
    const error = await platform.start().catch((fault: unknown) => fault);
    expect(error).toMatchObject({ code: 'platform-refused', hint: expect.stringContaining('Reset Token') });
  });

  test('names the token that is revoked before the commands are registered', async () => {
    await prepare();
    standIn.troubles.push({ route: /^PUT/, times: 1, response: { status: 401, body: { code: 0, message: '401' } } });
    const error = await platform.start().catch((fault: unknown) => fault);
    expect(error).toMatchObject({ code: 'platform-refused', message: expect.stringContaining('DISCORD_TOKEN') });
  });

  test('asks nobody about a token that cannot be one', async () => {
    await prepare({ token: '“pasted with its marks”' });
    const error = await platform.start().catch((fault: unknown) => fault);
    expect(error).toMatchObject({ code: 'platform-refused', message: expect.stringContaining('DISCORD_TOKEN') });
  });

  test('outlasts a short outage', async () => {
    await prepare();
    standIn.troubles.push({ route: /gateway/, times: 4, response: { status: 503 } });
    await platform.start();
    expect(standIn.services.commands).toHaveLength(1);
  });

  test('gives up when it is told to stop', async () => {
    await prepare();
    standIn.troubles.push({ route: /gateway/, times: 1000, response: { status: 503 } });
    const started = platform.start().catch((fault: unknown) => fault);
    await platform.stop();
    expect(await started).toMatchObject({ code: 'platform-unreachable' });
    expect(standIn.gateway.connections).toBe(0);
  });
});

describe('a running connection', () => {
  test('waits as long as it is told to, and then answers once', async () => {
    await start();
    const headers = { 'retry-after': '0.05' };
    const response = { status: 429, headers, body: { message: 'Slow down', retry_after: 0.05, global: false } };
    standIn.troubles.push({ route: /POST \/channels/, times: 2, response });
    mention();
    await answers(1);
    standIn.troubles.push(
      { route: /PATCH/, times: 1, response },
      { route: /PATCH/, times: 1, response: { status: 503 } },
    );
    standIn.ask(slash('quote', 'check', { text: PLAIN }));
    await answers(2);
    await standIn.settled();
    expect(standIn.board.posted).toHaveLength(2);
  });

  test('resumes where the line was cut, and answers what was asked meanwhile', async () => {
    const desk = await start();
    standIn.gateway.drop();
    mention();
    await answers(1);
    expect(standIn.gateway.resumes).toBe(1);
    await standIn.settled();
    expect(desk.requests).toHaveLength(1);
    expect(standIn.board.posted).toHaveLength(1);
  });

  test('moves when Discord asks it to', async () => {
    await start();
    standIn.gateway.tell(GatewayOpcodes.Reconnect);
    await happens(() => standIn.gateway.resumes === 1);
    mention();
    await answers(1);
  });

  test('beats, and starts anew when no beat is heard', async () => {
    await start({}, { heartbeatMs: 50 });
    await happens(() => standIn.gateway.beats > 1);
    // On a slow machine an echo may already have come late.
    const before = standIn.gateway.resumes;
    standIn.gateway.acknowledges = false;
    await happens(() => standIn.gateway.resumes > before);
    standIn.gateway.acknowledges = true;
    mention();
    await answers(1);
  });

  test('ends without a word of coming back', async () => {
    await start();
    await platform.stop();
    expect(logged).toEqual(['info: Discord is connected']);
  });

  test('tells the log why it was ended for good', async () => {
    await start();
    standIn.gateway.closeAll(4004);
    await happens(() => logged.some((line) => line.startsWith('error: Discord refuses the token in DISCORD_TOKEN')));
  });
});
