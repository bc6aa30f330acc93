/** Puts the product together and runs it: the only file that names concrete platforms. */
import type { Progress } from './audit/audit.js';
import { openDraft } from './audit/draft-file.js';
import { answerAudit } from './chat/audit/answer.js';
import { createDesk, type Desk, type Memory } from './chat/desk.js';
import { openMemory } from './chat/memory/folder.js';
import type { Log, Platform } from './chat/platform.js';
import { FairQueue } from './chat/queue/fair-queue.js';
import { createBuckets, type Gate } from './chat/queue/gate.js';
import { openHistory } from './chat/terminal/history.js';
import { runTerminal } from './chat/terminal/terminal.js';
import { type Config, readSettings } from './config.js';
import { Door } from './http/door.js';
import { makeReady } from './ingest/ready.js';
import { Metrics } from './metrics/metrics.js';
import { readLastIngest } from './metrics/records.js';
import { Corpus } from './running/corpus.js';
import { Followed } from './running/followed.js';
import { addHealth } from './running/health.js';
import { startHeartbeat } from './running/heartbeat.js';
import { openLog, say } from './running/log.js';
import { type Standing, serve } from './running/serving.js';
import type { Store } from './store/store.js';
import { buttonsFolder, fetchedFolder, historyFile, openStore, storeFile, storePlace } from './stores.js';
import { type Answering, createAnswering } from './threads/answering.js';
import { createIngesting } from './threads/ingesting.js';

/** Work that waits, of all askers together and of one: what comes later would be answered too late to be of use. */
const MOST_WAITING = 500;
const MOST_WAITING_EACH = 50;

/** The buttons of the terminal end with it. */
const memoryFor = ({ discord, slack, dataDir }: Config, log: Log): Memory | undefined =>
  discord || slack
    ? openMemory(buttonsFolder(dataDir), (err) => log.warn({ err }, 'What buttons need after a restart is not kept'))
    : undefined;

/** All that works together in a process that answers. */
interface House {
  config: Config;
  log: Log;
  /** What is noted of the index lies beside it. */
  file: string;
  store: Store;
  answering: Answering;
  queue: FairQueue;
  desk: Desk;
  gate: Gate;
  door: Door;
  corpus: Corpus;
  followed: Followed;
  metrics: Metrics;
  /** By platform. */
  standing: Map<string, Standing>;
  stopping: AbortSignal;
  stop: () => void;
  close: () => Promise<void>;
}

const build = (config: Config, log: Log, file: string, store: Store, stop: AbortController): House => {
  const place = storePlace(config);
  const [answering, ingesting] = [createAnswering(place, store), createIngesting(place, store)];
  const queue = new FairQueue({ atOnce: answering.atOnce, most: MOST_WAITING, mostEach: MOST_WAITING_EACH });
  const onFault = (err: unknown) => log.error({ err }, 'a request could not be answered');
  const door = new Door({ host: config.http.host, port: config.http.port, onFault });
  const standing = new Map<string, Standing>();
  const isConnected = (): Map<string, boolean> =>
    new Map([...standing].map(([name, is]) => [name, is === 'connected']));
  const metrics = new Metrics({
    index: () => answering.summary(),
    queue: () => ({ waiting: queue.waiting, running: queue.running }),
    connections: () => door.connections,
    platforms: isConnected,
    lastIngest: () => readLastIngest(file),
  });
  const memory = memoryFor(config, log);
  const desk = createDesk({
    ask: metrics.counting((request, asker: string) => queue.run(asker, () => answering.ask(request))),
    suggest: (field, typed, limit, asker) => queue.run(asker, () => answering.suggest(field, typed, limit)),
    browse: (lookup, asker) => queue.run(asker, () => answering.browse(lookup)),
    onFault,
    ...(memory ? { memory } : {}),
  });
  addHealth(door, { platforms: () => standing, index: () => answering.summary(), metrics });
  const corpus = new Corpus({
    folder: config.corpusDir,
    fetched: fetchedFolder(config.dataDir),
    store: file,
    answering,
    ingesting,
    log,
    stopping: stop.signal,
  });
  const followed = new Followed({ ...config, fetched: fetchedFolder(config.dataDir), corpus, log });
  return {
    ...{ config, log, file, store, answering, queue, desk, door, corpus, followed, metrics, standing },
    gate: createBuckets(config.allowance, () => metrics.countRefusal()),
    stopping: stop.signal,
    stop: () => stop.abort(),
    close: async () => {
      await followed.close();
      await corpus.close();
      await Promise.all([door.close(), answering.close(), ingesting.close()]);
    },
  };
};

