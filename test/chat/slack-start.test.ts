/** Coming, going, and being cut off in between. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Desk } from '../../src/chat/desk.js';
import type { Log, Platform } from '../../src/chat/platform.js';
import { createSlackPlatform } from '../../src/chat/slack/platform.js';
import { TIMING, type Timing } from '../../src/chat/slack/requests.js';
import { describeError } from '../../src/errors.js';
import { answersTo, configFor, type Mode, QUICK } from '../standins/slack/driver.js';
import { appMention } from '../standins/slack/payloads.js';
import { PATIENCE_MS, Slack } from '../standins/slack/slack.js';
import { APP_TOKEN, BOT_TOKEN, BOT_USER, CHANNEL } from '../standins/slack/workspace.js';
import { happens, silence } from '../standins/waiting.js';
import { fixedDesk } from './desks.js';
import { plainReply } from './plain.js';

const rejections: unknown[] = [];
const onRejection = (error: unknown): void => void rejections.push(error);
let lines: string[] = [];
const note = (level: string) => (_details: object, line: string) => void lines.push(`${level}: ${line}`);
const log: Log = { debug: note('debug'), info: note('info'), warn: note('warn'), error: note('error') };
let slack: Slack;
let platform: Platform | undefined;
let other: Server | undefined;

beforeEach(async () => {
  lines = [];
  rejections.length = 0;
  process.on('unhandledRejection', onRejection);
  slack = await Slack.start();
});
afterEach(async () => {
  await platform?.stop();
  platform = undefined;
  other?.closeAllConnections();
  other?.close();
  other = undefined;
  await slack.stop();
  process.off('unhandledRejection', onRejection);
  expect(rejections).toEqual([]);
});

const make = (
  mode: Mode,
  timing: Timing = QUICK,
  desk: Desk = fixedDesk(plainReply),
  apiUrl = slack.apiUrl,
): Platform => {
  platform = createSlackPlatform(configFor(mode, { apiUrl }), desk, log, timing);
  return platform;
};
const failure = (made: Platform): Promise<unknown> =>
  made.start().then(
    () => 'started',
    (error: unknown) => error,
  );
const listen = async (server: Server): Promise<number> => {
  other = server;
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return (server.address() as AddressInfo).port;
};
const mention = () =>
  answersTo(slack, async () => {
    const ts = slack.workspace.nextTs();
    const receipts = await slack.deliverEvent(appMention({ channel: CHANNEL, text: `<@${BOT_USER}> x y z w`, ts }));
    expect(receipts.at(-1)?.acknowledged).toBe(true);
  });
/** The connection of that number since the beginning stands, and it alone. */
const connected = (nth: number) => happens(() => slack.socket.opened === nth && slack.socket.connections() === 1);
const refuse = (token: string, reason: string | null): void => {
  const known = slack.workspace.tokens.get(token);
  if (known) known.refused = reason;
};

describe('a refusal', () => {
  test.each(['invalid_auth', 'account_inactive', 'token_revoked'])('of the bot token (%s) names it', async (reason) => {
    refuse(BOT_TOKEN, reason);
    for (const mode of ['socket', 'http'] as const) {
      const error = await failure(make(mode));
      expect(error).toMatchObject({ name: 'VerbatimError', code: 'platform-refused' });
      expect(describeError(error)).toMatch(/SLACK_BOT_TOKEN.*api\.slack\.com\/apps/);
      expect(describeError(error)).toContain(reason);
    }
  });

  test.each(['invalid_auth', 'not_allowed_token_type', 'token_expired'])(
    'of the app token (%s) names it',
    async (reason) => {
      refuse(APP_TOKEN, reason);
      const error = await failure(make('socket'));
      expect(error).toMatchObject({ name: 'VerbatimError', code: 'platform-refused' });
      expect(describeError(error)).toMatch(/SLACK_APP_TOKEN.*api\.slack\.com\/apps.*connections:write/);
    },
  );

  test('for want of the scope says which one', async () => {
    slack.workspace.tokens.get(APP_TOKEN)?.scopes.splice(0);
    const error = await failure(make('socket'));
    expect(error).toMatchObject({ code: 'platform-refused' });
    expect(describeError(error)).toMatch(/SLACK_APP_TOKEN.*missing_scope.*connections:write/);
  });

  test('is not for scopes of the bot: they are logged', async () => {
    slack.workspace.tokens.get(BOT_TOKEN)?.scopes.splice(0, 1);
    await make('socket').start();
    expect(lines.filter((line) => line.startsWith('warn') && line.includes('scopes'))).toHaveLength(1);
  });

  test('of the port names PORT', async () => {
    const port = await listen(createServer());
    const config = {
      botToken: BOT_TOKEN,
      transport: { mode: 'http', signingSecret: 's', port },
      apiUrl: slack.apiUrl,
    } as const;
    const error = await failure(createSlackPlatform(config, fixedDesk(plainReply), log, QUICK));
    expect(error).toMatchObject({ code: 'platform-refused' });
    expect(describeError(error)).toContain(`PORT ${port}`);
  });
});

