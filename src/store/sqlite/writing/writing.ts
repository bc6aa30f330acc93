/** Where a store's writes are carried out: in this thread, or in one of their own while this one goes on answering. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type ErrorCode, VerbatimError } from '../../../errors.js';
import type { Connection } from '../file/database.js';
import { type Command, Writer } from './writer.js';

export interface Writing {
  /**
   * Resolves when the command's changes are in the file; commands are carried out in the order given.
   * @returns how many articles it has removed for good
   */
  run(command: Command): Promise<number>;
  close(): Promise<void>;
}

/** Carries out each command before `run` returns. @param connection may be shared with readers */
export const writeHere = (connection: Connection): Writing => {
  const writer = new Writer(connection);
  return {
    run: async (command) => {
      const [left = 0] = writer.run([command]);
      while (writer.hasBacklog) writer.reduceBacklog();
      return left;
    },
    close: async () => {},
  };
};

/** Absent when the sources run untranslated, as in tests. */
const SCRIPT = new URL('./writing-thread.js', import.meta.url);
export const canWriteInThread = (): boolean => existsSync(fileURLToPath(SCRIPT));

/** `done`: what each of the next commands has removed. */
export type FromThread = { done: number[] } | { fault: { code: ErrorCode | null; message: string; hint: string } };

const toError = ({ code, message, hint }: { code: ErrorCode | null; message: string; hint: string }): Error =>
  code === null ? new Error(message) : new VerbatimError(code, message, hint);

/** What ends a thread reaches this one as a plain Error that has kept its fields. */
const revive = (error: Error): Error =>
  error.name === 'VerbatimError' && 'code' in error && 'hint' in error
    ? new VerbatimError(error.code as ErrorCode, error.message, String(error.hint))
    : error;

interface Waiting {
  resolve: (left: number) => void;
  reject: (error: Error) => void;
}

/** Commands sent and not yet answered, in order. */
class Conversation {
  private readonly waiting: Waiting[] = [];
  private broken: Error | null = null;
  private readonly ended: Promise<void>;

  constructor(private readonly thread: Worker) {
    thread.on('message', (message: FromThread) => {
      if ('fault' in message) this.waiting.shift()?.reject(toError(message.fault));
      else for (const left of message.done) this.waiting.shift()?.resolve(left);
    });
    thread.on('error', (error) => this.giveUp(revive(error)));
    this.ended = new Promise((resolve) => {
      thread.on('exit', () => {
        this.giveUp(new Error('The writing thread has ended'));
        resolve();
      });
    });
  }

  run(command: Command): Promise<number> {
    return new Promise((resolve, reject) => {
      if (this.broken) return reject(this.broken);
      this.waiting.push({ resolve, reject });
      this.thread.postMessage(command);
    });
  }

  async close(): Promise<void> {
    this.thread.postMessage(null);
    await this.ended;
  }

  private giveUp(error: Error): void {
    this.broken ??= error;
    for (const one of this.waiting.splice(0)) one.reject(error);
  }
}

/** Hands commands to a thread with a connection of its own, started at the first. The file must be there already. */
export const writeInThread = (path: string, patience: number, script = SCRIPT): Writing => {
  let conversation: Conversation | null = null;
  let closed = false;
  return {
    run: async (command) => {
      if (closed) throw new Error('The index is closed');
      conversation ??= new Conversation(new Worker(script, { workerData: { path, patience } }));
      return await conversation.run(command);
    },
    close: async () => {
      if (!closed) await conversation?.close();
      closed = true;
    },
  };
};