/** Opens the house, runs `work`, and closes whatever happens, also on SIGINT, SIGTERM and SIGHUP. */
const inHouse = async (work: (house: House) => Promise<void>, config = readSettings()): Promise<void> => {
  const file = storeFile(config.dataDir);
  const store = await openStore(storePlace(config));
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort());
  const house = build(config, openLog(config.logLevel), file, store, stop);
  try {
    await work(house);
  } finally {
    await house.close();
    await store.close();
  }
};

/** Platforms are loaded only when they are set up: the terminal does not wait for clients that it does not use. */
const createPlatforms = async ({ config, desk, log, gate, door }: House): Promise<Platform[]> => {
  const platforms: Platform[] = [];
  if (config.discord) {
    const { createDiscordPlatform } = await import('./chat/discord/platform.js');
    platforms.push(createDiscordPlatform(config.discord, desk, log, gate));
  }
  if (config.slack) {
    const { createSlackPlatform } = await import('./chat/slack/platform.js');
    platforms.push(createSlackPlatform(config.slack, desk, log, undefined, { gate, door }));
  }
  return platforms;
};

/**
 * `npm start`: the corpus is brought up to date, and every platform whose tokens are set is connected; with none, the terminal.
 * An index that holds articles answers on the platforms meanwhile; an empty one, and the terminal, wait.
 * @throws VerbatimError when settings, corpus or store cannot be used, or when not one platform could be connected
 */
export const start = (): Promise<void> =>
  inHouse(async (house) => {
    const { answering, corpus, followed, stopping, stop } = house;
    const platforms = await createPlatforms(house);
    const { articles } = await answering.summary();
    const taking = corpus.takeIn();
    if (platforms.length === 0 || articles === 0) await taking;
    const taken = taking.catch(corpus.tell);
    if (platforms.length > 0) {
      // What changes from now on is taken in after what is there.
      void taken.then(async () => {
        if (stopping.aborted) return;
        corpus.keepUpToDate(() => followed.refresh());
        await followed.refresh();
      });
      await servePlatforms(house, platforms);
    } else if (!stopping.aborted) {
      say('No tokens are set, so no chat platform is connected (.env.example explains how). Asking here instead:');
      await talk(house);
    }
    stop();
    await taken;
  });

/** The terminal chat, on what is indexed. */
export const chat = async (): Promise<void> =>
  inHouse(
    async (house) => {
      await makeReady(house.store, house.stopping);
      await talk(house);
    },
    { ...readSettings(), discord: null, slack: null },
  );

const talk = async ({ config, desk, answering, log, stopping }: House): Promise<void> => {
  const interactive = process.stdin.isTTY === true && process.stdout.isTTY === true;
  if (interactive) say('Paste a quote, or type /quote for help; exit ends.');
  stopping.addEventListener('abort', () => process.stdin.destroy());
  const history = interactive ? { history: openHistory(historyFile(config.dataDir)) } : {};
  const onFault = (err: unknown) => log.error({ err }, 'a draft could not be audited');
  const audit = (file: string, onProgress: Progress) =>
    answerAudit(openDraft(file), { ask: answering.ask, onFault, onProgress });
  await runTerminal(desk, { input: process.stdin, output: process.stdout, interactive, audit, ...history });
};

/** For what is still open after every platform has said that it stopped. */
const FAREWELL_MS = 500;

/** Ends when told to stop, or when no platform would have us. */
const servePlatforms = async (house: House, platforms: readonly Platform[]): Promise<void> => {
  const { config, log, file, door, queue, metrics, standing, stopping } = house;
  const port: Platform = { name: 'HTTP', start: () => door.open(), stop: () => door.close() };
  const now = () => ({
    platforms: Object.fromEntries(standing),
    queue: { waiting: queue.waiting, running: queue.running },
    connections: door.connections,
  });
  const heart = startHeartbeat(file, metrics, now, (err) => log.warn({ err }, 'No status can be written'));
  const tell = (line: string): void => {
    say(line);
    heart.beat();
  };
  const { ended } = serve(config.http.open ? [port, ...platforms] : platforms, stopping, tell, standing);
  if (!(await ended)) process.exitCode = 1;
  heart.end();
  // A server that never answers the closing handshake would hold the process for half a minute.
  setTimeout(() => process.exit(), FAREWELL_MS).unref();
};
