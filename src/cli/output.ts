/** Printing to standard output, no faster than it is read. */
import { once } from 'node:events';

/** Waits while the reader of a pipe is behind, so that a long run does not pile up in memory. */
export const printLine = async (line: string): Promise<void> => {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
};
