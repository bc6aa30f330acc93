/** Answers through the address that came with a command, shortcut or button: it works where the bot is no member. */
import { setTimeout as pause } from 'node:timers/promises';
import type { RespondArguments } from '@slack/bolt';
import { describeError } from '../../errors.js';
import type { Log } from '../platform.js';
import { pauseBefore, type Timing, TRIES } from './requests.js';

/** Slack said no, or nothing that tells whether it said yes. */
export class RespondFault extends Error {
  /** @param certain nothing was posted */
  constructor(
    message: string,
    readonly certain: boolean,
  ) {
    super(message);
  }
}

/** @throws RespondFault */
export type Respond = (url: string, message: RespondArguments, how?: { once: boolean }) => Promise<void>;

export interface RespondParts {
  /** Patient enough for a slow answer. */
  fetch: typeof fetch;
  timing: Timing;
  stopping: AbortSignal;
  log: Log;
}

/** How one try ended, where Slack did not take it. `again`: milliseconds until another is worth it. */
interface Failure {
  again: number | null;
  certain: boolean;
  words: string;
}

/** Slack names whole seconds. */
const LONGEST_WAIT_S = 60;

const failureOf = async (response: Response, after: number): Promise<Failure | null> => {
  // Unread, it would hold its connection.
  const words = `Slack answers ${response.status} ${(await response.text()).slice(0, 100)}`;
  if (response.ok) return null;
  // A stumble says nothing about whether the message was taken.
  if (response.status >= 500) return { again: after, certain: false, words };
  const seconds = Number(response.headers.get('retry-after'));
  const waits = response.status === 429 && seconds <= LONGEST_WAIT_S;
  return { again: waits ? seconds * 1000 : null, certain: true, words };
};

/**
 * Tries again after a broken connection, a silence, a 5xx or a 429. A new message may so come twice where Slack took it
 * and its word was lost; there is no way to look for what only the asker sees. With `once`, rather not at all.
 */
export const createRespond = ({ fetch, timing, stopping, log }: RespondParts): Respond => {
  const tryOnce = async (url: string, body: string, after: number): Promise<Failure | null> => {
    try {
      const headers = { 'content-type': 'application/json' };
      return await failureOf(await fetch(url, { method: 'POST', headers, body }), after);
    } catch (error) {
      return { again: after, certain: false, words: describeError(error) };
    }
  };
  return async (url, message, { once } = { once: false }) => {
    const body = JSON.stringify(message);
    let doubt = false;
    for (let attempt = 1; ; attempt += 1) {
      const failure = await tryOnce(url, body, pauseBefore(attempt, timing));
      if (failure === null) return;
      // Used up: so it was taken, each time that nobody knew.
      if (failure.certain && failure.again === null && doubt) return;
      doubt ||= !failure.certain;
      const { again, words } = failure;
      if (again === null || attempt === TRIES || stopping.aborted || (once && doubt)) {
        throw new RespondFault(words, !doubt);
      }
      log.debug({ fault: words }, 'Slack is answered again');
      await pause(again, undefined, { signal: stopping });
    }
  };
};
