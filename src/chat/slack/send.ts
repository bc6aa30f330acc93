/** The ways a reply reaches people in Slack. */
import type { RespondArguments, RespondFn, webApi } from '@slack/bolt';
import type { Reply } from '../reply.js';
import { drawReply } from './draw.js';

/** Where a message was written, and by whom. */
export interface Place {
  channel: string;
  user: string;
  /** Of the message itself: a thread can be begun there. */
  ts: string;
  /** Parent of the thread that it stands in. */
  thread: string | undefined;
  /** Between the asker and the bot alone: all is private there, and threads would only hide the answer. */
  direct: boolean;
}

/** `text` stands in for the blocks in notices; it is words, not markup. */
const PLAIN = { unfurl_links: false, unfurl_media: false, mrkdwn: false } as const;

const inThread = (thread: string | undefined): { thread_ts?: string } =>
  thread === undefined ? {} : { thread_ts: thread };

/** Posts in the bot's own name; what is private, for `place.user` alone. */
export const post = async (client: webApi.WebClient, place: Place, reply: Reply): Promise<void> => {
  const { channel, user, ts, thread, direct } = place;
  const message = { channel, ...drawReply(reply) };
  // Slack shows private messages only in threads that others have begun.
  if (reply.private && !direct) await client.chat.postEphemeral({ ...message, user, ...inThread(thread) });
  else await client.chat.postMessage({ ...message, ...PLAIN, ...inThread(thread ?? (direct ? undefined : ts)) });
};

/** Answers through the address that came with a command, shortcut or button: it works where the bot is no member. */
export const answer = async (respond: RespondFn, reply: Reply, thread?: string): Promise<void> => {
  const how: RespondArguments = { response_type: reply.private ? 'ephemeral' : 'in_channel', replace_original: false };
  await respond({ ...drawReply(reply, thread), ...PLAIN, ...how, ...inThread(thread) });
};

/** Gives the message on which a button was pressed a new face. */
export const replace = async (respond: RespondFn, reply: Reply, thread?: string): Promise<void> => {
  await respond({ ...drawReply(reply, thread), ...PLAIN, replace_original: true });
};
