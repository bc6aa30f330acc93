/** Over HTTP anybody can knock: only what Slack has signed comes in. */
import { describe, expect, test } from 'vitest';
import type { Log } from '../../src/chat/platform.js';
import { HttpLine } from '../standins/slack/delivery.js';
import { run } from '../standins/slack/driver.js';
import { appMention } from '../standins/slack/payloads.js';
import { CHANNEL } from '../standins/slack/workspace.js';
import { fixedDesk } from './desks.js';
import { PLAIN, plainReply } from './plain.js';

describe('signatures', () => {
  const log: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

  test('let in what Slack signed within five minutes, and nothing else', async () => {
    const desk = fixedDesk(plainReply);
    const { slack, platform } = await run('http', desk, log);
    const { line } = slack;
    if (!(line instanceof HttpLine)) throw new Error('not delivered over HTTP');
    const body = JSON.stringify(appMention({ channel: CHANNEL, text: PLAIN, ts: slack.workspace.nextTs() }));
    const json = { 'content-type': 'application/json' };
    const statuses = [];
    for (const signing of [{ secret: 'wrong' }, { absent: true }, { age: 301 }, { age: 290 }]) {
      statuses.push((await line.send(body, json, signing)).status);
    }
    expect(statuses).toEqual([401, 401, 401, 200]);
    expect(desk.requests).toHaveLength(1);
    const bodies = ['{', 'null', '[]', '"x"', '3', '', '{"type":"of another kind"}'];
    const malformed = await Promise.all(bodies.map(async (broken) => (await line.send(broken, json)).status));
    expect(malformed).toEqual([400, 400, 400, 400, 400, 400, 404]);
    expect((await line.send('x'.repeat(5_000_000), json)).acknowledged).toBe(false);
    await platform.stop();
    await slack.stop();
  });
});
