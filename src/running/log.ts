/** The log: lines of JSON on standard error, since standard output belongs to answers. */
import pino from 'pino';
import type { Log } from '../chat/platform.js';
import type { Config } from '../config.js';

/** Wherever they stand in what is logged. */
const SECRET = ['token', 'botToken', 'appToken', 'signingSecret', 'headers'];

export const openLog = (level: Config['logLevel']): Log =>
  pino(
    {
      level,
      base: null,
      redact: { paths: SECRET.flatMap((key) => [key, `*.${key}`]), censor: '[hidden]' },
    },
    pino.destination({ dest: 2, sync: true }),
  );

/** For people: one line on standard error. */
export const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
