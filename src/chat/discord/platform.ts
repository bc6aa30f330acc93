/** Discord: transport and drawing, nothing else. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type ClientOptions, Events, GatewayIntentBits, Options, Partials } from 'discord.js';
import type { DiscordConfig } from '../../config.js';
import { describeError } from '../../errors.js';
import type { Desk } from '../desk.js';
import type { Log, Platform } from '../platform.js';
import { type Gate, OPEN } from '../queue/gate.js';
import { logIn, registerCommands } from './connect.js';
import { NO_MENTIONS } from './draw.js';
import { closeFault } from './faults.js';
import { handleInteraction } from './interactions.js';
import { handleMessage } from './mentions.js';

const REST_TIMEOUT_MS = 5000;
const REST_RETRIES = 2;
/** The bot is asked about fresh messages only; the rest need not fill the memory. */
const MESSAGES_KEPT = 50;
/** A server that is down must not keep the others waiting. */
const GUILD_WAIT_MS = 3000;
/** A closing handshake that nobody answers is not waited for. */
const STOP_MS = 800;

const optionsFor = ({ apiUrl }: DiscordConfig): ClientOptions => ({
  // Not MessageContent: what mentions the bot is readable without that privilege.
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
  // Direct messages come from channels that the bot has not been told of before.
  partials: [Partials.Channel],
  allowedMentions: NO_MENTIONS,
  failIfNotExists: false,
  // Past 2,500 servers Discord takes several connections only; it says how many.
  shards: 'auto',
  waitGuildTimeout: GUILD_WAIT_MS,
  makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: MESSAGES_KEPT }),
  rest: {
    timeout: REST_TIMEOUT_MS,
    retries: REST_RETRIES,
    ...(apiUrl === null ? {} : { api: apiUrl.replace(/\/$/, '') }),
  },
});

const listen = (client: Client, desk: Desk, log: Log, gate: Gate): void => {
  client.on(Events.InteractionCreate, (interaction) => void handleInteraction(interaction, desk, log, gate));
  client.on(Events.MessageCreate, (message) => void handleMessage(message, desk, log, gate));
  client.on(Events.Error, (err) => log.error({ err }, 'Discord reports an error'));
  client.on(Events.Warn, (warning) => log.warn({ warning }, 'discord.js warns'));
  client.on(Events.ShardError, (err) => {
    // Before that, the start itself tells what went wrong.
    if (client.isReady()) log.warn({ fault: describeError(err) }, 'The connection to Discord failed');
  });
  client.on(Events.ShardReconnecting, () => log.info({}, 'Connecting to Discord again'));
  client.on(Events.ShardResume, () => log.info({}, 'Connected to Discord again'));
  client.on(Events.ShardDisconnect, ({ code }) => {
    // Later on nobody waits for a rejection: the log is the only place to say it.
    if (client.isReady()) log.error({ code }, closeFault(code).line);
  });
};

/** @param gate who may ask now */
export const createDiscordPlatform = (config: DiscordConfig, desk: Desk, log: Log, gate: Gate = OPEN): Platform => {
  let stopping = new AbortController();
  let client: Client | undefined;

  const makeClient = (): Client => {
    const fresh = new Client(optionsFor(config));
    listen(fresh, desk, log, gate);
    return fresh;
  };

  const stop = async (): Promise<void> => {
    stopping.abort();
    const open = client;
    client = undefined;
    // A farewell looks like a lost line.
    open?.removeAllListeners(Events.ShardReconnecting);
    await Promise.race([open?.destroy(), sleep(STOP_MS, undefined, { ref: false })]);
  };

  return {
    name: 'Discord',
    start: async () => {
      // A start that failed has stopped: it may be tried again.
      if (stopping.signal.aborted) stopping = new AbortController();
      const connected = await logIn(config, makeClient, stopping.signal);
      client = connected;
      try {
        await registerCommands(connected, config);
      } catch (error) {
        await stop();
        throw error;
      }
      log.info({ user: connected.user.tag, guild: config.guildId }, 'Discord is connected');
    },
    stop,
  };
};
