/** Bolt's log lines, in ours. */
import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../platform.js';

/**
 * What matters, the platform says itself, once and in its own words: Bolt's lines are for those who look closely.
 * Its debug lines spell out people's messages, so they go nowhere.
 */
export const boltLogger = (log: Log): Logger => {
  const note = (...parts: unknown[]): void => {
    const line = parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
    log.debug({}, `Bolt: ${line}`);
  };
  return {
    debug: () => {},
    info: note,
    warn: note,
    error: note,
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
};
