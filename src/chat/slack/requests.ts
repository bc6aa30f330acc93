/** How we call Slack: never for longer than a patience, and not at all once the platform stops. */
import { setTimeout as pause } from 'node:timers/promises';
import type { webApi } from '@slack/bolt';

/** Milliseconds, except `tries`. */
export interface Timing {
  /** One request that may be repeated. */
  request: number;
  /** One request that posts something: a slow answer is better than a doubt. */
  message: number;
  /** Before the first new try; doubles with each, up to `longestPause`. */
  retry: number;
  longestPause: number;
  /** While the platform starts. */
  tries: number;
  /** All of `start`. */
  start: number;
  /** In trouble, a command's acknowledgement waits so long for the answer, to carry it. */
  acknowledgement: number;
  /** Before a lost socket is opened anew. */
  reconnect: number;
  /** Work under way when the platform stops. */
  farewell: number;
}

export const TIMING: Timing = {
  request: 5_000,
  message: 12_000,
  retry: 500,
  longestPause: 5_000,
  tries: 3,
  start: 17_000,
  acknowledgement: 1_500,
  reconnect: 5_000,
  farewell: 500,
};

/** How often a post or a look for it is tried before it is given up. */
export const TRIES = 12;

/** Waits for `work` to end in any way, but no longer than `ms`; leaves no timer behind. */
export const atMost = async (ms: number, work: Promise<unknown>): Promise<void> => {
  const done = new AbortController();
  await Promise.allSettled([Promise.race([work, pause(ms, undefined, { signal: done.signal })])]);
  done.abort();
};

type Fetch = typeof fetch;

/** Slack has failed us lately: an answer had better take the way on which it cannot be lost. */
export interface Trouble {
  note(): void;
  isRecent(): boolean;
}

const RECENT_MS = 60_000;

export const createTrouble = (): Trouble => {
  let last = Number.NEGATIVE_INFINITY;
  return {
    note: () => {
      last = performance.now();
    },
    isRecent: () => performance.now() - last < RECENT_MS,
  };
};

/** `fetch` that gives up after `patience` or when `stopping`, and notes what went wrong. */
export const patientFetch =
  (patience: number, stopping: AbortSignal, trouble: Trouble): Fetch =>
  async (url, init) => {
    try {
      const response = await fetch(url, {
        ...init,
        signal: AbortSignal.any([stopping, AbortSignal.timeout(patience)]),
      });
      if (response.status >= 500) trouble.note();
      return response;
    } catch (error) {
      trouble.note();
      throw error;
    }
  };

/** A fresh object each time: Bolt writes into what it is given. */
export const clientOptions = (apiUrl: string, fetch: Fetch, timing: Timing): webApi.WebClientOptions => ({
  slackApiUrl: apiUrl,
  fetch,
  retryConfig: { retries: timing.tries - 1, minTimeout: timing.retry, factor: 2 },
});

/** Before a further try. @param attempt from 1 */
export const pauseBefore = (attempt: number, { retry, longestPause }: Timing): number =>
  Math.min(retry * 2 ** (attempt - 1), longestPause);
