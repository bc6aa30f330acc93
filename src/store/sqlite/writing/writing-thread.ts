/** The thread behind `writeInThread`: carries out what waits, all of it together, and merges segments in between. */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { stepBack } from '../../../background.js';
import { VerbatimError } from '../../../errors.js';
import { Connection } from '../file/database.js';
import { type Command, Writer } from './writer.js';
import type { FromThread } from './writing.js';

if (!parentPort) throw new Error('This module is a thread of its own');
const port = parentPort;
stepBack();
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
    tell({ done: writer.run([command]) });
  } catch (error) {
    tell(faultOf(error));
  }
};

const runTogether = (commands: readonly Command[]): void => {
  try {
    tell({ done: writer.run(commands) });
  } catch {
    // Only the one that fails is to fail.
    for (const command of commands) runAlone(command);
  }
};

const waiting: Command[] = [];
/** When the end was asked for, in milliseconds of `performance.now()`. */
let ending: number | null = null;

/** An end waits so long for merging; what is left then is owed, and whoever writes next goes on with it. */
const FAREWELL_MS = 2000;

const hasTimeToMerge = (): boolean => ending === null || performance.now() - ending < FAREWELL_MS;

/** Takes in all messages that have come: commands, and `null` for the end. */
const receive = (): void => {
  for (;;) {
    const received = receiveMessageOnPort(port) as { message: Command | null } | undefined;
    if (!received) return;
    take(received.message);
  }
};

const take = (message: Command | null): void => {
  if (message) waiting.push(message);
  else ending ??= performance.now();
};

const articlesOf = (command: Command): number => {
  if (command.do === 'put') return command.records.length;
  return command.do === 'renew' ? command.renewals.length : 1;
};

/** The first commands that wait, up to a transaction's worth. */
const nextCommands = (): Command[] => {
  let articles = 0;
  const past = waiting.findIndex((command, i) => {
    articles += articlesOf(command);
    return i > 0 && articles > MOST_ARTICLES;
  });
  return waiting.splice(0, past < 0 ? waiting.length : past);
};

/** Merging can wait where another program holds the file: no command fails by it. @returns what `merge` does, or `false` */
const mergeIfFree = (merge: () => boolean): boolean => {
  try {
    return merge();
  } catch (error) {
    if (error instanceof VerbatimError && error.code === 'store-busy') return false;
    throw error;
  }
};

const reduceBacklog = (): boolean => {
  writer.reduceBacklog();
  return true;
};

/** One thing at a time, so that the end is never waited for long. @returns whether there is more to do */
const work = (): boolean => {
  receive();
  if (writer.hasBacklog && hasTimeToMerge() && mergeIfFree(reduceBacklog)) return true;
  if (waiting.length > 0) runTogether(nextCommands());
  else return ending === null && mergeIfFree(() => writer.mergeOn());
  return true;
};

let busy = false;
const goOn = (): void => {
  busy = work();
  if (busy) setImmediate(goOn);
  else if (ending !== null) {
    connection.close();
    port.close();
  }
};

port.on('message', (message: Command | null) => {
  take(message);
  if (busy) return;
  busy = true;
  setImmediate(goOn);
});
