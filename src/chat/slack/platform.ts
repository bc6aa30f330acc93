/** Slack: transport and drawing, nothing else. */
import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { App, type Receiver, webApi } from '@slack/bolt';
import type { SlackConfig } from '../../config.js';
import { Door } from '../../http/door.js';
import type { Desk } from '../desk.js';
import type { Log, Platform } from '../platform.js';
import { type Gate, OPEN } from '../queue/gate.js';
import { BOT_TOKEN, startFault } from './faults.js';
import { HttpReceiver } from './http.js';
import { identify } from './identity.js';
import { addListeners, type Context } from './listeners.js';
import { boltLogger } from './logger.js';
import { atMost, clientOptions, createTrouble, patientFetch, TIMING, type Timing, TRIES } from './requests.js';
import { createRespond } from './respond.js';
import { SocketReceiver } from './socket.js';

const SLACK_API = 'https://slack.com/api/';

interface Parts {
  config: SlackConfig;
  desk: Desk;
  log: Log;
  gate: Gate;
  door: Door | null;
  timing: Timing;
}

/** One connection to Slack, from start to stop. */
class Life {
  /** Ends every attempt to connect. */
  readonly #closing = new AbortController();
  /** Ends every reply that is still under way. */
  readonly #silencing = new AbortController();
  readonly #work = new Set<Promise<void>>();
  readonly #trouble = createTrouble();
  readonly #apiUrl: string;
  readonly #receiver: Receiver;

  constructor(private readonly parts: Parts) {
    // Every call and every pause listens for the end.
    setMaxListeners(0, this.#closing.signal, this.#silencing.signal);
    this.#apiUrl = (parts.config.apiUrl ?? SLACK_API).replace(/\/*$/, '/');
    this.#receiver = this.#makeReceiver();
  }

  #makeReceiver(): Receiver {
    const { config, log, timing } = this.parts;
    const { transport } = config;
    if (transport.mode === 'http') {
      const { signingSecret, port } = transport;
      const { door } = this.parts;
      return new HttpReceiver({
        signingSecret,
        door: door ?? new Door({ host: null, port }),
        ownsDoor: door === null,
        log,
      });
    }
    const stopping = this.#closing.signal;
    return new SocketReceiver({
      appToken: transport.appToken,
      apiUrl: this.#apiUrl,
      fetch: patientFetch(timing.request, stopping, this.#trouble),
      log,
      timing,
      stopping,
    });
  }

  async start(): Promise<void> {
    const { timing } = this.parts;
    const { signal } = this.#closing;
    const late = pause(timing.start, undefined, { signal, ref: false }).then(() => {
      throw new Error(`no connection within ${timing.start / 1000} seconds`);
    });
    try {
      await Promise.race([this.#connect(), late]);
    } catch (error) {
      await this.stop();
      throw startFault(error, BOT_TOKEN);
    }
  }

  async #connect(): Promise<void> {
    const { config, desk, log, gate, timing } = this.parts;
    const logger = boltLogger(log);
    const fetch = patientFetch(timing.request, this.#silencing.signal, this.#trouble);
    const options = () => ({ ...clientOptions(this.#apiUrl, fetch, timing), logger });
    const identity = await identify(config.botToken, options(), log);
    const app = new App({
      token: config.botToken,
      ...identity,
      receiver: this.#receiver,
      logger,
      clientOptions: options(),
      convoStore: false,
    });
    addListeners({
      app,
      desk,
      log,
      gate,
      botUserId: identity.botUserId,
      ...this.#ways(),
      trouble: this.#trouble,
      track: (work) => this.#track(work),
    });
    this.#closing.signal.throwIfAborted();
    await app.start();
  }

  /** How answers leave. */
  #ways(): Pick<Context, 'posting' | 'respond'> {
    const { config, log, timing } = this.parts;
    const stopping = this.#silencing.signal;
    const slow = patientFetch(timing.message, stopping, this.#trouble);
    const quick = patientFetch(timing.request, stopping, this.#trouble);
    const client = (fetch: typeof slow, retries: number, options: webApi.WebClientOptions) =>
      new webApi.WebClient(config.botToken, {
        slackApiUrl: this.#apiUrl,
        fetch,
        logger: boltLogger(log),
        retryConfig: { retries, minTimeout: timing.retry, maxTimeout: timing.longestPause, factor: 2 },
        ...options,
      });
    return {
      posting: {
        poster: client(slow, 0, { rejectRateLimitedCalls: true }),
        patient: client(quick, TRIES, {}),
        timing,
        stopping,
        log,
      },
      respond: createRespond({ fetch: slow, timing, stopping, log }),
    };
  }

  #track(work: Promise<void>): Promise<void> {
    this.#work.add(work);
    return work.finally(() => this.#work.delete(work));
  }

  async stop(): Promise<void> {
    this.#closing.abort();
    const settled = Promise.allSettled([...this.#work]);
    await Promise.all([this.#receiver.stop(), atMost(this.parts.timing.farewell, settled)]);
    this.#silencing.abort();
  }
}

export interface Surroundings {
  /** Who may ask now; left out: everybody. */
  gate?: Gate;
  /** Behind which Slack delivers over HTTP; left out: one of its own, on the transport's port. */
  door?: Door | null;
}

/** @param timing for tests: what is not said stays as in earnest */
export const createSlackPlatform = (
  config: SlackConfig,
  desk: Desk,
  log: Log,
  timing: Partial<Timing> = {},
  { gate = OPEN, door = null }: Surroundings = {},
): Platform => {
  let life: Life | undefined;
  return {
    name: 'Slack',
    start: async () => {
      life = new Life({ config, desk, log, gate, door, timing: { ...TIMING, ...timing } });
      await life.start();
    },
    stop: async () => {
      const ending = life;
      life = undefined;
      await ending?.stop();
    },
  };
};