describe('a silence', () => {
  const PATIENT: Timing = { ...QUICK, request: 60 };

  test('of the server is given up after a few tries', async () => {
    let asked = 0;
    const port = await listen(
      createServer(() => {
        asked += 1;
      }),
    );
    const error = await failure(make('socket', PATIENT, fixedDesk(plainReply), `http://127.0.0.1:${port}/api`));
    expect(error).toMatchObject({ name: 'VerbatimError', code: 'platform-unreachable' });
    expect(describeError(error)).not.toContain('\n');
    // Fewer where the machine is so slow that one is given up before it arrives.
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThanOrEqual(PATIENT.tries);
  });

  test('of the websocket ends in one line, and nothing goes on behind it', async () => {
    slack.refusesSockets = true;
    const error = await failure(make('socket', { ...QUICK, start: 300 }));
    expect(error).toMatchObject({ code: 'platform-unreachable' });
    slack.refusesSockets = false;
    await silence(4 * QUICK.reconnect);
    expect(slack.line.connections()).toBe(0);
  });

  test('takes less than 20 seconds in earnest', () => {
    expect(TIMING.start + 2 * TIMING.farewell).toBeLessThan(20_000);
  });

  test('that passes is sat out', async () => {
    slack.api.fail(/auth\.test/, 2);
    slack.api.limit(/connections\.open/, 1, 1);
    await make('socket').start();
    expect(await mention()).toHaveLength(1);
  });

  test('does not hold up a stop', async () => {
    let isAsked = false;
    const port = await listen(
      createServer(() => {
        isAsked = true;
      }),
    );
    const made = make('socket', { ...TIMING, farewell: 100 }, fixedDesk(plainReply), `http://127.0.0.1:${port}`);
    const starting = failure(made);
    await happens(() => isAsked);
    await made.stop();
    expect(await starting).toMatchObject({ name: 'VerbatimError' });
  });
});

describe('a stop', () => {
  test.each<Mode>(['socket', 'http'])(
    'by %s before a start and after a stop does nothing; a new start works',
    async (mode) => {
      const made = make(mode);
      await made.stop();
      for (let i = 0; i < 2; i += 1) {
        await made.start();
        await made.stop();
        await made.stop();
      }
      await happens(() => slack.socket.connections() === 0);
    },
  );

  test('waits a moment for a reply under way', async () => {
    const desk = fixedDesk(plainReply);
    let release = (): void => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    let isAsked = false;
    const slow: Desk = {
      ...desk,
      answer: async (request) => {
        isAsked = true;
        await released;
        return desk.answer(request);
      },
    };
    const made = make('socket', { ...QUICK, farewell: PATIENCE_MS }, slow);
    await made.start();
    await slack.deliverEvent(appMention({ channel: CHANNEL, text: `<@${BOT_USER}> x`, ts: slack.workspace.nextTs() }));
    await happens(() => isAsked);
    const stopped = made.stop();
    release();
    await stopped;
    expect(slack.workspace.messages).toHaveLength(1);
  });

  test('does not wait for the other end, and leaves it no socket', async () => {
    const made = make('socket', { ...QUICK, reconnect: TIMING.reconnect });
    await made.start();
    slack.socket.freeze();
    await made.stop();
    await happens(() => {
      // Only a socket that is gone at the other end fails to take this.
      slack.socket.sendRaw('{}');
      return slack.socket.connections() === 0;
    });
  });
});

describe('a lost connection', () => {
  test('is opened anew when Slack asks for it, and when it just ends', async () => {
    await make('socket').start();
    slack.socket.disconnect('refresh_requested');
    await connected(2);
    expect(await mention()).toHaveLength(1);
    slack.socket.cut();
    await connected(3);
    expect(await mention()).toHaveLength(1);
  });

  test('costs no mention its answer: it is delivered again, and answered once', async () => {
    await make('socket').start();
    slack.patience = 100;
    const event = appMention({ channel: CHANNEL, text: `<@${BOT_USER}> x y z w`, ts: slack.workspace.nextTs() });
    slack.socket.disconnect('refresh_requested');
    const lost = await slack.line.deliver({ kind: 'events_api', payload: event, retry: 0 });
    expect(lost.acknowledged).toBe(false);
    await connected(2);
    slack.patience = PATIENCE_MS;
    const posted = await answersTo(slack, async () => {
      expect((await slack.deliverEvent(event, 2)).at(-1)).toMatchObject({ acknowledged: true });
    });
    expect(posted).toHaveLength(1);
    expect(slack.workspace.messages).toHaveLength(1);
  });

  test('is opened anew however long Slack is away', async () => {
    await make('socket').start();
    slack.api.fail(/connections\.open/, QUICK.tries + 1);
    slack.socket.cut();
    await connected(2);
    expect(await mention()).toHaveLength(1);
  });

  test('stays lost where the token was withdrawn, and the log says what to do', async () => {
    await make('socket').start();
    refuse(APP_TOKEN, 'invalid_auth');
    slack.socket.cut();
    await happens(() => lines.some((line) => line.startsWith('error') && line.includes('SLACK_APP_TOKEN')));
    refuse(APP_TOKEN, null);
    await silence(4 * QUICK.reconnect);
    expect(slack.socket.connections()).toBe(0);
  });

  test('does not come back after a stop', async () => {
    const made = make('socket');
    await made.start();
    slack.socket.cut();
    await happens(() => slack.socket.connections() === 0);
    await made.stop();
    await silence(4 * QUICK.reconnect);
    expect(slack.socket.connections()).toBe(0);
  });
});
