import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { SCOPES } from '../../src/chat/slack/identity.js';
import { CHECK_QUOTES } from '../../src/chat/slack/listeners.js';
import { needsShared, readShared, sharedIsPresent } from '../shared.js';
import { readManifest } from '../standins/slack/manifest.js';
import {
  appMention,
  blockActions,
  directMessage,
  messageShortcut,
  type Payload,
  slashCommand,
} from '../standins/slack/payloads.js';
import { CHANNEL } from '../standins/slack/workspace.js';

const SOURCES = new URL('../../src/chat/slack/', import.meta.url);

/** Scopes that a bot's use of each needs, from the reference pages of Slack's methods and events. */
const METHODS: Record<string, string[]> = {
  'auth.test': [],
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  // For channels and groups the bot is mentioned in, and conversations with it alone.
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
};
const EVENTS: Record<string, string> = { app_mention: 'app_mentions:read', 'message.im': 'im:history' };

const calledMethods = (): string[] => {
  const sources = readdirSync(SOURCES).filter((name) => name.endsWith('.ts'));
  const text = sources.map((name) => readFileSync(new URL(name, SOURCES), 'utf8')).join('\n');
  const calls = text.matchAll(/\.((?:apps|auth|bots|chat|conversations|files|reactions|users|views)(?:\.\w+)+)\(/g);
  return [...new Set([...calls].map(([, method = '']) => method))];
};

describe('the manifest', () => {
  const { display_information, features, oauth_config, settings } = readManifest();
  const scopes = oauth_config.scopes.bot;

  test('asks for the scopes that the code needs, and for no other', () => {
    const methods = calledMethods();
    expect(methods).toContain('chat.postMessage');
    expect(Object.keys(METHODS)).toEqual(expect.arrayContaining(methods));
    const events = settings.event_subscriptions.bot_events;
    expect(events.filter((event) => EVENTS[event] === undefined)).toEqual([]);
    const needed = [
      ...methods.flatMap((method) => METHODS[method]),
      ...events.map((event) => EVENTS[event]),
      'commands',
    ];
    expect([...scopes].sort()).toEqual([...new Set(needed.filter((scope) => typeof scope === 'string'))].sort());
    expect([...SCOPES].sort()).toEqual([...scopes].sort());
  });

  test('subscribes to what the code answers', () => {
    expect([...settings.event_subscriptions.bot_events].sort()).toEqual(['app_mention', 'message.im']);
    expect(settings.interactivity.is_enabled).toBe(true);
    expect(features.app_home).toMatchObject({ messages_tab_enabled: true, messages_tab_read_only_enabled: false });
    expect(features.shortcuts).toMatchObject([{ name: 'Check quotes', type: 'message', callback_id: CHECK_QUOTES }]);
    expect(features.slash_commands).toMatchObject([{ command: '/quote', should_escape: true }]);
    for (const facet of ['check', 'source', 'who', 'outlets'])
      expect(features.slash_commands[0]?.usage_hint).toContain(facet);
  });

  test('holds Slack’s limits', () => {
    expect(display_information.name.length).toBeLessThanOrEqual(35);
    expect(display_information.description.length).toBeLessThanOrEqual(140);
    expect(display_information.long_description.length).toBeGreaterThanOrEqual(174);
    expect(display_information.long_description.length).toBeLessThanOrEqual(4000);
    expect(features.bot_user.display_name.length).toBeLessThanOrEqual(80);
    for (const { name, description, callback_id } of features.shortcuts) {
      expect(name.length).toBeLessThanOrEqual(24);
      expect(description.length).toBeLessThanOrEqual(150);
      expect(callback_id.length).toBeLessThanOrEqual(255);
    }
  });

  test('offers the address of HTTP delivery in all three places', () => {
    const yaml = readFileSync(new URL('manifest.yaml', SOURCES), 'utf8');
    expect(yaml.match(/^ +# (?:url|request_url): https:\/\/\S+\/slack\/events$/gm)).toHaveLength(3);
  });
});

describe.skipIf(!sharedIsPresent)(needsShared('what Slack publishes'), () => {
  const schema = sharedIsPresent ? JSON.parse(readShared('specs/slack/manifest.schema.1.0.0.json')) : {};
  const fitsSchema = new Ajv({ strict: false, validateFormats: false }).compile(schema);

  test('the manifest fits its schema', () => {
    expect(fitsSchema(readManifest()), JSON.stringify(fitsSchema.errors)).toBe(true);
  });

  test('so does the one for delivery over HTTP, made as its first lines say', () => {
    const yaml = readFileSync(new URL('manifest.yaml', SOURCES), 'utf8')
      .replace('socket_mode_enabled: true', 'socket_mode_enabled: false')
      .replace(/# (url|request_url):/g, '$1:');
    const manifest: unknown = parse(yaml);
    const url = 'https://bot.example/slack/events';
    expect(manifest).toMatchObject({
      features: { slash_commands: [{ url }] },
      settings: {
        event_subscriptions: { request_url: url },
        interactivity: { request_url: url },
        socket_mode_enabled: false,
      },
    });
    expect(fitsSchema(manifest), JSON.stringify(fitsSchema.errors)).toBe(true);
  });

  /** Keys that newer payloads have and the samples lack. */
  const NEWER: Record<string, string[]> = {
    AppMentionPayload: ['event.parent_user_id'],
    BlockActionPayload: ['is_enterprise_install', 'state', 'state.values', 'actions.0.action_ts', 'message.thread_ts'],
    MessageShortcutPayload: ['is_enterprise_install', 'enterprise', 'message.thread_ts'],
  };

  const keysOf = (value: unknown, path = ''): string[] =>
    typeof value !== 'object' || value === null
      ? []
      : Object.entries(value).flatMap(([key, inner]) => [`${path}${key}`, ...keysOf(inner, `${path}${key}.`)]);

  const ts = '1900000001.000100';
  const posted = {
    ts,
    channel: CHANNEL,
    thread: ts,
    onlyFor: null,
    text: 'x',
    blocks: [],
    unfurls: false,
    metadata: null,
  };
  const button = { action_id: 'a', block_id: 'b', text: { type: 'plain_text', text: 'x', emoji: false }, value: 'v' };
  const PAYLOADS: [sample: string, payload: Payload][] = [
    ['AppMentionPayload', appMention({ channel: CHANNEL, text: 'x', ts, thread: ts })],
    ['SlashCommandPayload', slashCommand('/quote', 'x', CHANNEL, 'https://a.example')],
    [
      'MessageShortcutPayload',
      messageShortcut('c', { text: 'x', ts, thread: ts, channel: CHANNEL }, 'https://a.example'),
    ],
    ['BlockActionPayload', blockActions(button, posted, 'https://a.example')],
  ];

  /** Keys that come only from organisations, to older apps, or with views and workflow functions. */
  const SPECIAL =
    /^(?:enterprise|enterprise_id|enterprise_name|authed_users|authed_teams|app_unfurl|view|hash|bot_access_token|function_data|interactivity)$/;

  test.each(PAYLOADS)('the stand-in’s %s has the keys of the sample', (name, payload) => {
    const sample = JSON.parse(readShared(`specs/slack/samples/${name}.json`));
    const known = new Set([...keysOf(sample), ...(NEWER[name] ?? [])]);
    expect(keysOf(payload).filter((key) => !known.has(key))).toEqual([]);
    expect(Object.keys(sample).filter((key) => !(key in payload) && !SPECIAL.test(key))).toEqual([]);
  });

  test('the stand-in’s direct message has the envelope of the sample', () => {
    const sample = JSON.parse(readShared('specs/slack/samples/AppMentionPayload.json'));
    const { event: _, ...envelope } = directMessage({ channel: CHANNEL, text: 'x', ts });
    expect(Object.keys(envelope).filter((key) => !(key in sample))).toEqual([]);
  });
});
