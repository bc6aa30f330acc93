/** What people do in Slack, handed to the desk; what the desk says, handed back. */
import type {
  AllMiddlewareArgs,
  AnyMiddlewareArgs,
  App,
  BlockAction,
  ButtonAction,
  RespondFn,
  webApi,
} from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import type { Desk } from '../desk.js';
import type { Log } from '../platform.js';
import type { Gate } from '../queue/gate.js';
import type { Reply } from '../reply.js';
import { BUTTON_PREFIX, threadOfButton } from './draw.js';
import { FAILURE, HELP, UNREADABLE } from './notices.js';
import { answer, type Place, post, replace } from './send.js';
import { readWords, type Written, wordsOf } from './words.js';

/** As in manifest.yaml. */
export const CHECK_QUOTES = 'check_quotes';

/** Slack delivers an event again at once, after a minute and after five; for some apps hourly for a day. */
const REMEMBERED = { max: 20_000, ttl: 24 * 60 * 60 * 1000 };

/** Plain messages, messages with a file, thread replies that also show in the channel. Every other subtype is no person's. */
const BY_PEOPLE: ReadonlySet<string | undefined> = new Set([undefined, 'file_share', 'thread_broadcast']);

/** In a thread, "is this true?" asks about what stands above; words in marks or behind `>` are themselves the question. */
const QUOTES_SOMETHING = /["“”„«»‹›「」『』〝〞＂]|^ *>/m;
const FEWEST_WORDS = 4;

/** A message to the bot, as far as it matters here. */
interface Incoming extends Written {
  user?: string | undefined;
  bot_id?: string | undefined;
  subtype?: string | undefined;
  channel: string;
  ts: string;
  thread_ts?: string | undefined;
}

/** Work under way, so that a stopping platform can let it end. */
export type Track = (work: Promise<void>) => Promise<void>;

interface Context {
  app: App;
  desk: Desk;
  log: Log;
  gate: Gate;
  botUserId: string;
  track: Track;
}

const keyOf = (body: object): string | undefined => {
  if ('event_id' in body) return String(body.event_id);
  return 'trigger_id' in body ? String(body.trigger_id) : undefined;
};

/**
 * Acknowledges before anything else is done, and lets each delivery through once. Events are acknowledged by Bolt.
 * Where the acknowledgement fails, as on a socket that has just gone, people are owed their answer all the same.
 */
const acknowledgeOnce = (log: Log) => {
  const seen = new LRUCache<string, true>(REMEMBERED);
  return async (args: AnyMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    const key = keyOf(args.body);
    const isNew = key === undefined || !seen.has(key);
    if (key !== undefined) seen.set(key, true);
    if ('ack' in args && args.ack) {
      await args.ack().catch((err: unknown) => log.warn({ err }, 'Slack could not be told that its message arrived'));
    }
    if (isNew) await args.next();
  };
};

const replyTo = async (message: Incoming, direct: boolean, { desk, botUserId }: Context): Promise<Reply> => {
  const text = wordsOf(message, botUserId);
  const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  const refersBack = !direct && message.thread_ts !== undefined && words < FEWEST_WORDS && !QUOTES_SOMETHING.test(text);
  if (refersBack) return UNREADABLE;
  return words === 0
    ? HELP
    : desk.answer({ facet: 'check', text, speaker: null, outlet: null, public: true }, message.user);
};

const handleMessage = async (
  message: Incoming,
  direct: boolean,
  client: webApi.WebClient,
  context: Context,
): Promise<void> => {
  const { user, bot_id, subtype, channel, ts, thread_ts } = message;
  if (user === undefined || user === context.botUserId || bot_id !== undefined || !BY_PEOPLE.has(subtype)) return;
  const refusal = context.gate.refuse(user);
  if (refusal?.again) return;
  const place: Place = { channel, user, ts, thread: thread_ts, direct };
  try {
    if (refusal) await refusal.tell((reply) => post(client, place, reply));
    else await post(client, place, await replyTo(message, direct, context));
  } catch (err) {
    context.log.error({ err, channel }, 'A message in Slack could not be answered');
    await post(client, place, FAILURE);
  }
};

interface Action {
  what: string;
  user: string;
  respond: RespondFn;
  /** Ends in a reply sent; where it fails, the asker alone is told so. */
  work: () => Promise<void>;
}

const handleAction = async ({ what, user, respond, work }: Action, { gate, log }: Context): Promise<void> => {
  try {
    const refusal = gate.refuse(user);
    if (refusal) await refusal.tell((reply) => answer(respond, reply));
    else await work();
  } catch (err) {
    log.error({ err }, `${what} in Slack could not be answered`);
    await answer(respond, FAILURE);
  }
};

const listenForMessages = (context: Context): void => {
  const { app, track } = context;
  app.event('app_mention', ({ event, client }) => track(handleMessage(event, false, client, context)));
  app.message(async ({ message, client }) => {
    if (message.channel_type === 'im') await track(handleMessage(message as Incoming, true, client, context));
  });
};

const listenForActions = (context: Context): void => {
  const { app, desk, botUserId, track } = context;
  // Any name: a workspace that has a /quote already will have given ours another.
  app.command(/.*/, ({ command, respond }) => {
    const user = command.user_id;
    const work = async () => answer(respond, await desk.command(readWords(command.text ?? '', botUserId), user));
    return track(handleAction({ what: 'A command', user, respond, work }, context));
  });

  app.shortcut({ type: 'message_action', callback_id: CHECK_QUOTES }, ({ shortcut, respond }) => {
    const { message, user } = shortcut;
    const text = wordsOf(message, botUserId);
    const thread = typeof message.thread_ts === 'string' ? message.thread_ts : undefined;
    const question = { facet: 'check', text, speaker: null, outlet: null, public: false } as const;
    const work = async () => answer(respond, await desk.answer(question, user.id), thread);
    return track(handleAction({ what: 'A shortcut', user: user.id, respond, work }, context));
  });

  app.action<BlockAction<ButtonAction>>(new RegExp(`^${BUTTON_PREFIX}`), ({ body, payload, respond }) => {
    const work = async () => {
      const { action, reply, left } = await desk.press(payload.value ?? '');
      const thread = threadOfButton(payload.block_id) ?? body.container.thread_ts;
      if (action === 'replace') await replace(respond, reply, thread);
      else await answer(respond, { ...reply, private: action === 'private' }, thread);
      // What was shared is not shared again: the private message loses the button.
      if (left) await replace(respond, left, thread);
    };
    return track(handleAction({ what: 'A button', user: body.user.id, respond, work }, context));
  });
};

/** Subscribes to everything that the manifest asks Slack to deliver. */
export const addListeners = (context: Context): void => {
  const { app, log } = context;
  app.use(acknowledgeOnce(log));
  app.error(async (err) => log.error({ err }, 'Slack: a reply could not be sent'));
  listenForMessages(context);
  listenForActions(context);
};
