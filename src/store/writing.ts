/** Where a store's writes are carried out: in this thread, or in one of their own while this one goes on answering. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type ErrorCode, VerbatimError } from '../errors.js';
import type { Connection } from './database.js';
import { type Command, Writer } from './writer.js';

export interface Writing {
  /** Resolves when the command's changes are in the file; commands are carried out in the order given. */
  run(command: Command): Promise<void>;
  close(): Promise<void>;
}

/** Carries out each command before `run` returns. @param connection may be shared with readers */
export const writeHere = (connection: Connection): Writing => {
  const writer = new Writer(connection);
  return {
    run: async (command) => {
      writer.run([command]);
      writer.settleDebt();
    },
    close: async () => {},
  };
};

/** Absent when the sources run untranslated, as in tests. */
const SCRIPT = new URL('./writing-thread.js', import.meta.url);
export const canWriteInThread = (): boolean => existsSync(fileURLToPath(SCRIPT));

export type FromThread = { done: number } | { fault: { code: ErrorCode | null; message: string; hint: string } };

const toError = ({ code, message, hint }: { code: ErrorCode | null; message: string; hint: string }): Error =>
  code === null ? new Error(message) : new VerbatimError(code, message, hint);

interface Waiting {
  resolve: () => void;
  reject: (error: Error) => void;
}

/** Hands commands to a thread with a connection of its own. The file must be there already. */
export const writeInThread = (path: string, patience: number): Writing => {
  const thread = new Worker(SCRIPT, { workerData: { path, patience } });
  const waiting: Waiting[] = [];
  let broken: Error | null = null;
  thread.on('message', (message: FromThread) => {
    if ('fault' in message) waiting.shift()?.reject(toError(message.fault));
    else for (const done of waiting.splice(0, message.done)) done.resolve();
  });
  const giveUp = (error: Error): void => {
    broken = error;
    for (const one of waiting.splice(0)) one.reject(error);
  };
  thread.on('error', giveUp);
  const ended = new Promise<void>((resolve) => {
    thread.on('exit', () => {
      giveUp(new Error('The writing thread has ended'));
      resolve();
    });
  });
  return {
    run: (command) =>
      new Promise((resolve, reject) => {
        if (broken) return reject(broken);
        waiting.push({ resolve, reject });
        thread.postMessage(command);
      }),
    close: async () => {
      thread.postMessage(null);
      await ended;
    },
  };
};
