/** The stand-in refuses what Discord refuses: a suite that runs against it proves something. */
import { ButtonStyle, ComponentType, MessageFlags, Routes } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commandsFor } from '../../src/chat/discord/commands.js';
import { button, slash, typing } from '../standins/discord/interactions.js';
import {
  type CommandBody,
  choiceFaults,
  commandFaults,
  type MessageBody,
  messageFaults,
} from '../standins/discord/rules.js';
import { type StandIn, startStandIn, TOKEN, write } from '../standins/discord/standin.js';
import { CHANNEL_ID, GUILD_ID } from '../standins/discord/world.js';

const SILENT = { allowed_mentions: { parse: [] } };
const V2 = { flags: MessageFlags.IsComponentsV2 };
const textOf = (content: string) => ({ type: ComponentType.TextDisplay, content });
const buttonOf = (custom_id: string, label = 'Press') => ({
  type: ComponentType.Button,
  style: ButtonStyle.Secondary,
  custom_id,
  label,
});
const row = (...components: ReturnType<typeof buttonOf>[]) => ({ type: ComponentType.ActionRow, components });

describe('bodies of messages', () => {
  const good: [string, MessageBody][] = [
    ['plain words', { ...SILENT, content: 'x'.repeat(2000) }],
    ['components of the second kind', { ...SILENT, ...V2, components: [textOf('x'.repeat(4000)), row(buttonOf('a'))] }],
    ['an embed', { ...SILENT, embeds: [{ description: 'x'.repeat(4096) }] }],
  ];
  test.each(good)('takes %s', (_, body) => {
    expect(messageFaults('message', body)).toEqual([]);
  });

  const bad: [string, MessageBody, RegExp][] = [
    ['nothing', SILENT, /empty message/],
    ['blank words', { ...SILENT, content: '  \n' }, /empty message/],
    ['silence about mentions', { content: 'x' }, /allowed_mentions/],
    ['mentions of everybody', { content: 'x', allowed_mentions: { parse: ['everyone'] } }, /allowed_mentions/],
    ['a ping by id', { content: 'x', allowed_mentions: { parse: [], users: ['1'] } }, /allowed_mentions/],
    ['a ping to the author', { content: 'x', allowed_mentions: { parse: [], replied_user: true } }, /allowed_mentions/],
    ['2001 characters', { ...SILENT, content: 'x'.repeat(2001) }, /content/],
    ['an embed field of nothing', { ...SILENT, embeds: [{ fields: [{ name: 'a', value: ' ' }] }] }, /empty field/],
    ['an embed description of 4097', { ...SILENT, embeds: [{ description: 'x'.repeat(4097) }] }, /embeds/],
    [
      'embeds of 6001',
      { ...SILENT, embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] },
      /6000/,
    ],
    ['one custom_id twice', { ...SILENT, content: 'x', components: [row(buttonOf('a'), buttonOf('a'))] }, /twice/],
    ['a custom_id of 101', { ...SILENT, content: 'x', components: [row(buttonOf('a'.repeat(101)))] }, /components/],
    ['a label of 81', { ...SILENT, content: 'x', components: [row(buttonOf('a', 'x'.repeat(81)))] }, /components/],
    [
      'six buttons in a row',
      { ...SILENT, content: 'x', components: [row(...'abcdef'.split('').map((id) => buttonOf(id)))] },
      /components/,
    ],
    ['new components without their flag', { ...SILENT, components: [textOf('x')] }, /without their flag/],
    ['new components beside content', { ...SILENT, ...V2, content: 'x', components: [textOf('x')] }, /exclude/],
    ['4001 characters of text', { ...SILENT, ...V2, components: [textOf('x'.repeat(4000)), textOf('y')] }, /4000/],
    ['an empty text', { ...SILENT, ...V2, components: [textOf(' ')] }, /empty text/],
    [
      '41 components, nested',
      {
        ...SILENT,
        ...V2,
        components: Array.from({ length: 21 }, () => ({
          type: ComponentType.Container,
          components: [textOf('x')],
        })).slice(0, 21),
      },
      /more than 40/,
    ],
  ];
  test.each(bad)('refuses %s', (_, body, fault) => {
    expect(messageFaults('message', body).join('\n')).toMatch(fault);
  });

  test('remembers that an edited message has new components', () => {
    expect(messageFaults('edit', { ...SILENT, content: 'x' }, MessageFlags.IsComponentsV2).join()).toMatch(/exclude/);
  });
});

