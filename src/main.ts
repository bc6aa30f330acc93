/** The only file that names concrete stores and platforms: puts the product together and runs it. */
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import dotenv from 'dotenv';
import pino from 'pino';
import { createDesk, type Desk } from './chat/desk.js';
import type { Log, Platform } from './chat/platform.js';
import { runTerminal } from './chat/terminal.js';
import { count } from './chat/wordings.js';
import { type Config, readConfig } from './config.js';
import { describeError, VerbatimError } from './errors.js';
import { ingest } from './ingest/ingest.js';
import { reportProgress } from './ingest/progress.js';
import { makeReady } from './ingest/ready.js';
import { openSqliteStore } from './store/sqlite/sqlite.js';
import type { Store } from './store/store.js';
import { createAsk, createSuggest } from './verify/verify.js';

/** `.env` below the working directory, then the environment, which wins. */
const readSettings = (): Config => {
  dotenv.config({ quiet: true });
  return readConfig(process.env);
};

const storeFile = (config: Config): string => path.join(config.dataDir, 'verbatim.db');

/**
 * @param file `undefined`: the one in DATA_DIR
 * @param mustExist `false`: an absent store is made, with its folder
 * @throws VerbatimError `store-unreadable` or `store-busy`
 */
export const openStore = async (file = storeFile(readSettings()), mustExist = false): Promise<Store> => {
  if (mustExist && !existsSync(file)) {
    throw new VerbatimError('store-unreadable', `There is no index at ${file}`, 'Make one: verbatim ingest PATH…');
  }
  try {
    mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  } catch (error) {
    const hint = 'Set DATA_DIR (or --store) to a place that can be written';
    throw new VerbatimError('store-unreadable', `No folder for ${file}: ${describeError(error)}`, hint, {
      cause: error,
    });
  }
  return openSqliteStore(file, { threaded: true });
};

/** Logs go to standard error: standard output belongs to answers. Tokens never reach them. */
const openLog = (config: Config): Log =>
  pino(
    {
      level: config.logLevel,
      base: null,
      redact: {
        paths: [
          'token',
          '*.token',
          'botToken',
          '*.botToken',
          'appToken',
          '*.appToken',
          'signingSecret',
          '*.signingSecret',
          'headers',
          '*.headers',
        ],
        censor: '[hidden]',
      },
    },
    pino.destination({ dest: 2, sync: true }),
  );

/** Platforms are loaded only when they are set up: the terminal does not wait for clients that it does not use. */
const createPlatforms = async (config: Config, desk: Desk, log: Log): Promise<Platform[]> => {
  const platforms: Platform[] = [];
  if (config.discord) {
    const { createDiscordPlatform } = await import('./chat/discord/platform.js');
    platforms.push(createDiscordPlatform(config.discord, desk, log));
  }
  if (config.slack) {
    const { createSlackPlatform } = await import('./chat/slack/platform.js');
    platforms.push(createSlackPlatform(config.slack, desk, log));
  }
  return platforms;
};

interface Running {
  config: Config;
  log: Log;
  store: Store;
  desk: Desk;
  stopping: AbortSignal;
  stop: () => void;
}

/** Opens the store and the desk, runs `work`, and closes whatever happens, also on SIGINT and SIGTERM. */
const withDesk = async (work: (running: Running) => Promise<void>): Promise<void> => {
  const config = readSettings();
  const log = openLog(config);
  const store = await openStore(storeFile(config));
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  try {
    const onFault = (error: unknown) => log.error({ err: error }, 'a question could not be answered');
    const desk = createDesk(createAsk(store), createSuggest(store), onFault);
    await work({ config, log, store, desk, stopping: stop.signal, stop: () => stop.abort() });
  } finally {
    await store.close();
  }
};

const say = (line: string) => process.stderr.write(`${line}\n`);

/** Brings the index up to date with the corpus and with the rules of this version, and says what it answers from. */
const takeIn = async ({ config, store, stopping }: Running): Promise<void> => {
  const report = await ingest([config.corpusDir], store, { signal: stopping, ...reportProgress() });
  if (stopping.aborted) return;
  for (const { path: file, reason } of report.skipped) say(`verbatim: skipped ${file}: ${reason}`);
  const { articles, outlets } = await store.summary();
  say(`Verbatim answers from ${count(articles, 'article')} of ${count(outlets, 'outlet')}.`);
  if (articles === 0)
    say(`The index is empty: put articles (.txt, .md, .jsonl) into ${config.corpusDir}, and start again.`);
};

/**
 * `npm start`: the corpus is brought up to date, and every platform whose tokens are set is connected; with none, the terminal.
 * An index that holds articles answers on the platforms meanwhile; an empty one, and the terminal, wait.
 * @throws VerbatimError when settings, corpus or store cannot be used, or when not one platform could be connected
 */
export const start = (): Promise<void> =>
  withDesk(async (running) => {
    const { config, desk, log, store, stopping, stop } = running;
    const platforms = await createPlatforms(config, desk, log);
    const { articles } = await store.summary();
    const taking = takeIn(running);
    if (platforms.length === 0 || articles === 0) await taking;
    const taken = taking.catch((error: unknown) => {
      if (error instanceof VerbatimError) say(`verbatim: ${error.line}`);
      else log.error({ err: error }, 'the index could not be brought up to date');
    });
    if (platforms.length > 0) await serve(platforms, stopping);
    else if (!stopping.aborted) {
      say('No tokens are set, so no chat platform is connected (.env.example explains how). Asking here instead:');
      await talk(running);
    }
    stop();
    await taken;
  });

/** The terminal chat, on what is indexed. */
export const chat = (): Promise<void> =>
  withDesk(async (running) => {
    await makeReady(running.store, running.stopping);
    await talk(running);
  });

const talk = async ({ desk, stopping }: Running): Promise<void> => {
  const interactive = process.stdin.isTTY === true && process.stdout.isTTY === true;
  if (interactive) say('Paste a quote, or type /quote for help; exit ends.');
  stopping.addEventListener('abort', () => process.stdin.destroy());
  await runTerminal(desk, { input: process.stdin, output: process.stdout, interactive });
};

/** For what is still open after every platform has said that it stopped. */
const FAREWELL_MS = 500;

/** A platform that cannot be connected is named in one line; the others go on. Ends when told to stop. */
const serve = async (platforms: readonly Platform[], stopping: AbortSignal): Promise<void> => {
  if (stopping.aborted) return;
  const tries = platforms.map(async (platform) => {
    try {
      await platform.start();
      if (!stopping.aborted) say(`${platform.name}: connected.`);
      return true;
    } catch (error) {
      // Its own faults name the platform already.
      const named = error instanceof VerbatimError ? '' : `${platform.name}: `;
      if (!stopping.aborted) say(`verbatim: ${named}${describeError(error)}`);
      return false;
    }
  });
  const stopped = new Promise<void>((resolve) => {
    if (stopping.aborted) resolve();
    stopping.addEventListener('abort', () => resolve(), { once: true });
  });
  const connected = await Promise.race([Promise.all(tries), stopped.then(() => [true])]);
  if (connected.some(Boolean)) await stopped;
  else process.exitCode = 1;
  await Promise.allSettled(platforms.map((platform) => platform.stop()));
  // A server that never answers the closing handshake would hold the process for half a minute.
  setTimeout(() => process.exit(), FAREWELL_MS).unref();
};
