/** What every command is given. */
import { parseArgs } from 'node:util';
import { describeError, VerbatimError } from '../errors.js';
import type { Store } from '../store/store.js';

const OPTIONS = {
  store: { type: 'string' },
  json: { type: 'boolean', default: false },
  csv: { type: 'boolean', default: false },
  markdown: { type: 'boolean', default: false },
  speaker: { type: 'string' },
  outlet: { type: 'string' },
  batch: { type: 'string' },
  since: { type: 'string' },
  until: { type: 'string' },
  explain: { type: 'boolean', default: false },
  'confirm-deletions': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', default: false },
} as const;

/** @throws VerbatimError `usage` for an unknown option or one without its value */
export const parseCommandLine = (args: string[]) => {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new VerbatimError('usage', describeError(error), 'verbatim --help lists commands and options', {
      cause: error,
    });
  }
};

export type Flags = ReturnType<typeof parseCommandLine>['values'];

/**
 * @param file `undefined`: the one of the settings
 * @param mustExist `false`: an absent store is made
 * @throws VerbatimError `store-unreadable` or `store-busy`
 */
export type OpenStore = (file: string | undefined, mustExist: boolean) => Promise<Store>;

export type Command = (words: string[], flags: Flags, openStore: OpenStore) => Promise<void>;

export const isAddress = (word: string): boolean => /^https?:/i.test(word);

/**
 * The paths that a command was given.
 * @throws VerbatimError `usage` without one, or for an address
 */
export const pathsOf = (command: string, words: readonly string[]): readonly string[] => {
  if (words.length === 0) throw new VerbatimError('usage', `${command} needs a path`, `verbatim ${command} PATH…`);
  const address = words.find(isAddress);
  if (address === undefined) return words;
  throw new VerbatimError(
    'usage',
    `${address} is an address, and ${command} reads files`,
    `verbatim ingest ${address} fetches it`,
  );
};
