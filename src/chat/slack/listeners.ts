/** What people do in Slack, handed to the desk; what the desk says, handed back. */
import type {
  AckFn,
  AllMiddlewareArgs,
  AnyMiddlewareArgs,
  App,
  BlockAction,
  ButtonAction,
  RespondArguments,
} from '@slack/bolt';
import type { Desk } from '../desk.js';
import { FAILURE } from '../notices.js';
import type { Log } from '../platform.js';
import type { Gate } from '../queue/gate.js';
import type { Reply } from '../reply.js';
import { rememberSeen } from '../seen.js';
import { BUTTON_PREFIX, threadOfButton } from './draw.js';
import { type Conversation, type Incoming, talk } from './messages.js';
import { SHARE_UNCERTAIN } from './notices.js';
import type { Posting } from './post.js';
import { atMost, type Trouble } from './requests.js';
import { type Respond, RespondFault } from './respond.js';
import { answer, answerMessage, replace } from './send.js';
import { readWords, wordsOf } from './words.js';

/** As in manifest.yaml. */
export const CHECK_QUOTES = 'check_quotes';

/** Work under way, so that a stopping platform can let it end. */
export type Track = (work: Promise<void>) => Promise<void>;

export interface Context {
  app: App;
  desk: Desk;
  log: Log;
  gate: Gate;
  botUserId: string;
  posting: Posting;
  respond: Respond;
  trouble: Trouble;
  track: Track;
}

const keyOf = (body: object): string | undefined => {
  if ('event_id' in body) return String(body.event_id);
  return 'trigger_id' in body ? String(body.trigger_id) : undefined;
};

const isCommand = (args: AnyMiddlewareArgs): boolean => 'command' in args && args.command !== undefined;

/**
 * Acknowledges before anything else is done, and lets each delivery through once. Events are acknowledged by Bolt, and
 * a command where it is answered. Where the acknowledgement fails, as on a socket that has just gone, people are owed
 * their answer all the same.
 */
const acknowledgeOnce = (log: Log) => {
  const isFirst = rememberSeen();
  return async (args: AnyMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    const key = keyOf(args.body);
    const isNew = key === undefined || isFirst(key);
    if ('ack' in args && args.ack && !(isNew && isCommand(args))) {
      await args.ack().catch((err: unknown) => log.warn({ err }, UNACKNOWLEDGED));
    }
    if (isNew) await args.next();
  };
};

const UNACKNOWLEDGED = 'Slack could not be told that its message arrived';

const listenForMessages = ({ app, track, ...context }: Context): void => {
  const conversation: Conversation = talk(context);
  app.event('app_mention', ({ event }) => track(conversation(event, false)));
  app.message(async ({ message }) => {
    if (message.channel_type !== 'im') return;
    // What was edited comes wrapped, and so does every link that Slack has just looked at.
    if (message.subtype === 'message_changed') {
      const { message: now, previous_message: before } = message;
      const words = (one: object): unknown => ('text' in one ? one.text : '');
      if (words(now) !== words(before)) {
        await track(conversation({ ...(now as Incoming), channel: message.channel }, true));
      }
    } else await track(conversation(message as Incoming, true));
  });
};

/** Tells the asker alone that something failed, unless the answer may have arrived. */
const apologise = async ({ respond, log }: Context, url: string, what: string, err: unknown): Promise<void> => {
  log.error({ err }, `${what} in Slack could not be answered`);
  if (err instanceof RespondFault && !err.certain) return;
  await answer(respond, url, FAILURE);
};

interface Action {
  what: string;
  user: string;
  url: string;
  /** Ends in a reply sent; where it surely fails, the asker alone is told so. */
  work: () => Promise<void>;
}

const handleAction = async ({ what, user, url, work }: Action, context: Context): Promise<void> => {
  const { gate, respond } = context;
  try {
    const refusal = gate.refuse(user);
    if (refusal) await refusal.tell((reply) => answer(respond, url, reply));
    else await work();
  } catch (err) {
    await apologise(context, url, what, err);
  }
};

const acknowledgeAlone = (ack: AckFn<string | RespondArguments>, { log }: Context): Promise<void> =>
  ack().catch((err: unknown) => log.warn({ err }, UNACKNOWLEDGED));

