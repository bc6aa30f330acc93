/** Slack delivers over a websocket that we open (Socket Mode). */
import { setTimeout as pause } from 'node:timers/promises';
import { type App, type Logger, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { APP_TOKEN, Refusal, refusalOf, startFault } from './faults.js';
import { atMost, clientOptions, type Timing } from './requests.js';

const LONGEST_PAUSE_MS = 60_000;

interface Settings {
  appToken: string;
  apiUrl: string;
  fetch: typeof fetch;
  logger: Logger;
  timing: Timing;
  /** Ends every attempt to connect. */
  stopping: AbortSignal;
  /** Told where Slack refuses the token while the bot runs: it is deaf from then on. */
  onLost(error: Error): void;
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
const guardFrames = (client: SocketModeReceiver['client'], logger: Logger): void => {
  for (const read of client.listeners('ws_message')) {
    client.off('ws_message', read);
    client.on('ws_message', async (...frame) => {
      try {
        await read(...frame);
      } catch (error) {
        logger.warn(`A frame was not understood: ${error instanceof Error ? error.message : String(error)}`);
      }
    });
  }
};

/** Bolt's receiver, but that a failed reconnection is tried again: left alone, it ends the process. */
export class SocketReceiver implements Receiver {
  readonly #receiver: SocketModeReceiver;

  constructor(private readonly settings: Settings) {
    const { appToken, apiUrl, fetch, logger, timing } = settings;
    this.#receiver = new SocketModeReceiver({
      appToken,
      logger,
      clientPingTimeout: timing.reconnect,
      installerOptions: {
        clientOptions: { ...clientOptions(apiUrl, strictFetch(fetch), timing), retryConfig: { retries: 0 } },
      },
    });
    const { client } = this.#receiver;
    guardFrames(client, logger);
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
    const { logger, stopping } = this.settings;
    for (let attempt = 1; ; attempt += 1) {
      try {
        stopping.throwIfAborted();
        const opened = await open();
        if (stopping.aborted) await this.stop();
        return opened;
      } catch (error) {
        if (stopping.aborted || attempt >= tries || refusalOf(error) !== null) throw error;
        logger.warn(`Not connected, trying again: ${error instanceof Error ? error.message : String(error)}`);
        const wait = Math.min(gap * 2 ** (attempt - 1), LONGEST_PAUSE_MS);
        await pause(wait, undefined, { signal: stopping });
      }
    }
  }

  /** The client calls this from a timer, where nobody would catch an error. */
  #reopen<T>(open: () => Promise<T>): Promise<T> {
    const { timing, stopping, onLost } = this.settings;
    return this.#open(open, Number.POSITIVE_INFINITY, timing.reconnect).catch((error: unknown) => {
      if (!stopping.aborted) onLost(startFault(error, APP_TOKEN));
      return new Promise<T>(() => {});
    });
  }
}
