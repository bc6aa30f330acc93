/** Keeps platforms connected: one that will not have us is tried again, ever more slowly, while the others serve. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Platform } from '../chat/platform.js';
import { describeError, VerbatimError } from '../errors.js';

/** Before the first new try; doubles with each, up to the longest: a token that is refused may be mended within a day. */
export interface Waits {
  first: number;
  longest: number;
}

const WAITS: Waits = { first: 5_000, longest: 10 * 60_000 };

/** How a platform stands. */
export type Standing = 'trying' | 'connected' | 'stopped';

export interface Served {
  /** Resolves when all have stopped. `false`: not one of them could be connected at first. */
  ended: Promise<boolean>;
}

/** Its own faults name the platform already. */
const faultOf = ({ name }: Platform, error: unknown): string =>
  `${error instanceof VerbatimError ? '' : `${name}: `}${describeError(error)}`;

const saying = (seconds: number): string => (seconds < 60 ? `${seconds} s` : `${Math.round(seconds / 60)} min`);

/**
 * Connects platforms until `stopping`. Where none can be connected at the first try, it ends: somebody must mend that.
 * @param say told of each change in one line
 * @param standing kept true, by the platform's name
 */
export const serve = (
  platforms: readonly Platform[],
  stopping: AbortSignal,
  say: (line: string) => void,
  standing: Map<string, Standing>,
  waits: Waits = WAITS,
): Served => {
  for (const { name } of platforms) standing.set(name, 'trying');

  const attempt = async (platform: Platform): Promise<string | null> => {
    try {
      await platform.start();
      if (stopping.aborted) return null;
      standing.set(platform.name, 'connected');
      say(`${platform.name}: connected.`);
      return null;
    } catch (error) {
      return stopping.aborted ? null : faultOf(platform, error);
    }
  };

  /** The same words are said once: what is new is only how long it lasts. */
  const tryAgain = async (platform: Platform, fault: string): Promise<void> => {
    let told = fault;
    for (let wait = waits.first; !stopping.aborted; wait = Math.min(2 * wait, waits.longest)) {
      await pause(wait, undefined, { signal: stopping }).catch(() => {});
      if (stopping.aborted) return;
      const next = await attempt(platform);
      if (next === null) return;
      if (next !== told) say(`verbatim: ${next}`);
      told = next;
    }
  };

  const run = async (): Promise<boolean> => {
    if (stopping.aborted) return true;
    const stopped = new Promise<void>((resolve) => stopping.addEventListener('abort', () => resolve(), { once: true }));
    const firsts = platforms.map(async (platform) => ({ platform, fault: await attempt(platform) }));
    for (const first of firsts) void first.then(({ fault }) => fault !== null && say(`verbatim: ${fault}`));
    const tried = await Promise.race([Promise.all(firsts), stopped.then(() => null)]);
    const failed = tried?.filter(({ fault }) => fault !== null) ?? [];
    const none = tried !== null && failed.length === tried.length;
    if (!none) {
      if (failed.length > 0 && !stopping.aborted) {
        say(
          `${failed.map(({ platform }) => platform.name).join(', ')}: tried again from ${saying(waits.first / 1000)} on.`,
        );
      }
      for (const { platform, fault } of failed) void tryAgain(platform, fault ?? '');
      await stopped;
    }
    for (const { name } of platforms) standing.set(name, 'stopped');
    await Promise.allSettled(platforms.map((platform) => platform.stop()));
    return !none;
  };

  return { ended: run() };
};