/** Of Slack's three seconds, so many may pass beyond what was meant to be waited for. */
const HASTE_MS = 500;

/**
 * A command's acknowledgement may carry its answer: nothing can be lost or doubled on that way. Slack is kept waiting
 * for it only where its other way has failed lately.
 * @returns whether the answer went along
 */
const answerInAcknowledgement = async (
  ack: AckFn<string | RespondArguments>,
  answering: Promise<Reply>,
  context: Context,
): Promise<boolean> => {
  const { posting, trouble, log } = context;
  const { acknowledgement } = posting.timing;
  const from = performance.now();
  let reply: Reply | undefined;
  if (trouble.isRecent()) {
    const noting = answering.then((ready) => {
      reply = ready;
    });
    await atMost(acknowledgement, noting);
  }
  // What a busy process says too late is not read any more, and the answer would be lost with it.
  const isLate = performance.now() - from > acknowledgement + HASTE_MS;
  if (reply === undefined || isLate) {
    await acknowledgeAlone(ack, context);
    return false;
  }
  try {
    await ack(answerMessage(reply));
    return true;
  } catch (err) {
    log.warn({ err }, UNACKNOWLEDGED);
    return false;
  }
};

const listenForCommands = (context: Context): void => {
  const { app, desk, gate, respond, botUserId, track } = context;
  // Any name: a workspace that has a /quote already will have given ours another.
  app.command(/.*/, ({ ack, command }) => {
    const { response_url: url, user_id: user } = command;
    const refusal = gate.refuse(user);
    const work = async (): Promise<void> => {
      if (refusal) {
        await acknowledgeAlone(ack, context);
        await refusal.tell((reply) => answer(respond, url, reply));
        return;
      }
      const answering = desk.command(readWords(command.text ?? '', botUserId), user);
      if (!(await answerInAcknowledgement(ack, answering, context))) await answer(respond, url, await answering);
    };
    return track(work().catch((err: unknown) => apologise(context, url, 'A command', err)));
  });
};

const listenForShortcuts = (context: Context): void => {
  const { app, desk, respond, botUserId, track } = context;
  app.shortcut({ type: 'message_action', callback_id: CHECK_QUOTES }, ({ shortcut }) => {
    const { message, user, response_url: url } = shortcut;
    const text = wordsOf(message, botUserId);
    const thread = typeof message.thread_ts === 'string' ? message.thread_ts : undefined;
    const question = { facet: 'check', text, speaker: null, outlet: null, public: false } as const;
    const work = async () => answer(respond, url, await desk.answer(question, user.id), thread);
    return track(handleAction({ what: 'A shortcut', user: user.id, url, work }, context));
  });
};

const press = async (
  { value = '', block_id }: ButtonAction,
  body: BlockAction,
  { desk, respond }: Context,
): Promise<void> => {
  const url = body.response_url;
  const { action, reply, left, undo } = await desk.press(value, body.user.id);
  const thread = threadOfButton(block_id) ?? body.container.thread_ts;
  try {
    if (action === 'replace') await replace(respond, url, reply, thread);
    else await answer(respond, url, { ...reply, private: action === 'private' }, thread);
  } catch (error) {
    const certain = !(error instanceof RespondFault) || error.certain;
    if (certain) await undo?.();
    // Nobody can look whether it stands there: the one who pressed can.
    else if (action === 'share') await answer(respond, url, SHARE_UNCERTAIN, thread);
    throw error;
  }
  // What was shared is not shared again: the private message loses the button.
  if (left) await replace(respond, url, left, thread);
};

const listenForButtons = (context: Context): void => {
  context.app.action<BlockAction<ButtonAction>>(new RegExp(`^${BUTTON_PREFIX}`), ({ body, payload }) => {
    const work = () => press(payload, body, context);
    const action = { what: 'A button', user: body.user.id, url: body.response_url, work };
    return context.track(handleAction(action, context));
  });
};

/** Subscribes to everything that the manifest asks Slack to deliver. */
export const addListeners = (context: Context): void => {
  const { app, log } = context;
  app.use(acknowledgeOnce(log));
  app.error(async (err) => log.error({ err }, 'Slack: a reply could not be sent'));
  listenForMessages(context);
  listenForCommands(context);
  listenForShortcuts(context);
  listenForButtons(context);
};
