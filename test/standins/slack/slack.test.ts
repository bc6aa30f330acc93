/** The stand-in keeps Slack's rules: otherwise what passes before it would prove nothing. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { appMention } from './payloads.js';
import { PATIENCE_MS, Slack } from './slack.js';
import { APP_TOKEN, ASKER, BOT_TOKEN, CHANNEL, FOREIGN_CHANNEL } from './workspace.js';

let slack: Slack;
let now = 0;
beforeEach(async () => {
  slack = await Slack.start({ now: () => now });
});
afterEach(() => slack.stop());

const call = async (
  method: string,
  token: string,
  args: Record<string, string> = {},
): Promise<Record<string, unknown>> => {
  const response = await fetch(`${slack.apiUrl}${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: new URLSearchParams(args),
  });
  return (await response.json()) as Record<string, unknown>;
};

const event = () => appMention({ channel: CHANNEL, text: 'x', ts: slack.workspace.nextTs() });

const openSocket = async (
  onFrame: (socket: WebSocket, envelope: { envelope_id?: string }) => void,
): Promise<WebSocket> => {
  const { url } = await call('apps.connections.open', APP_TOKEN);
  const socket = new WebSocket(String(url));
  await new Promise<void>((resolve) => {
    socket.on('message', (data) => {
      const envelope = JSON.parse(String(data));
      if (envelope.type === 'hello') resolve();
      else onFrame(socket, envelope);
    });
  });
  return socket;
};

describe('tokens', () => {
  test.each([
    ['auth.test', '', 'not_authed'],
    ['auth.test', 'xoxb-wrong', 'invalid_auth'],
    ['auth.test', APP_TOKEN, 'not_allowed_token_type'],
    ['apps.connections.open', BOT_TOKEN, 'not_allowed_token_type'],
    ['chat.delete', BOT_TOKEN, 'unknown_method'],
  ])('%s with %j is answered %s', async (method, token, error) => {
    expect(await call(method, token)).toMatchObject({ ok: false, error });
  });

  test('a scope that the manifest does not ask for is missing', async () => {
    slack.workspace.tokens.get(BOT_TOKEN)?.scopes.splice(0);
    const answer = await call('chat.postMessage', BOT_TOKEN, { channel: CHANNEL, text: 'x' });
    expect(answer).toMatchObject({ ok: false, error: 'missing_scope', needed: 'chat:write' });
  });
});

describe('messages', () => {
  const post = (args: Record<string, string>) =>
    call('chat.postMessage', BOT_TOKEN, { channel: CHANNEL, text: 'x', ...args });
  const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });

  test.each<[string, Record<string, string>]>([
    ['no channel', { channel: '' }],
    ['no words', { text: '' }],
    ['unescaped words', { text: 'a < b' }],
    ['a ping', { text: '<!channel>' }],
    ['blocks that are no JSON', { blocks: '[{' }],
    ['an unknown block', { blocks: JSON.stringify([{ type: 'sektion' }]) }],
    ['an unknown property', { blocks: JSON.stringify([{ ...section('x'), colour: 'red' }]) }],
    ['a long section', { blocks: JSON.stringify([section('x'.repeat(3001))]) }],
    [
      'a long header',
      { blocks: JSON.stringify([{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }]) },
    ],
    ['an empty header', { blocks: JSON.stringify([{ type: 'header', text: { type: 'plain_text', text: '' } }]) }],
    ['too many blocks', { blocks: JSON.stringify(Array.from({ length: 51 }, () => ({ type: 'divider' }))) }],
    ['too many characters', { blocks: JSON.stringify(Array.from({ length: 4 }, () => section('x'.repeat(2600)))) }],
    ['a thread that is no time', { thread_ts: 'yesterday' }],
  ])('refuses %s', async (_what, args) => {
    expect(await post(args)).toMatchObject({ ok: false });
    expect(slack.workspace.faults).toHaveLength(1);
    expect(slack.workspace.messages).toEqual([]);
  });

  test('takes a good one, but not where the bot is no member', async () => {
    expect(await post({ blocks: JSON.stringify([section('x')]) })).toMatchObject({ ok: true });
    expect(await post({ channel: FOREIGN_CHANNEL })).toMatchObject({ ok: false, error: 'not_in_channel' });
  });

  test('is limited when told to be', async () => {
    slack.api.limit(/postMessage/, 7, 1);
    const response = await fetch(`${slack.apiUrl}chat.postMessage`, { method: 'POST' });
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7']);
  });
});

describe('response_url', () => {
  const respond = async (url: string, message: object | string) => {
    const body = typeof message === 'string' ? message : JSON.stringify(message);
    return (await fetch(url, { method: 'POST', body })).status;
  };

  test('works five times within thirty minutes', async () => {
    const target = { channel: FOREIGN_CHANNEL, user: ASKER, original: null };
    const [url, late] = [slack.responseUrl(target), slack.responseUrl(target)];
    const statuses = [];
    for (let use = 0; use < 6; use += 1) statuses.push(await respond(url, { text: 'x' }));
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
    now += 30 * 60 * 1000 + 1;
    expect(await respond(late, { text: 'x' })).toBe(404);
    expect(slack.workspace.messages.map(({ onlyFor }) => onlyFor)).toEqual(Array(5).fill(ASKER));
  });

  test('takes only JSON, and only good messages', async () => {
    const url = slack.responseUrl({ channel: CHANNEL, user: ASKER, original: null });
    expect([await respond(url, 'text=x'), await respond(url, { text: 'a & b' })]).toEqual([400, 400]);
  });
});

describe('acknowledgement in time', () => {
  let bot: Server | undefined;
  afterEach(() => bot?.close());

  test('over HTTP', async () => {
    const attempts: unknown[] = [];
    bot = createServer((request, response) => {
      request.resume();
      attempts.push(request.headers['x-slack-retry-num']);
      // The first of these was Slack making sure that the bot is there.
      if (attempts.length === 4) response.end('in time');
      if (attempts.length === 3) slack.patience = PATIENCE_MS;
    });
    await new Promise<void>((resolve) => bot?.listen(0, '127.0.0.1', resolve));
    slack.patience = 100;
    await slack.deliverTo(`http://127.0.0.1:${(bot.address() as AddressInfo).port}/slack/events`);
    const receipts = await slack.deliverEvent(event());
    expect(receipts.map(({ acknowledged }) => acknowledged)).toEqual([false, false, true]);
    expect(attempts).toEqual([undefined, undefined, '1', '2']);
  });

  test('by socket', async () => {
    slack.patience = 100;
    let seen = 0;
    const socket = await openSocket((open, { envelope_id }) => {
      seen += 1;
      if (seen === 2) slack.patience = PATIENCE_MS;
      if (seen === 3) open.send(JSON.stringify({ envelope_id }));
    });
    const receipts = await slack.deliverEvent(event());
    expect(receipts.map(({ acknowledged }) => acknowledged)).toEqual([false, false, true]);
    socket.close();
  });

  test('where nobody is connected', async () => {
    expect(await slack.deliverEvent(event())).toHaveLength(4);
  });

  test('once: a second time, or of nothing, is a fault', async () => {
    const socket = await openSocket((open, { envelope_id }) => {
      open.send(JSON.stringify({ envelope_id: 'unknown' }));
      open.send('{');
      open.send(JSON.stringify({ envelope_id }));
    });
    await slack.deliverEvent(event());
    expect(slack.workspace.faults).toHaveLength(2);
    socket.close();
  });

  test('a socket’s address opens one socket', async () => {
    const { url } = await call('apps.connections.open', APP_TOKEN);
    const first = new WebSocket(String(url));
    await new Promise((resolve) => first.once('open', resolve));
    const second = new WebSocket(String(url));
    const [error] = await new Promise<Error[]>((resolve) => second.once('error', (...args) => resolve(args)));
    expect(error?.message).toContain('403');
    first.close();
  });
});
