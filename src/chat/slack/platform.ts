/** Slack: transport and drawing, nothing else. */
import { setTimeout as pause } from 'node:timers/promises';
import { App, type Receiver, webApi } from '@slack/bolt';
import type { SlackConfig } from '../../config.js';
import type { Desk } from '../desk.js';
import type { Log, Platform } from '../platform.js';
import { BOT_TOKEN, startFault } from './faults.js';
import { EVENTS_PATH, HttpReceiver } from './http.js';
import { addListeners } from './listeners.js';
import { boltLogger } from './logger.js';
import { clientOptions, patientFetch, TIMING, type Timing } from './requests.js';
import { SocketReceiver } from './socket.js';

const SLACK_API = 'https://slack.com/api/';

/** As in manifest.yaml: what the bot cannot do without. */
export const SCOPES = ['app_mentions:read', 'chat:write', 'commands', 'im:history'] as const;

/** One life of the platform, from start to stop. */
interface Life {
  /** Ends every attempt to connect. */
  closing: AbortController;
  /** Ends every reply that is still under way. */
  silencing: AbortController;
  receiver: Receiver;
  work: Set<Promise<void>>;
}

/** @param timing for tests */
export const createSlackPlatform = (config: SlackConfig, desk: Desk, log: Log, timing: Timing = TIMING): Platform => {
  const apiUrl = (config.apiUrl ?? SLACK_API).replace(/\/*$/, '/');
  const logger = boltLogger(log);
  let life: Life | undefined;

  const makeReceiver = (stopping: AbortSignal): Receiver => {
    const { transport } = config;
    if (transport.mode === 'http') {
      const onListening = (port: number) => log.info({ port, path: EVENTS_PATH }, 'Slack may deliver to this port');
      return new HttpReceiver({ ...transport, logger, onListening });
    }
    const onLost = (err: Error) => log.error({ err }, `The connection to Slack is lost: ${err.message}`);
    const fetch = patientFetch(apiUrl, stopping, timing);
    return new SocketReceiver({ appToken: transport.appToken, apiUrl, fetch, logger, timing, stopping, onLost });
  };

  /** @throws as `auth.test` does */
  const identify = async (client: webApi.WebClient): Promise<{ botId: string; botUserId: string }> => {
    const { bot_id = '', user_id = '', team, response_metadata } = await client.auth.test();
    const granted = response_metadata?.scopes;
    const missing = granted ? SCOPES.filter((scope) => !granted.includes(scope)) : [];
    if (missing.length > 0)
      log.warn({ missing }, 'The Slack app lacks scopes: compare it with manifest.yaml, then reinstall it');
    log.info({ team, mode: config.transport.mode }, 'Slack knows the bot');
    return { botId: bot_id, botUserId: user_id };
  };

  const connect = async ({ closing, silencing, receiver, work }: Life): Promise<void> => {
    const fetch = patientFetch(apiUrl, silencing.signal, timing);
    const options = () => ({ ...clientOptions(apiUrl, fetch, timing), logger });
    const who = await identify(new webApi.WebClient(config.botToken, options())).catch((error: unknown) => {
      throw startFault(error, BOT_TOKEN);
    });
    const app = new App({
      token: config.botToken,
      ...who,
      receiver,
      logger,
      clientOptions: options(),
      convoStore: false,
    });
    const track = (promise: Promise<void>): Promise<void> => {
      work.add(promise);
      return promise.finally(() => work.delete(promise));
    };
    addListeners({ app, desk, log, botUserId: who.botUserId, track });
    closing.signal.throwIfAborted();
    await app.start();
  };

  const stop = async (): Promise<void> => {
    const ending = life;
    life = undefined;
    if (!ending) return;
    ending.closing.abort();
    const settled = Promise.race([Promise.allSettled([...ending.work]), pause(timing.farewell)]);
    await Promise.all([ending.receiver.stop(), settled]);
    ending.silencing.abort();
  };

  return {
    name: 'Slack',
    start: async () => {
      const [closing, silencing] = [new AbortController(), new AbortController()];
      const { signal } = closing;
      const starting: Life = { closing, silencing, receiver: makeReceiver(signal), work: new Set() };
      life = starting;
      const late = pause(timing.start, undefined, { signal, ref: false }).then(() => {
        throw new Error(`no connection within ${timing.start / 1000} seconds`);
      });
      try {
        await Promise.race([connect(starting), late]);
      } catch (error) {
        if (life === starting) await stop();
        throw startFault(error, BOT_TOKEN);
      }
    },
    stop,
  };
};
