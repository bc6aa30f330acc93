/** Bolt's log lines, in ours. */
import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../platform.js';

const lineOf = (parts: unknown[]): string =>
  parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');

/** Bolt's debug lines spell out people's messages, so they go nowhere. */
export const boltLogger = (log: Log): Logger => ({
  debug: () => {},
  info: (...parts) => log.debug({}, `Slack: ${lineOf(parts)}`),
  warn: (...parts) => log.warn({}, `Slack: ${lineOf(parts)}`),
  error: (...parts) => log.error({}, `Slack: ${lineOf(parts)}`),
  setLevel: () => {},
  getLevel: () => LogLevel.INFO,
  setName: () => {},
});
