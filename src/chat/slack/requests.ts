/** How we call Slack: never for longer than a patience, and not at all once the platform stops. */
import { setTimeout as pause } from 'node:timers/promises';
import type { webApi } from '@slack/bolt';

/** Milliseconds, except `tries`. */
export interface Timing {
  /** One request. */
  request: number;
  /** Before the first new try; doubles with each. */
  retry: number;
  tries: number;
  /** All of `start`. */
  start: number;
  /** Before a lost socket is opened anew. */
  reconnect: number;
  /** Work under way when the platform stops. */
  farewell: number;
}

export const TIMING: Timing = {
  request: 5_000,
  retry: 500,
  tries: 3,
  start: 17_000,
  reconnect: 5_000,
  farewell: 500,
};

/** Waits for `work` to end in any way, but no longer than `ms`; leaves no timer behind. */
export const atMost = async (ms: number, work: Promise<unknown>): Promise<void> => {
  const done = new AbortController();
  await Promise.allSettled([Promise.race([work, pause(ms, undefined, { signal: done.signal })])]);
  done.abort();
};

type Fetch = typeof fetch;

/** Slack names seconds; more than this many and the answer would come too late to be of use. */
const LONGEST_WAIT_S = 30;

/**
 * `fetch` that gives up after `timing.request` or when `stopping`. Where Slack asks for a pause (429) on anything but
 * its Web API, whose client sees to that itself, it pauses and tries once more.
 */
export const patientFetch = (apiUrl: string, stopping: AbortSignal, timing: Timing): Fetch => {
  const once: Fetch = (url, init) =>
    fetch(url, { ...init, signal: AbortSignal.any([stopping, AbortSignal.timeout(timing.request)]) });
  return async (url, init) => {
    const response = await once(url, init);
    const seconds = Number(response.headers.get('retry-after'));
    if (response.status !== 429 || String(url).startsWith(apiUrl) || !(seconds <= LONGEST_WAIT_S)) return response;
    await pause(seconds * 1000, undefined, { signal: stopping });
    return once(url, init);
  };
};

/** A fresh object each time: Bolt writes into what it is given. */
export const clientOptions = (apiUrl: string, fetch: Fetch, timing: Timing): webApi.WebClientOptions => ({
  slackApiUrl: apiUrl,
  fetch,
  retryConfig: { retries: timing.tries - 1, minTimeout: timing.retry, factor: 2 },
});
