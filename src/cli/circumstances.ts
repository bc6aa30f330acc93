/** What must hold before anything else can: faults of the surroundings, each in one line. */
import { closeSync, openSync } from 'node:fs';
import { VerbatimError } from '../errors.js';

/** Open files that a start takes, with some to spare. */
const FILES = 160;

const canOpen = (number: number): boolean => {
  const opened: number[] = [];
  try {
    while (opened.length < number) opened.push(openSync(process.execPath, 'r'));
    return true;
  } catch {
    return false;
  } finally {
    for (const file of opened) closeSync(file);
  }
};

/** @throws VerbatimError `config` where the working directory is gone, or too few files may be open */
export const checkCircumstances = (): void => {
  try {
    process.cwd();
  } catch (error) {
    const message = 'The folder that Verbatim was started in is gone';
    throw new VerbatimError('config', message, 'Change to one that exists, and start again', { cause: error });
  }
  if (!canOpen(FILES)) throw tooFewFiles();
};

const tooFewFiles = (): VerbatimError => {
  const message = `This process may not open the ${FILES} files that Verbatim needs`;
  return new VerbatimError('config', message, 'Raise the limit (ulimit -n 1024, or LimitNOFILE= of its service)');
};

/** What ended a command, as its user meets it. */
export const explain = (error: unknown): unknown =>
  error instanceof Error && 'code' in error && (error.code === 'EMFILE' || error.code === 'ENFILE')
    ? tooFewFiles()
    : error;
