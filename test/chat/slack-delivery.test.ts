/** What Slack hands over, once or more often, in order or broken; and what it then makes of the answers. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Desk } from '../../src/chat/desk.js';
import type { Log, Platform } from '../../src/chat/platform.js';
import { HttpLine } from '../standins/slack/delivery.js';
import { again, answersTo, type Mode, run } from '../standins/slack/driver.js';
import {
  appMention,
  blockActions,
  directMessage,
  messageShortcut,
  type Payload,
  slashCommand,
} from '../standins/slack/payloads.js';
import { draw } from '../standins/slack/seen.js';
import { PATIENCE_MS, type Slack } from '../standins/slack/slack.js';
import {
  ASKER,
  BOT_TOKEN,
  BOT_USER,
  CHANNEL,
  DIRECT,
  FOREIGN_CHANNEL,
  type Posted,
} from '../standins/slack/workspace.js';
import { happens } from '../standins/waiting.js';
import { fixedDesk, replyOf } from './desks.js';
import { PLAIN, plainReply } from './plain.js';

const never = (): Promise<never> => new Promise(() => {});
const shared = replyOf([{ kind: 'text', runs: [{ text: 'Said in public' }] }], { private: false });

describe.each<Mode>(['socket', 'http'])('Slack by %s', (mode) => {
  const rejections: unknown[] = [];
  const onRejection = (error: unknown): void => void rejections.push(error);
  let errors: string[] = [];
  const log: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: (_details, line) => errors.push(line) };
  let slack: Slack;
  let platform: Platform;

  const start = async (desk: Desk): Promise<void> => {
    ({ slack, platform } = await run(mode, desk, log));
  };
  const act = (deed: () => Promise<unknown>, answers?: number): Promise<Posted[]> => answersTo(slack, deed, answers);
  const mention = (text: string, more: Payload = {}, ts = slack.workspace.nextTs()): Payload =>
    appMention({ channel: CHANNEL, text: `<@${BOT_USER}> ${text}`, ts, more });
  const command = (text: string, channel = CHANNEL): Payload =>
    slashCommand('/quote', text, channel, slack.responseUrl({ channel, user: ASKER, original: null }));
  const shortcut = (text: string, channel = CHANNEL, thread?: string): Payload => {
    const message = { text, ts: slack.workspace.nextTs(), channel, thread };
    return messageShortcut('check_quotes', message, slack.responseUrl({ channel, user: ASKER, original: null }));
  };
  const press = (on: Posted, value: string, block_id = 'b'): Payload => {
    const pressed = { action_id: 'press_0', block_id, text: { type: 'plain_text', text: 'x' }, value };
    return blockActions(pressed, on, slack.responseUrl({ channel: on.channel, user: ASKER, original: on }));
  };

  beforeEach(() => {
    errors = [];
    rejections.length = 0;
    process.on('unhandledRejection', onRejection);
  });
  afterEach(async () => {
    await platform.stop();
    await slack.stop();
    process.off('unhandledRejection', onRejection);
    expect(rejections).toEqual([]);
  });

  test('acknowledges before any other work', async () => {
    await start({ answer: never, command: never, press: never, suggest: async () => [] });
    const on: Posted = {
      ts: slack.workspace.nextTs(),
      channel: CHANNEL,
      thread: null,
      onlyFor: ASKER,
      text: '',
      blocks: [],
      unfurls: false,
      metadata: null,
    };
    const receipts = [
      await slack.deliver('slash_commands', command('who x')),
      await slack.deliver('interactive', shortcut('x')),
      await slack.deliver('interactive', press(on, 'id')),
      ...(await slack.deliverEvent(mention('x'))),
    ];
    expect(receipts.map(({ acknowledged }) => acknowledged)).toEqual([true, true, true, true]);
  });

  test('answers once where its acknowledgements were lost and Slack delivered again', async () => {
    const desk = fixedDesk(plainReply);
    await start(desk);
    const posted = await act(async () => {
      const receipts = await slack.deliverEvent(mention(PLAIN), 4);
      expect(receipts.map(({ acknowledged }) => acknowledged)).toEqual([true, true, true, true]);
    });
    expect(posted).toHaveLength(1);
    expect(desk.requests).toHaveLength(1);
  });

  test('acknowledges a repeated command and answers it once', async () => {
    const desk = fixedDesk(plainReply);
    await start(desk);
    const payload = command('check x');
    const posted = await act(async () => {
      expect(await slack.deliver('slash_commands', payload)).toMatchObject({ acknowledged: true });
      expect(await slack.deliver('slash_commands', payload)).toMatchObject({ acknowledged: true });
    });
    expect(posted).toHaveLength(1);
    expect(desk.lines).toEqual(['check x']);
  });

  test('gives the desk the line behind the command, decoded', async () => {
    const desk = fixedDesk(plainReply);
    await start(desk);
    await act(() => slack.deliver('slash_commands', command('who “Fish &amp; chips” — <@U0ZZZZZZZ|ines>')));
    await act(() => slack.deliver('slash_commands', command('')));
    expect(desk.lines).toEqual(['who “Fish & chips” — @ines', '']);
  });

  test('answers people’s messages only', async () => {
    const desk = fixedDesk(plainReply);
    await start(desk);
    const ignored = [
      'message_changed',
      'message_deleted',
      'channel_join',
      'bot_message',
      'channel_topic',
      'me_message',
    ];
    const direct = (text: string, more: Payload, channel = DIRECT) =>
      slack.deliverEvent(directMessage({ channel, text, ts: slack.workspace.nextTs(), more }));
    const posted = await act(async () => {
      for (const subtype of ignored) {
        await direct(subtype, { subtype });
        await slack.deliverEvent(mention(subtype, { subtype }));
      }
      await direct('in a channel', { channel_type: 'channel' }, CHANNEL);
      await direct('with a file', { subtype: 'file_share' });
      await direct('plain', {});
    }, 2);
    expect(desk.requests.map(({ text }) => text)).toEqual(['with a file', 'plain']);
    expect(posted).toHaveLength(2);
  });

  test('answers in the thread of a direct message only where it stands in one', async () => {
    await start(fixedDesk(plainReply));
    const [thread, ts] = [slack.workspace.nextTs(), slack.workspace.nextTs()];
    const posted = await act(() => slack.deliverEvent(directMessage({ channel: DIRECT, text: 'x', ts, thread })));
    expect(posted).toMatchObject([{ channel: DIRECT, thread, onlyFor: null }]);
  });

  test('answers a mention within a thread there, and takes a short remark there for one about the thread', async () => {
    const desk = fixedDesk(plainReply);
    await start(desk);
    const thread = slack.workspace.nextTs();
    const inThread = (text: string) => act(() => slack.deliverEvent(mention(text, { thread_ts: thread })));
    expect(await inThread(PLAIN)).toMatchObject([{ channel: CHANNEL, thread, onlyFor: null }]);
    expect(await inThread('“not possible”')).toMatchObject([{ channel: CHANNEL, thread, onlyFor: null }]);
    const [remark] = await inThread('is this true?');
    expect(remark).toMatchObject({ channel: CHANNEL, thread, onlyFor: ASKER });
    expect(remark?.text).toContain("can't be read");
    expect(desk.requests.map(({ text }) => text)).toEqual([PLAIN, '“not possible”']);
  });

  test('works where the bot is no member: command, shortcut, Share', async () => {
    await start(fixedDesk(plainReply, () => ({ action: 'share', reply: shared })));
    const [asked] = await act(() => slack.deliver('slash_commands', command('check x', FOREIGN_CHANNEL)));
    expect(asked).toMatchObject({ channel: FOREIGN_CHANNEL, onlyFor: ASKER });
    const thread = slack.workspace.nextTs();
    const [menu] = await act(() => slack.deliver('interactive', shortcut('x', FOREIGN_CHANNEL, thread)));
    expect(menu).toMatchObject({ channel: FOREIGN_CHANNEL, onlyFor: ASKER, thread });
    const posted = await act(() => slack.deliver('interactive', press(menu as Posted, 'share:1')));
    expect(posted).toMatchObject([{ channel: FOREIGN_CHANNEL, onlyFor: null, thread, text: 'Said in public' }]);
  });

  test('shares into the thread of the message that was checked, also where Slack shows the private answer elsewhere', async () => {
    const withShare = replyOf(plainReply.blocks, { buttons: [{ id: 'share:1', label: 'Share' }] });
    await start(fixedDesk(withShare, () => ({ action: 'share', reply: shared })));
    const thread = slack.workspace.nextTs();
    const [menu] = await act(() => slack.deliver('interactive', shortcut('x', CHANNEL, thread)));
    const elsewhere = { ...(menu as Posted), thread: null };
    const row = elsewhere.blocks.find((block) => block.type === 'actions');
    const posted = await act(() => slack.deliver('interactive', press(elsewhere, 'share:1', row?.block_id)));
    expect(posted).toMatchObject([{ onlyFor: null, thread }]);
  });

  test('gives the answer to an edited message a new face, once, and none where the words stayed', async () => {
    const desk = fixedDesk(plainReply);
    await start(desk);
    const ts = slack.workspace.nextTs();
    const [first] = await act(() => slack.deliverEvent(mention(PLAIN, {}, ts)));
    const edited = { user: ASKER, ts: slack.workspace.nextTs() };
    const [second] = await act(() => slack.deliverEvent(mention(`${PLAIN}, not`, { edited }, ts)));
    expect(second).toMatchObject({ ts: first?.ts, thread: ts });
    await slack.deliverEvent(mention(`${PLAIN}, not`, { edited }, ts));
    await slack.settled();
    expect(desk.requests.map(({ text }) => text)).toEqual([PLAIN, `${PLAIN}, not`]);
    expect(slack.workspace.messages).toHaveLength(1);

    const direct = directMessage({ channel: DIRECT, text: PLAIN, ts: slack.workspace.nextTs() });
    const [told] = await act(() => slack.deliverEvent(direct));
    const before = direct.event as Payload;
    const changed = (now: string): Payload => ({
      ...directMessage({ channel: DIRECT, text: '', ts: slack.workspace.nextTs() }),
      event: {
        type: 'message',
        subtype: 'message_changed',
        channel: DIRECT,
        channel_type: 'im',
        message: { ...before, text: now, edited },
        previous_message: before,
      },
    });
    const [retold] = await act(() => slack.deliverEvent(changed('Other words, in no harbour')));
    expect(retold?.ts).toBe(told?.ts);
    // As when Slack has looked at a link.
    await slack.deliverEvent(changed(PLAIN));
    await slack.settled();
    expect(desk.requests).toHaveLength(4);
    expect(slack.workspace.faults).toEqual([]);
  });

  test('finds the answer from before a restart when its question is edited', async () => {
    const desk = fixedDesk(plainReply);
    await start(desk);
    const ts = slack.workspace.nextTs();
    const [first] = await act(() => slack.deliverEvent(mention(PLAIN, {}, ts)));
    await platform.stop();
    platform = await again(mode, slack, desk, log);
    const edited = { user: ASKER, ts: slack.workspace.nextTs() };
    const [second] = await act(() => slack.deliverEvent(mention(`${PLAIN}, not`, { edited }, ts)));
    expect(second?.ts).toBe(first?.ts);
  });

  test('explains itself to the asker alone, in the thread only where there is one', async () => {
    await start(fixedDesk(plainReply));
    expect(await act(() => slack.deliverEvent(mention('')))).toMatchObject([{ onlyFor: ASKER, thread: null }]);
    expect(slack.workspace.faults).toEqual([]);
  });

  test('tells the asker alone when the desk fails, and goes on', async () => {
    let isBroken = true;
    const good = fixedDesk(plainReply);
    const fail = async () => Promise.reject(new Error('secret insides'));
    const desk: Desk = {
      ...good,
      answer: (request) => (isBroken ? fail() : good.answer(request)),
      command: (line) => (isBroken ? fail() : good.command(line)),
    };
    await start(desk);
    for (const deed of [() => slack.deliverEvent(mention('x')), () => slack.deliver('slash_commands', command('x'))]) {
      const posted = await act(deed);
      expect(posted).toMatchObject([{ onlyFor: ASKER, text: expect.stringMatching(/went wrong/) }]);
      expect(JSON.stringify(posted)).not.toContain('secret insides');
    }
    expect(errors).toHaveLength(2);
    isBroken = false;
    expect(await act(() => slack.deliverEvent(mention('x')))).toMatchObject([{ onlyFor: null }]);
  });

  test('logs what Slack will not let it post, and goes on', async () => {
    await start(fixedDesk(plainReply));
    const token = slack.workspace.tokens.get(BOT_TOKEN);
    const scopes = token?.scopes.splice(0) ?? [];
    await slack.deliverEvent(mention('x'));
    // The answer is refused, and so is the word that there is none.
    await happens(() => errors.length > 1);
    expect(slack.workspace.messages).toEqual([]);
    token?.scopes.push(...scopes);
    expect(await act(() => slack.deliverEvent(mention('x')))).toHaveLength(1);
  });

  test('waits when it is asked to, and tries again after a passing fault', async () => {
    await start(fixedDesk(plainReply));
    slack.api.limit(/chat\.postMessage/, 0, 1);
    expect(await act(() => slack.deliverEvent(mention('x')))).toHaveLength(1);
    slack.api.fail(/chat\.postMessage/, 2);
    expect(await act(() => slack.deliverEvent(mention('x')))).toHaveLength(1);
    slack.api.limit(/response/, 0, 1);
    expect(await act(() => slack.deliver('slash_commands', command('check x')))).toHaveLength(1);
    expect(errors).toEqual([]);
  });

  test('keeps each private reply to one address, however often its buttons are pressed', async () => {
    const desk = fixedDesk(plainReply, (id) => ({
      action: 'replace',
      reply: replyOf([{ kind: 'text', runs: [{ text: `Page ${id}` }] }]),
    }));
    await start(desk);
    let [on] = await act(() => slack.deliver('slash_commands', command('check x')));
    for (let page = 2; page < 9; page += 1) {
      [on] = await act(() => slack.deliver('interactive', press(on as Posted, `${page}`)));
      expect(draw(on as Posted).text).toBe(`Page ${page}`);
    }
    expect(slack.workspace.messages).toHaveLength(1);
    expect(slack.workspace.faults).toEqual([]);
  });

  test('survives what makes no sense', async () => {
    await start(fixedDesk(plainReply));
    // In Socket Mode there is no way to say no: what is not understood stays unacknowledged.
    slack.patience = 100;
    const bodies = [
      '{',
      'null',
      '[]',
      '"x"',
      '3',
      '',
      '{"type":"events_api"}',
      '{"type":"events_api","payload":null}',
      '{"event":null}',
    ];
    for (const body of bodies) {
      if (!(slack.line instanceof HttpLine)) slack.socket.sendRaw(body);
      else await slack.line.send(body, { 'content-type': 'application/json' });
    }
    const payloads: Payload[] = [
      {},
      { type: 'event_callback' },
      { type: 'event_callback', event: {} },
      { event: { type: 'message' } },
    ];
    for (const payload of payloads) await slack.line.deliver({ kind: 'events_api', payload, retry: 0 });
    for (const payload of [
      {},
      { type: 'message_action' },
      { type: 'block_actions', actions: [] },
      { type: 'view_submission' },
    ]) {
      await slack.line.deliver({ kind: 'interactive', payload, retry: 0 });
    }
    slack.patience = PATIENCE_MS;
    expect(await act(() => slack.deliverEvent(mention('x')))).toHaveLength(1);
  });
});
