/** Tells other processes that this one runs, and how it does: `verbatim status` reads it. */
import type { Metrics } from '../metrics/metrics.js';
import { forgetRunning, type Running, writeRunning } from '../metrics/records.js';

const EVERY_MS = 10_000;

/** What changes from beat to beat, beside what is counted. */
export type Beat = Pick<Running, 'platforms' | 'queue' | 'connections'>;

/**
 * Writes beside the index, at once and every ten seconds.
 * @param onFault told where that fails; the bot goes on
 * @returns `beat` writes now; `end` ends it, and takes the record away
 */
export const startHeartbeat = (
  store: string,
  metrics: Metrics,
  now: () => Beat,
  onFault: (error: unknown) => void,
): { beat: () => void; end: () => void } => {
  const since = new Date().toISOString();
  let ended = false;
  const write = async (): Promise<void> => {
    try {
      const figures = await metrics.figures();
      if (ended) return;
      writeRunning(store, { pid: process.pid, since, at: new Date().toISOString(), ...now(), ...figures });
    } catch (error) {
      onFault(error);
    }
  };
  void write();
  const timer = setInterval(() => void write(), EVERY_MS);
  return {
    beat: () => void write(),
    end: () => {
      ended = true;
      clearInterval(timer);
      forgetRunning(store);
    },
  };
};
