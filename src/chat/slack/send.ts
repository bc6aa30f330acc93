/** The ways a reply reaches people in Slack. */
import type { RespondArguments } from '@slack/bolt';
import type { Reply } from '../reply.js';
import { drawReply, drawUpdate } from './draw.js';
import { type Answered, findAnswer, metadataOf, type Posting, postOnce } from './post.js';
import type { Respond } from './respond.js';

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

/** What the answer to a message belongs to. */
export const answeredBy = ({ channel, ts, thread, direct }: Place): Answered => ({
  channel,
  ts,
  thread: thread ?? (direct ? undefined : ts),
});

/**
 * Posts in the bot's own name; what is private, for `place.user` alone.
 * @returns the message's `ts`; `null` of a private one, which nobody can find again
 */
export const post = async (posting: Posting, place: Place, reply: Reply): Promise<string | null> => {
  const { channel, user, thread, direct } = place;
  const message = { channel, ...drawReply(reply) };
  if (reply.private && !direct) {
    // Slack shows private messages only in threads that others have begun.
    const alone = { ...message, user, ...inThread(thread) };
    await postOnce(
      (poster) => poster.chat.postEphemeral(alone).then(() => ({})),
      async () => null,
      posting,
    );
    return null;
  }
  const answered = answeredBy(place);
  const open = { ...message, ...PLAIN, ...inThread(answered.thread), metadata: metadataOf(answered) };
  const find = () => findAnswer(answered, posting);
  return (await postOnce((poster) => poster.chat.postMessage(open), find, posting)) ?? null;
};

/** Gives an answer that the bot posted a new face. */
export const update = async ({ patient }: Posting, place: Place, ts: string, reply: Reply): Promise<void> => {
  const { channel } = place;
  await patient.chat.update({ channel, ts, ...drawUpdate(reply), metadata: metadataOf(answeredBy(place)) });
};

/** An answer as it travels by itself: in an acknowledgement, or to a response address. */
export const answerMessage = (reply: Reply, thread?: string): RespondArguments => ({
  ...drawReply(reply, thread),
  ...PLAIN,
  response_type: reply.private ? 'ephemeral' : 'in_channel',
  replace_original: false,
  ...inThread(thread),
});

/** What all see is not risked twice. @throws RespondFault */
export const answer = (respond: Respond, url: string, reply: Reply, thread?: string): Promise<void> =>
  respond(url, answerMessage(reply, thread), { once: !reply.private });

/** Gives the message on which a button was pressed a new face. @throws RespondFault */
export const replace = (respond: Respond, url: string, reply: Reply, thread?: string): Promise<void> =>
  respond(url, { ...drawReply(reply, thread), ...PLAIN, replace_original: true });
