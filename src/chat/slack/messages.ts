/** Messages to the bot: a mention, a direct message, or either of them edited. Answered once, in place. */
import { LRUCache } from 'lru-cache';
import type { Desk } from '../desk.js';
import { FAILURE } from '../notices.js';
import type { Log } from '../platform.js';
import type { Gate } from '../queue/gate.js';
import { countWords, isRemark, quotesSomething } from '../remark.js';
import type { Reply } from '../reply.js';
import { refusalOf } from './faults.js';
import { HELP, UNREADABLE } from './notices.js';
import { findAnswer, type Posting } from './post.js';
import { answeredBy, type Place, post, update } from './send.js';
import { type Written, wordsOf } from './words.js';

/** Plain messages, messages with a file, thread replies that also show in the channel. Every other subtype is no person's. */
const BY_PEOPLE: ReadonlySet<string | undefined> = new Set([undefined, 'file_share', 'thread_broadcast']);

/** Answers that an edit of their question may still change. */
const REMEMBERED = { max: 5_000, ttl: 24 * 60 * 60 * 1000 };

/** A message to the bot, as far as it matters here. */
export interface Incoming extends Written {
  user?: string | undefined;
  bot_id?: string | undefined;
  subtype?: string | undefined;
  channel: string;
  ts: string;
  thread_ts?: string | undefined;
  /** Set where its writer changed it after it was sent. */
  edited?: object | undefined;
}

/** Answers one message. @param direct between its writer and the bot alone */
export type Conversation = (message: Incoming, direct: boolean) => Promise<void>;

interface Parts {
  desk: Desk;
  log: Log;
  gate: Gate;
  botUserId: string;
  posting: Posting;
}

/** What was asked last by a message, and where its answer stands. */
interface Exchange {
  words: string;
  posted: Promise<string | null>;
}

const replyTo = async (text: string, message: Incoming, direct: boolean, desk: Desk): Promise<Reply> => {
  const refersBack = !direct && message.thread_ts !== undefined && isRemark(text) && !quotesSomething(text);
  if (refersBack) return UNREADABLE;
  return countWords(text) === 0
    ? HELP
    : desk.answer({ facet: 'check', text, speaker: null, outlet: null, public: true }, message.user);
};

export const talk = ({ desk, log, gate, botUserId, posting }: Parts): Conversation => {
  const exchanges = new LRUCache<string, Exchange>(REMEMBERED);

  const failed = (channel: string, err: unknown): Reply => {
    log.error({ err, channel }, 'A message in Slack could not be answered');
    return FAILURE;
  };

  /** Tells the asker so, unless the answer may have arrived. */
  const unposted = async (place: Place, err: unknown): Promise<null> => {
    const { channel } = place;
    const reply = failed(channel, err);
    if (refusalOf(err) === null) return null;
    // Mostly a missing permission: there is no other place to say it.
    await post(posting, place, reply).catch((err: unknown) => {
      log.error({ err, channel }, 'Slack took no reply in this conversation');
    });
    return null;
  };

  /** Where the answer stands that is to change; `null`: there is none yet. */
  const earlierAnswer = async (place: Place, isEdited: boolean, earlier?: Exchange): Promise<string | null> => {
    if (earlier) return earlier.posted;
    // Asked before a restart, perhaps.
    return isEdited ? findAnswer(answeredBy(place), posting) : null;
  };

  const converse = async (
    message: Incoming,
    place: Place,
    text: string,
    earlier?: Exchange,
  ): Promise<string | null> => {
    const standing = await earlierAnswer(place, message.edited !== undefined, earlier);
    const reply = await replyTo(text, message, place.direct, desk).catch((err: unknown) => failed(place.channel, err));
    if (standing === null || (reply.private && !place.direct)) {
      return (await post(posting, place, reply)) ?? standing;
    }
    await update(posting, place, standing, reply);
    return standing;
  };

  return async (message, direct) => {
    const { user, bot_id, subtype, channel, ts, thread_ts } = message;
    if (user === undefined || user === botUserId || bot_id !== undefined || !BY_PEOPLE.has(subtype)) return;
    const place: Place = { channel, user, ts, thread: thread_ts, direct };
    const key = `${channel} ${ts}`;
    const words = wordsOf(message, botUserId);
    const earlier = exchanges.get(key);
    if (earlier?.words === words) return;
    const refusal = gate.refuse(user);
    if (refusal?.again) return;
    if (refusal) {
      await refusal.tell((reply) => post(posting, place, reply)).catch((err: unknown) => failed(channel, err));
      return;
    }
    const posted = converse(message, place, words, earlier).catch((err: unknown) => unposted(place, err));
    exchanges.set(key, { words, posted });
    await posted;
  };
};
