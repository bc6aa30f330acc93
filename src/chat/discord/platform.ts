/** Discord: transport and drawing, nothing else. */
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  Client,
  type ClientOptions,
  DefaultRestOptions,
  Events,
  GatewayIntentBits,
  type GuildMember,
  Options,
  Partials,
  type RESTOptions,
  type User,
} from 'discord.js';
import type { DiscordConfig } from '../../config.js';
import { describeError } from '../../errors.js';
import type { Desk } from '../desk.js';
import type { Log, Platform } from '../platform.js';
import { type Gate, OPEN } from '../queue/gate.js';
import { rememberSeen } from '../seen.js';
import { keepTokens, type Tokens } from './buttons.js';
import { logIn, registerCommands } from './connect.js';
import { NO_MENTIONS } from './drawing/draw.js';
import { closeFault } from './faults.js';
import { handleInteraction } from './interactions.js';
import { handleMessage } from './mentions.js';
import type { Delivery } from './post.js';
import { patiently, TIMING, type Timing } from './requests.js';
import { createWebhook, type Webhook } from './webhook.js';

/** The bot is asked about fresh messages only; the rest need not fill the memory. */
const MESSAGES_KEPT = 50;
const PEOPLE_KEPT = 500;
const isBotItself = ({ id, client }: User | GuildMember): boolean => id === client.user?.id;
/** A server that is down must not keep the others waiting. */
const GUILD_WAIT_MS = 3000;
/** A closing handshake that nobody answers is not waited for. */
const STOP_MS = 800;

const restFor = ({ apiUrl }: DiscordConfig, timing: Timing, stopping: AbortSignal): Partial<RESTOptions> => ({
  // One call with all its tries; the client's own retries would know nothing of what may be repeated.
  timeout: timing.budget + timing.message,
  retries: 0,
  makeRequest: patiently(DefaultRestOptions.makeRequest, timing, stopping),
  ...(apiUrl === null ? {} : { api: apiUrl.replace(/\/$/, '') }),
});

const optionsFor = (rest: Partial<RESTOptions>): ClientOptions => ({
  // Not MessageContent: what mentions the bot is readable without that privilege.
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
  // Direct messages come from channels that the bot has not been told of before.
  partials: [Partials.Channel],
  allowedMentions: NO_MENTIONS,
  failIfNotExists: false,
  // Past 2,500 servers Discord takes several connections only; it says how many.
  shards: 'auto',
  waitGuildTimeout: GUILD_WAIT_MS,
  makeCache: Options.cacheWithLimits({
    ...Options.DefaultMakeCacheSettings,
    MessageManager: MESSAGES_KEPT,
    // Everybody who ever asked would stay in memory otherwise.
    UserManager: { maxSize: PEOPLE_KEPT, keepOverLimit: isBotItself },
    GuildMemberManager: { maxSize: PEOPLE_KEPT, keepOverLimit: isBotItself },
  }),
  rest,
});

interface Parts {
  desk: Desk;
  delivery: Delivery;
  webhook: Webhook;
  tokens: Tokens;
  /** Whether an event was not handed over before, by another client or a resumed connection. */
  isNew: (id: string) => boolean;
}

const listen = (client: Client, { desk, delivery, webhook, tokens, isNew }: Parts): void => {
  const { gate, log } = delivery;
  client.on(Events.InteractionCreate, (interaction) => {
    void handleInteraction(interaction, isNew(interaction.id), { desk, webhook, tokens, gate, log });
  });
  client.on(Events.MessageCreate, (message) => {
    if (isNew(message.id)) void handleMessage(message, desk, delivery);
  });
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

/** @param gate who may ask now @param timing for tests */
export const createDiscordPlatform = (
  config: DiscordConfig,
  desk: Desk,
  log: Log,
  gate: Gate = OPEN,
  timing: Timing = TIMING,
): Platform => {
  const [tokens, isNew] = [keepTokens(), rememberSeen()];
  let stopping = new AbortController();
  let client: Client | undefined;

  const clients = (): (() => Client) => {
    const { signal } = stopping;
    // Every call and every pause listens for the end.
    setMaxListeners(0, signal);
    const delivery: Delivery = { gate, timing, stopping: signal, log };
    const rest = restFor(config, timing, signal);
    const parts: Parts = { desk, delivery, webhook: createWebhook(rest), tokens, isNew };
    return () => {
      const fresh = new Client(optionsFor(rest));
      listen(fresh, parts);
      return fresh;
    };
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
      const connected = await logIn(config, clients(), stopping.signal);
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
