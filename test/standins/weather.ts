/** Bad weather between the bot and a platform: a seeded share of the bot's calls goes wrong, in the ways that calls do. */

/**
 * `limited`: 429 with Retry-After. `failed`: 500. Dropped: the connection ends without a word, before or after the call
 * was taken. Slow: the answer comes late, and the call is taken at the end of the wait or at its beginning.
 */
export type Mishap = 'limited' | 'failed' | 'dropped-before' | 'dropped-after' | 'slow-before' | 'slow-after';

const MISHAPS: readonly Mishap[] = [
  'limited',
  'failed',
  'dropped-before',
  'dropped-after',
  'slow-before',
  'slow-after',
];

export interface Forecast {
  seed: number;
  /** Of all calls, from 0 to 1. */
  share: number;
  /** Seconds, as the header names them. */
  retryAfter: number;
  /** Milliseconds that a slow call takes. */
  slow: number;
}

/** Random numbers from 0 to 1 that a seed repeats (mulberry32, in the public domain). */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

export class Weather {
  readonly counts: Partial<Record<Mishap, number>> = {};
  calls = 0;
  readonly #random: () => number;

  constructor(readonly forecast: Forecast) {
    this.#random = randomFrom(forecast.seed);
  }

  /** What befalls the next call; `null`: nothing. */
  next(): Mishap | null {
    this.calls += 1;
    if (this.#random() >= this.forecast.share) return null;
    const mishap = MISHAPS[Math.floor(this.#random() * MISHAPS.length)] ?? 'failed';
    this.counts[mishap] = (this.counts[mishap] ?? 0) + 1;
    return mishap;
  }
}
