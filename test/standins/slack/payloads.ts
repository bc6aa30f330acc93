/** What Slack delivers. The keys are those of the sample payloads that Slack publishes with its SDK for Java. */
import { randomUUID } from 'node:crypto';
import { APP, ASKER, BOT_USER, type Posted, TEAM } from './workspace.js';

export type Payload = Record<string, unknown>;

const VERIFICATION_TOKEN = 'verification-token-of-old';
const NAMES: Record<string, string> = { C: 'newsroom', D: 'directmessage' };

const channelName = (channel: string): string => NAMES[channel.slice(0, 1)] ?? 'privategroup';

const trigger = (): string => `${Date.now()}.${randomUUID()}`;

/** Text as people type it, the way Slack hands it on. */
export const escapeTyped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export interface MessageEvent {
  channel: string;
  /** As Slack hands it on: escaped, with entities. */
  text: string;
  ts: string;
  thread?: string | undefined;
  user?: string;
  /** Fields of messages that are not plain ones of people. */
  more?: Payload;
}

const envelope = (event: Payload): Payload => ({
  token: VERIFICATION_TOKEN,
  team_id: TEAM,
  api_app_id: APP,
  event,
  type: 'event_callback',
  event_id: `Ev${randomUUID().replaceAll('-', '').slice(0, 9).toUpperCase()}`,
  event_time: Math.floor(Date.now() / 1000),
  authorizations: [
    { enterprise_id: null, team_id: TEAM, user_id: BOT_USER, is_bot: true, is_enterprise_install: false },
  ],
  is_ext_shared_channel: false,
  event_context: `4-${randomUUID()}`,
});

const messageFields = ({ channel, text, ts, thread, user = ASKER, more = {} }: MessageEvent): Payload => ({
  user,
  ts,
  client_msg_id: randomUUID(),
  text,
  team: TEAM,
  blocks: [],
  channel,
  event_ts: ts,
  ...(thread !== undefined && { thread_ts: thread, parent_user_id: ASKER }),
  ...more,
});

export const appMention = (event: MessageEvent): Payload => envelope({ type: 'app_mention', ...messageFields(event) });

/** Of the kind `message`, as in a conversation with the bot alone. */
export const directMessage = (event: MessageEvent): Payload =>
  envelope({ type: 'message', channel_type: 'im', ...messageFields(event) });

export const slashCommand = (command: string, text: string, channel: string, responseUrl: string): Payload => ({
  token: VERIFICATION_TOKEN,
  team_id: TEAM,
  team_domain: 'stand-in',
  channel_id: channel,
  channel_name: channelName(channel),
  user_id: ASKER,
  user_name: 'asker',
  command,
  text,
  api_app_id: APP,
  is_enterprise_install: 'false',
  response_url: responseUrl,
  trigger_id: trigger(),
});

const actor = { id: ASKER, username: 'asker', name: 'asker', team_id: TEAM };
const team = { id: TEAM, domain: 'stand-in' };

export const messageShortcut = (
  callbackId: string,
  message: { text: string; ts: string; thread?: string | undefined; channel: string; more?: Payload },
  responseUrl: string,
): Payload => ({
  type: 'message_action',
  token: VERIFICATION_TOKEN,
  action_ts: message.ts,
  team,
  user: { id: ASKER, name: 'asker', team_id: TEAM },
  channel: { id: message.channel, name: channelName(message.channel) },
  is_enterprise_install: false,
  enterprise: null,
  callback_id: callbackId,
  trigger_id: trigger(),
  response_url: responseUrl,
  message_ts: message.ts,
  message: {
    type: 'message',
    user: 'U0HHHHHHH',
    text: message.text,
    team: TEAM,
    ts: message.ts,
    ...(message.thread !== undefined && { thread_ts: message.thread }),
    ...message.more,
  },
});

export interface Pressed {
  action_id: string;
  block_id: string;
  text: object;
  value?: string;
}

export const blockActions = (pressed: Pressed, on: Posted, responseUrl: string): Payload => {
  const isEphemeral = on.onlyFor !== null;
  const thread = on.thread === null ? {} : { thread_ts: on.thread };
  return {
    type: 'block_actions',
    user: actor,
    api_app_id: APP,
    token: VERIFICATION_TOKEN,
    container: { type: 'message', message_ts: on.ts, channel_id: on.channel, is_ephemeral: isEphemeral, ...thread },
    trigger_id: trigger(),
    team,
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: on.channel, name: channelName(on.channel) },
    // Of a private message, Slack hands over no content.
    ...(!isEphemeral && {
      message: { type: 'message', user: BOT_USER, text: on.text, ts: on.ts, blocks: on.blocks, ...thread },
    }),
    state: { values: {} },
    response_url: responseUrl,
    actions: [{ ...pressed, type: 'button', action_ts: on.ts }],
  };
};
