/** Slack delivers over a websocket that we open (Socket Mode). */
import { setTimeout as pause } from 'node:timers/promises';
import { type App, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { describeError } from '../../errors.js';
import type { Log } from '../platform.js';
import { APP_TOKEN, Refusal, refusalOf, startFault } from './faults.js';
import { boltLogger } from './logger.js';
import { atMost, clientOptions, type Timing } from './requests.js';

const LONGEST_PAUSE_MS = 60_000;

interface Settings {
  appToken: string;
  apiUrl: string;
  fetch: typeof fetch;
  log: Log;
  timing: Timing;
  /** Ends every attempt to connect. */
  stopping: AbortSignal;
}

/** Slack's every `no` becomes an error here, because Bolt's client tries again for ever after some of them. */
const strictFetch =
  (fetch: Settings['fetch']): typeof fetch =>
  async (url, init) => {
    const response = await fetch(url, init);
    if (response.status === 429) throw new Refusal('ratelimited');
    const answer: unknown = response.ok ? await response.clone().json() : null;
    if (typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false) {
      throw new Refusal('error' in answer ? String(answer.error) : 'no reason given');
    }
    return response;
  };

/** The client reads properties of whatever frame comes, in a listener whose errors nobody would catch. */
const guardFrames = (client: SocketModeReceiver['client'], log: Log): void => {
  for (const read of client.listeners('ws_message')) {
    client.off('ws_message', read);
    client.on('ws_message', async (...frame) => {
      try {
        await read(...frame);
      } catch (error) {
        log.warn({ fault: describeError(error) }, 'Slack sent something that cannot be understood');
      }
    });
  }
};

/** Bolt's receiver, but that a failed reconnection is tried again: left alone, it ends the process. */
export class SocketReceiver implements Receiver {
  readonly #receiver: SocketModeReceiver;

  constructor(private readonly settings: Settings) {
    const { appToken, apiUrl, fetch, log, timing } = settings;
    this.#receiver = new SocketModeReceiver({
      appToken,
      logger: boltLogger(log),
      clientPingTimeout: timing.reconnect,
      installerOptions: {
        clientOptions: { ...clientOptions(apiUrl, strictFetch(fetch), timing), retryConfig: { retries: 0 } },
      },
    });
    const { client } = this.#receiver;
    guardFrames(client, log);
    client.on('reconnecting', () => log.info({}, 'Connecting to Slack again'));
    const open = client.start.bind(client);
    let isFirst = true;
    client.start = () => {
      const attempt = isFirst ? this.#open(open, timing.tries, timing.retry) : this.#reopen(open);
      isFirst = false;
      return attempt;
    };
  }

  init(app: App): void {
    this.#receiver.init(app);
  }

  /** @throws VerbatimError `platform-refused` naming SLACK_APP_TOKEN, or `platform-unreachable` */
  async start(): Promise<void> {
    try {
      await this.#receiver.start();
    } catch (error) {
      throw startFault(error, APP_TOKEN);
    }
  }

  async stop(): Promise<void> {
    const { client } = this.#receiver;
    await atMost(this.settings.timing.farewell, client.disconnect());
    // A second call drops a connection whose other end does not say goodbye; left alone it lingers for 30 s.
    await client.disconnect();
  }

  async #open<T>(open: () => Promise<T>, tries: number, gap: number): Promise<T> {
    const { log, stopping } = this.settings;
    for (let attempt = 1; ; attempt += 1) {
      try {
        stopping.throwIfAborted();
        const opened = await open();
        if (stopping.aborted) await this.stop();
        return opened;
      } catch (error) {
        if (stopping.aborted || attempt >= tries || refusalOf(error) !== null) throw error;
        const wait = Math.min(gap * 2 ** (attempt - 1), LONGEST_PAUSE_MS);
        log.warn({ fault: describeError(error) }, `No connection to Slack; next try in ${wait / 1000} s`);
        await pause(wait, undefined, { signal: stopping });
      }
    }
  }

  /** The client calls this from a timer, where nobody would catch an error. */
  #reopen<T>(open: () => Promise<T>): Promise<T> {
    const { log, timing, stopping } = this.settings;
    return this.#open(open, Number.POSITIVE_INFINITY, timing.reconnect).catch((error: unknown) => {
      if (!stopping.aborted) log.error({ err: error }, `Slack is lost: ${startFault(error, APP_TOKEN).line}`);
      return new Promise<T>(() => {});
    });
  }
}
