/** Time and chance, so that tests need neither. */
import { setTimeout as pause } from 'node:timers/promises';

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after so many milliseconds, or as soon as `signal` aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** From 0 up to 1. */
  random(): number;
}

/** A timer holds no more. */
const LONGEST_MS = 2 ** 31 - 1;

export const CLOCK: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) => pause(Math.min(Math.max(ms, 0), LONGEST_MS), undefined, { signal }).catch(() => {}),
  random: () => Math.random(),
};
