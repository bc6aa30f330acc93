/** The thread behind `writeInThread`: carries out what waits, all of it together, and merges segments in between. */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { VerbatimError } from '../errors.js';
import { Connection } from './database.js';
import { type Command, Writer } from './writer.js';
import type { FromThread } from './writing.js';

if (!parentPort) throw new Error('This module is a thread of its own');
const port = parentPort;
const { path, patience } = workerData as { path: string; patience: number };
const connection = new Connection(path, patience);
const writer = new Writer(connection);

/** One transaction takes so many articles at most, so that another process gets its turn. */
const MOST_ARTICLES = 1000;

const tell = (message: FromThread): void => port.postMessage(message);

const faultOf = (error: unknown): FromThread => {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof VerbatimError) return { fault: { code: error.code, message, hint: error.hint } };
  return { fault: { code: null, message, hint: '' } };
};

const runAlone = (command: Command): void => {
  try {
    writer.run([command]);
    tell({ done: 1 });
  } catch (error) {
    tell(faultOf(error));
  }
};

const runTogether = (commands: readonly Command[]): void => {
  try {
    writer.run(commands);
    tell({ done: commands.length });
  } catch {
    // Only the one that fails is to fail.
    for (const command of commands) runAlone(command);
  }
};

/** Commands that wait, up to a transaction's worth, `first` among them; whether the end was asked for after them. */
const gather = (first: Command | null): { commands: Command[]; ended: boolean } => {
  const commands: Command[] = [];
  let articles = 0;
  let next: Command | null = first;
  while (next) {
    commands.push(next);
    articles += next.do === 'put' ? next.records.length : 1;
    if (articles >= MOST_ARTICLES) return { commands, ended: false };
    const received = receiveMessageOnPort(port) as { message: Command | null } | undefined;
    if (!received) return { commands, ended: false };
    next = received.message;
  }
  return { commands, ended: true };
};

let merging: NodeJS.Immediate | null = null;
const mergeWhenIdle = (): void => {
  merging = writer.mergeOn() ? setImmediate(mergeWhenIdle) : null;
};

port.on('message', (first: Command | null) => {
  const { commands, ended } = gather(first);
  if (commands.length > 0) {
    runTogether(commands);
    writer.settleDebt();
  }
  if (ended) {
    if (merging) clearImmediate(merging);
    connection.close();
    port.close();
  } else merging ??= setImmediate(mergeWhenIdle);
});
