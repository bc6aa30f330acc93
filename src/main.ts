/** The only file that names concrete stores and platforms: puts the product together and runs it. */
import dotenv from 'dotenv';
import pino from 'pino';
import { createDesk, type Desk } from './chat/desk.js';
import type { Log, Platform } from './chat/platform.js';
import { FairQueue } from './chat/queue/fair-queue.js';
import { createBuckets } from './chat/queue/gate.js';
import { runTerminal } from './chat/terminal.js';
import { count } from './chat/wordings.js';
import { type Config, readConfig } from './config.js';
import { VerbatimError } from './errors.js';
import { makeReady } from './ingest/ready.js';
import { serve } from './running/serving.js';
import type { Store } from './store/store.js';
import { openStore, storeFile } from './stores.js';
import { type Answering, createAnswering } from './threads/answering.js';
import { createIngesting, type Ingesting } from './threads/ingesting.js';

/** `.env` below the working directory, then the environment, which wins. */
const readSettings = (): Config => {
  dotenv.config({ quiet: true });
  return readConfig(process.env);
};

/** The index of the settings, or the one in `file`. See `stores.ts`. */
export const openIndex = (file: string | undefined, mustExist: boolean): Promise<Store> =>
  openStore(file ?? storeFile(readSettings().dataDir), mustExist);

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
  const gate = createBuckets(config.allowance);
  if (config.discord) {
    const { createDiscordPlatform } = await import('./chat/discord/platform.js');
    platforms.push(createDiscordPlatform(config.discord, desk, log, gate));
  }
  if (config.slack) {
    const { createSlackPlatform } = await import('./chat/slack/platform.js');
    platforms.push(createSlackPlatform(config.slack, desk, log, undefined, { gate }));
  }
  return platforms;
};

interface Running {
  config: Config;
  log: Log;
  store: Store;
  answering: Answering;
  ingesting: Ingesting;
  desk: Desk;
  stopping: AbortSignal;
  stop: () => void;
}

/** Work that waits, of all askers together and of one: what comes later would be answered too late to be of use. */
const MOST_WAITING = 500;
const MOST_WAITING_EACH = 50;

/** The desk behind a queue: its questions are answered in turn, as many at once as there are threads. */
const openDesk = (answering: Answering, log: Log): Desk => {
  const queue = new FairQueue({ atOnce: answering.atOnce, most: MOST_WAITING, mostEach: MOST_WAITING_EACH });
  return createDesk(
    (request, asker) => queue.run(asker, () => answering.ask(request)),
    (field, typed, limit, asker) => queue.run(asker, () => answering.suggest(field, typed, limit)),
    (error) => log.error({ err: error }, 'a question could not be answered'),
  );
};

/** Opens the store and the desk, runs `work`, and closes whatever happens, also on SIGINT, SIGTERM and SIGHUP. */
const withDesk = async (work: (running: Running) => Promise<void>): Promise<void> => {
  const config = readSettings();
  const log = openLog(config);
  const file = storeFile(config.dataDir);
  const store = await openStore(file);
  const [answering, ingesting] = [createAnswering(file, store), createIngesting(file, store)];
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort());
  try {
    const desk = openDesk(answering, log);
    await work({ config, log, store, answering, ingesting, desk, stopping: stop.signal, stop: () => stop.abort() });
  } finally {
    await Promise.all([answering.close(), ingesting.close()]);
    await store.close();
  }
};

const say = (line: string) => process.stderr.write(`${line}\n`);

/** Brings the index up to date with the corpus and with the rules of this version, and says what it answers from. */
const takeIn = async ({ config, answering, ingesting, stopping }: Running): Promise<void> => {
  const report = await ingesting.ingest([config.corpusDir], stopping);
  if (stopping.aborted) return;
  for (const { path: file, reason } of report.skipped) say(`verbatim: skipped ${file}: ${reason}`);
  const { articles, outlets } = await answering.summary();
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
    const { config, desk, log, answering, stopping, stop } = running;
    const platforms = await createPlatforms(config, desk, log);
    const { articles } = await answering.summary();
    const taking = takeIn(running);
    if (platforms.length === 0 || articles === 0) await taking;
    const taken = taking.catch((error: unknown) => {
      if (error instanceof VerbatimError) say(`verbatim: ${error.line}`);
      else log.error({ err: error }, 'the index could not be brought up to date');
    });
    if (platforms.length > 0) await servePlatforms(platforms, stopping);
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

/** Ends when told to stop, or when no platform would have us. */
const servePlatforms = async (platforms: readonly Platform[], stopping: AbortSignal): Promise<void> => {
  const { ended } = serve(platforms, stopping, say);
  if (!(await ended)) process.exitCode = 1;
  // A server that never answers the closing handshake would hold the process for half a minute.
  setTimeout(() => process.exit(), FAREWELL_MS).unref();
};
