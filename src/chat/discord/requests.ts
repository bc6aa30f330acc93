/** How we call Discord: a call that may safely be repeated is, until it is through or nobody waits for it any more. */
import { setTimeout as pause } from 'node:timers/promises';
import { DiscordAPIError, type RESTOptions } from 'discord.js';
import { LivedTime } from './lived-time.js';

type MakeRequest = RESTOptions['makeRequest'];
type Init = Parameters<MakeRequest>[1];

/** Milliseconds. */
export interface Timing {
  /** First try of an acknowledgement: half of the time there is, for a slow line is no dead one. */
  acknowledgement: number;
  /** Each further try. */
  reminder: number;
  /** An interaction waits so long for its acknowledgement. */
  interaction: number;
  /** One try of a call that may be repeated. */
  request: number;
  /** One try of a call that must not be: a slow answer is better than a doubt. */
  message: number;
  /** All tries of one call. */
  budget: number;
  /** All tries of asking where to connect, while Discord stumbles. */
  login: number;
  /** Before the first new try; doubles with each, up to `longestPause`. */
  retry: number;
  longestPause: number;
}

export const TIMING: Timing = {
  acknowledgement: 1_500,
  reminder: 500,
  interaction: 3_000,
  request: 5_000,
  message: 12_000,
  budget: 90_000,
  login: 2_000,
  retry: 50,
  longestPause: 2_000,
};

const ACKNOWLEDGEMENT = /\/interactions\/\d+\/[^/]+\/callback/;

/** Whoever logs in sees to new attempts himself, and wants to hear soon that nobody is there. */
const LOGIN = /\/gateway\/bot$/;

const mayRepeat = (url: string, { method = 'GET' }: Init): boolean => method !== 'POST' || ACKNOWLEDGEMENT.test(url);

/** Not refused, and perhaps taken: the connection broke, the answer did not come in time, or Discord stumbled. */
export const isUncertain = (error: unknown): boolean => !(error instanceof DiscordAPIError);

/** 5xx says nothing about whether the call was taken. */
const stumbled = (status: number): boolean => status >= 500;

/**
 * @param make sends one request
 * @param stopping ends every call
 * @returns the same, made again after a broken connection, a silence or a 5xx where that can do no harm: edits, reads,
 * and acknowledgements, of which Discord takes the first and refuses the rest. Pauses that Discord asks for (429) are
 * left to its client.
 */
export const patiently = (make: MakeRequest, timing: Timing, stopping: AbortSignal): MakeRequest => {
  const time = new LivedTime();
  const tryOnce = async (url: string, init: Init, patience: number) => {
    const { signal, stop } = time.after(patience);
    const signals = [stopping, signal, ...(init.signal ? [init.signal as AbortSignal] : [])];
    try {
      return await make(url, { ...init, signal: AbortSignal.any(signals) });
    } finally {
      stop();
    }
  };
  return async (url, init) => {
    if (!mayRepeat(url, init)) return tryOnce(url, init, timing.message);
    const [urgent, login] = [ACKNOWLEDGEMENT.test(url), LOGIN.test(url)];
    const end = performance.now() + (urgent ? timing.interaction : login ? timing.login : timing.budget);
    for (let attempt = 0; ; attempt += 1) {
      const patience = !urgent ? timing.request : attempt === 0 ? timing.acknowledgement : timing.reminder;
      const wait = Math.min(timing.retry * 2 ** attempt, urgent ? 4 * timing.retry : timing.longestPause);
      const isLast = performance.now() + wait >= end;
      try {
        const response = await tryOnce(url, init, patience);
        if (isLast || !stumbled(response.status)) return response;
        // Unread, it would hold its connection.
        await response.arrayBuffer();
      } catch (error) {
        if (isLast || login || stopping.aborted) throw error;
      }
      await pause(wait, undefined, { signal: stopping });
    }
  };
};
