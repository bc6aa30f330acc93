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
    const refused = [{ secret: 'wrong' }, { absent: true }, { age: 310 }, { age: -310 }];
    for (const signing of [...refused, { age: 290 }, { age: -290 }]) {
      statuses.push((await line.send(body, json, signing)).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 200, 200]);
    expect(desk.requests).toHaveLength(1);
    const bodies = ['{', 'null', '[]', '"x"', '3', '', '{"type":"of another kind"}'];
    const malformed = await Promise.all(bodies.map(async (broken) => (await line.send(broken, json)).status));
    expect(malformed).toEqual([400, 400, 400, 400, 400, 400, 404]);
    const shapeless = [
      '{"type":"event_callback"}',
      '{"type":"event_callback","event":null}',
      '{"type":"block_actions"}',
    ];
    for (const broken of shapeless) expect((await line.send(broken, json)).status, broken).toBeGreaterThanOrEqual(400);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    for (const broken of ['payload={', 'payload=3', 'payload=null']) {
      expect((await line.send(broken, form)).status, broken).toBe(400);
    }
    expect((await line.send('x'.repeat(5_000_000), json)).status).toBe(413);
    await platform.stop();
    await slack.stop();
  });

  test('are asked for before a body is read, and noise fills no log', async () => {
    const warnings: object[] = [];
    const noting: Log = { ...log, warn: (details) => warnings.push(details) };
    const desk = fixedDesk(plainReply);
    const { slack, platform } = await run('http', desk, noting);
    const { line } = slack;
    if (!(line instanceof HttpLine)) throw new Error('not delivered over HTTP');
    const long = 'x'.repeat(4_000_000);
    const json = { 'content-type': 'application/json' };
    const signed = () =>
      line.send(JSON.stringify(appMention({ channel: CHANNEL, text: PLAIN, ts: slack.workspace.nextTs() })), json);
    const receipts = Promise.all(Array.from({ length: 200 }, () => line.send(long, json, { absent: true })));
    expect((await signed()).status).toBe(200);
    // Some see the refusal, others only that nobody listens or waits any longer: nobody gets in.
    expect((await receipts).filter(({ status }) => status !== 0 && status < 400)).toEqual([]);
    expect((await signed()).status).toBe(200);
    await platform.stop();
    await slack.stop();
    expect(warnings.filter((details) => 'turnedAway' in details).length).toBeLessThanOrEqual(2);
    expect(desk.requests).toHaveLength(2);
  });
});