describe('commands', () => {
  const command = (more: Partial<CommandBody>): CommandBody => ({ name: 'quote', description: 'Checks', ...more });
  const option = (name: string, required = false) => ({ type: 3, name, description: 'An option', required });
  const bad: [string, CommandBody[], RegExp][] = [
    ['capitals in a name', [command({ name: 'Quote' })], /lowercase/],
    ['a space in a name', [command({ name: 'my quote' })], /lowercase/],
    ['no description', [command({ description: '' })], /description/],
    [
      'a required option behind an optional one',
      [command({ options: [option('a'), option('b', true)] })],
      /required option/,
    ],
    ['an option twice', [command({ options: [option('a'), option('a')] })], /twice/],
    ['a command twice', [command({}), command({})], /twice/],
    [
      'a choice of 101',
      [command({ options: [{ ...option('a'), choices: [{ name: 'a', value: 'x'.repeat(101) }] }] })],
      /choice/,
    ],
    [
      'too much text',
      [
        command({
          options: Array.from({ length: 25 }, (_, i) => ({
            ...option(`o${i}`),
            type: 1,
            options: Array.from({ length: 4 }, (_, j) => ({ ...option(`p${j}`), description: 'x'.repeat(99) })),
          })),
        }),
      ],
      /8000/,
    ],
    ['a menu entry with a description', [command({ type: 3 })], /menu entry/],
  ];
  test.each(bad)('refuses %s', (_, commands, fault) => {
    expect(commandFaults(commands, false).join('\n')).toMatch(fault);
  });

  test('refuses contexts for one server alone', () => {
    const everywhere = commandsFor(true) as unknown as CommandBody[];
    expect(commandFaults(everywhere, false)).toEqual([]);
    expect(commandFaults(everywhere, true).join()).toMatch(/contexts/);
  });

  test('refuses offers that are too many or too long', () => {
    const offer = (count: number, length: number) => ({
      type: 8,
      data: { choices: Array.from({ length: count }, () => ({ name: 'x'.repeat(length), value: 'x'.repeat(length) })) },
    });
    expect(choiceFaults(offer(25, 100))).toEqual([]);
    expect(choiceFaults(offer(26, 1))).not.toEqual([]);
    expect(choiceFaults(offer(1, 101))).not.toEqual([]);
  });
});

describe('interactions', () => {
  let standIn: StandIn;
  beforeEach(async () => {
    standIn = await startStandIn();
  });
  afterEach(() => standIn.close());

  const call = async (method: string, route: string, body: unknown, token = TOKEN) => {
    const headers = { 'content-type': 'application/json', authorization: `Bot ${token}` };
    const response = await fetch(`${standIn.apiUrl}/v10${route}`, { method, headers, body: JSON.stringify(body) });
    const text = await response.text();
    return { status: response.status, code: text === '' ? null : JSON.parse(text).code };
  };
  const open = () => standIn.callbacks.open(slash('quote', 'check', { text: 'x' }), null).interaction;
  const deferral = { type: 5, data: { flags: MessageFlags.Ephemeral } };
  const words = { ...SILENT, content: 'x' };

  test('are acknowledged once, and only within three seconds', async () => {
    const { id, token } = open();
    const route = Routes.interactionCallback(id, token);
    expect(await call('POST', route, deferral)).toEqual({ status: 204, code: null });
    expect(await call('POST', route, deferral)).toEqual({ status: 400, code: 40060 });

    const late = open();
    standIn.elapsed += 3001;
    const lateRoute = Routes.interactionCallback(late.id, late.token);
    expect(await call('POST', lateRoute, deferral)).toEqual({ status: 404, code: 10062 });
  });

  test('take no words before they are acknowledged, nor after fifteen minutes', async () => {
    const { id, token, application_id } = open();
    const edit = Routes.webhookMessage(application_id, token, '@original');
    expect(await call('PATCH', edit, words)).toEqual({ status: 404, code: 10015 });
    await call('POST', Routes.interactionCallback(id, token), deferral);
    expect(await call('PATCH', edit, words)).toMatchObject({ status: 200 });
    standIn.elapsed += 15 * 60 * 1000 + 1;
    expect(await call('PATCH', edit, words)).toEqual({ status: 401, code: 50027 });
  });

  test('keep the privacy that the deferral chose', async () => {
    const { id, token, application_id } = open();
    await call('POST', Routes.interactionCallback(id, token), deferral);
    await call('POST', Routes.webhook(application_id, token), words);
    expect(standIn.board.since(0)).toMatchObject([{ private: true, thinking: false }]);
    await call('POST', Routes.webhook(application_id, token), words);
    expect(standIn.board.since(0).map((posted) => posted.private)).toEqual([true, false]);
  });

  test('are answered in kind', async () => {
    const command = open();
    expect(await call('POST', Routes.interactionCallback(command.id, command.token), { type: 6 })).toMatchObject({
      code: 50035,
    });
    const pressed = standIn.callbacks.open(button('a', write({ content: 'x' })), null).interaction;
    expect(await call('POST', Routes.interactionCallback(pressed.id, pressed.token), { type: 6 })).toMatchObject({
      status: 204,
    });
    const typed = standIn.callbacks.open(typing('quote', 'check', 'speaker', 'I'), null).interaction;
    expect(await call('POST', Routes.interactionCallback(typed.id, typed.token), deferral)).toMatchObject({
      code: 50035,
    });
  });

  test('and messages with faults are refused, and noted', async () => {
    const route = Routes.channelMessages(CHANNEL_ID);
    expect(await call('POST', route, { content: 'x' })).toEqual({ status: 400, code: 50035 });
    expect(await call('POST', route, words, 'another.token')).toEqual({ status: 401, code: 0 });
    expect(await call('POST', Routes.channelMessages(GUILD_ID), words)).toEqual({ status: 403, code: 50001 });
    expect(standIn.board.faults).toHaveLength(2);
    expect(await call('POST', route, words)).toMatchObject({ status: 200 });
  });
});
