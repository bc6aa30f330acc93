/** Why the port cannot be opened, in words that say what to mend. */
import { describeError, VerbatimError } from '../errors.js';

const WORDS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use by another program',
  EACCES: 'may not be opened by this user',
  EADDRNOTAVAIL: 'cannot be opened there: HOST is no address of this machine',
  ENOTFOUND: 'cannot be opened there: HOST is no address of this machine',
};

export const portFault = (error: unknown, host: string | null, port: number): VerbatimError => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const where = host === null ? `PORT ${port}` : `PORT ${port} at HOST ${host}`;
  const why = WORDS[code] ?? `cannot be opened (${describeError(error)})`;
  const hint = 'Set another PORT or HOST in .env, or free this one';
  return new VerbatimError('platform-refused', `${where} ${why}, so nothing can be received there`, hint, {
    cause: error,
  });
};
