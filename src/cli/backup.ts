/** `verbatim backup`: a consistent copy of the index, also while a bot answers from it and articles come in. */
import { statSync } from 'node:fs';
import { readSettings } from '../config.js';
import { VerbatimError } from '../errors.js';
import { backUp, storeFile } from '../stores.js';
import type { Command } from './command.js';
import { printLine } from './output.js';

/** @throws VerbatimError `usage` without a target, or where it exists; or the store's own */
export const backupCommand: Command = async (words, flags) => {
  const [target, ...others] = words;
  if (target === undefined || others.length > 0) {
    throw new VerbatimError('usage', 'backup needs one file to write to', 'verbatim backup FILE');
  }
  const settings = readSettings();
  if (settings.cluster && flags.store === undefined) {
    const hint = 'Use its snapshots, or name a file with --store';
    throw new VerbatimError('usage', `The index is on the cluster at ${settings.cluster.url}`, hint);
  }
  const file = flags.store ?? storeFile(settings.dataDir);
  const started = performance.now();
  backUp(file, target);
  const { size } = statSync(target);
  const seconds = Math.round(performance.now() - started) / 1000;
  const told = `${target}: ${(size / 1e6).toFixed(1)} MB, in ${seconds} s. To restore it, put it in the place of ${file}`;
  await printLine(flags.json ? JSON.stringify({ file: target, of: file, bytes: size, seconds }) : told);
};
