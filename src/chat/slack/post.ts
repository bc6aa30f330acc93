/** A message in the bot's own name, posted once, whatever happens on the way. */
import { setTimeout as pause } from 'node:timers/promises';
import { webApi } from '@slack/bolt';
import type { Log } from '../platform.js';
import { refusalOf } from './faults.js';
import { pauseBefore, type Timing, TRIES } from './requests.js';

export interface Posting {
  /** Tries once. */
  poster: webApi.WebClient;
  /** Tries again by itself: for calls that change nothing, or that may be repeated. */
  patient: webApi.WebClient;
  timing: Timing;
  stopping: AbortSignal;
  log: Log;
}

/** By this the bot knows its own answer again: which message it belongs to. */
const ANSWER = 'verbatim_answer';

/** What a message answers, and where the answer stands. */
export interface Answered {
  channel: string;
  /** Of the message that is answered. */
  ts: string;
  /** Of the thread that the answer stands in. */
  thread: string | undefined;
}

export const metadataOf = ({ ts }: Answered) => ({ event_type: ANSWER, event_payload: { asked: ts } });

/** As many of the messages behind the one that is answered are looked through. */
const LOOKED_THROUGH = 100;

/** @returns the answer's `ts`; `null` where there is none, or where the bot may not look */
export const findAnswer = async (answered: Answered, { patient, log }: Posting): Promise<string | null> => {
  const { channel, ts, thread } = answered;
  const where = { channel, oldest: ts, limit: LOOKED_THROUGH, include_all_metadata: true };
  try {
    const { messages = [] } =
      thread === undefined
        ? await patient.conversations.history(where)
        : await patient.conversations.replies({ ...where, ts: thread });
    const isIt = ({ metadata }: (typeof messages)[number]) =>
      metadata?.event_type === ANSWER && Object(metadata.event_payload).asked === ts;
    return messages.find(isIt)?.ts ?? null;
  } catch (err) {
    log.warn({ err }, 'Slack did not let the bot look for its own answer: compare its scopes with manifest.yaml');
    return null;
  }
};

/** @returns milliseconds until another try; `null`: Slack refused */
const waitAfter = (error: unknown, attempt: number, timing: Timing): number | null => {
  if (error instanceof webApi.WebAPIRateLimitedError) return error.retryAfter * 1000;
  return refusalOf(error) === null ? pauseBefore(attempt, timing) : null;
};

/**
 * @param send posts it
 * @param find looks for it where Slack did not say whether it took it; gives its `ts`
 * @returns the message's `ts`
 * @throws what Slack refused it for, or the last uncertainty
 */
export const postOnce = async (
  send: (poster: webApi.WebClient) => Promise<{ ts?: string | undefined }>,
  find: () => Promise<string | null>,
  { poster, timing, stopping, log }: Posting,
): Promise<string | undefined> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return (await send(poster)).ts;
    } catch (error) {
      const wait = waitAfter(error, attempt, timing);
      if (wait === null || attempt === TRIES || stopping.aborted) throw error;
      await pause(wait, undefined, { signal: stopping });
      if (error instanceof webApi.WebAPIRateLimitedError) continue;
      log.debug({ err: error }, 'Slack did not say whether it took a message');
      const found = await find();
      if (found !== null) return found;
    }
  }
};
