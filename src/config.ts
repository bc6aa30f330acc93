/** Settings: `.env` and the environment in, one checked Config out. Every fault in one message that names its variable. */
import path from 'node:path';
import dotenv from 'dotenv';
import { z } from 'zod';
import { VerbatimError } from './errors.js';

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

/** An empty line in `.env` means "not set". */
const setting = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? undefined : value), schema);

/** Addresses of the nodes of a cluster. */
const NODES = /^https?:\/\/[^\s,]+(?:\s*,\s*https?:\/\/[^\s,]+)*$/;

const SCHEMA = z.object({
  DISCORD_TOKEN: setting(z.string().optional()),
  DISCORD_GUILD_ID: setting(
    z
      .string()
      .regex(/^\d{17,20}$/, 'is a server id: 17 to 20 digits')
      .optional(),
  ),
  DISCORD_API_URL: setting(z.url({ protocol: /^https?$/, error: 'is an http or https address' }).optional()),
  SLACK_BOT_TOKEN: setting(
    z
      .string()
      .regex(/^xoxb-/, 'starts with xoxb-')
      .optional(),
  ),
  SLACK_APP_TOKEN: setting(
    z
      .string()
      .regex(/^xapp-/, 'starts with xapp-')
      .optional(),
  ),
  SLACK_SIGNING_SECRET: setting(z.string().optional()),
  SLACK_API_URL: setting(z.url({ protocol: /^https?$/, error: 'is an http or https address' }).optional()),
  HOST: setting(z.string().optional()),
  PORT: setting(z.coerce.number('is a port: 0 to 65535').int().min(0).max(65535).default(3000)),
  ASKS_AT_ONCE: setting(z.coerce.number('is a whole number from 1').int('is a whole number').min(1).default(40)),
  ASKS_PER_MINUTE: setting(z.coerce.number('is a number from 1').min(1).default(60)),
  STORE: setting(z.enum(['file', 'opensearch']).default('file')),
  OPENSEARCH_URL: setting(
    z.string().regex(NODES, 'is an http or https address, or several with commas between').optional(),
  ),
  OPENSEARCH_USER: setting(z.string().optional()),
  OPENSEARCH_PASSWORD: setting(z.string().optional()),
  OPENSEARCH_CERTIFICATE: setting(z.string().optional()),
  OPENSEARCH_PREFIX: setting(
    z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/, 'is small letters, digits and -')
      .default('verbatim'),
  ),
  OPENSEARCH_SHARDS: setting(z.coerce.number('is a number of shards: 1 to 100').int().min(1).max(100).default(1)),
  OPENSEARCH_REPLICAS: setting(z.coerce.number('is a number of copies: 0 to 10').int().min(0).max(10).default(0)),
  FETCH_CONTACT: setting(
    z
      .string()
      .regex(/^(?:https?:\/\/|mailto:)?[\w.+-]+[\w@.:/?=&%~+-]*$/, 'is an address of the web or of mail')
      .optional(),
  ),
  FETCH_ALLOW: setting(z.string().default('')),
  CORPUS_DIR: setting(z.string().default('corpus')),
  DATA_DIR: setting(z.string().default('data')),
  LOG_LEVEL: setting(z.enum(LOG_LEVELS).default('info')),
});

export interface DiscordConfig {
  token: string;
  /** Register commands there at once, instead of everywhere. */
  guildId: string | null;
  /** Base address without version, e.g. `https://discord.com/api`; `null`: Discord's own. */
  apiUrl: string | null;
}

export interface SlackConfig {
  botToken: string;
  /** Socket Mode with an app token, HTTP with a signing secret. */
  transport: { mode: 'socket'; appToken: string } | { mode: 'http'; signingSecret: string; port: number };
  /** e.g. `https://slack.com/api/`; `null`: Slack's own. */
  apiUrl: string | null;
}

/** An index on OpenSearch: see `ClusterOptions` and `IndexOptions` of the store. */
export interface ClusterConfig {
  url: string;
  user: string | null;
  password: string | null;
  certificate: string | null;
  prefix: string;
  shards: number;
  replicas: number;
}

export interface FetchingConfig {
  /** How whoever is visited can reach the operator. */
  contact: string | null;
  /** Addresses and ranges of the operator's own network that may be fetched. */
  allow: readonly string[];
}

export interface Config {
  discord: DiscordConfig | null;
  slack: SlackConfig | null;
  /** The port for Slack's deliveries, health and figures. `host: null`: every address of this machine. */
  http: { host: string | null; port: number; open: boolean };
  /** What one person may ask. */
  allowance: { atOnce: number; perMinute: number };
  /** `null`: the index is a file in `dataDir`. */
  cluster: ClusterConfig | null;
  fetching: FetchingConfig;
  corpusDir: string;
  dataDir: string;
  logLevel: (typeof LOG_LEVELS)[number];
}

const HINT = 'Mend it in .env (every setting is explained in .env.example) and start again';

/**
 * @param env as `process.env` after dotenv
 * @throws VerbatimError `config`, naming every variable that is at fault
 */
export const readConfig = (env: Record<string, string | undefined>): Config => {
  const parsed = SCHEMA.safeParse(env);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`);
    throw new VerbatimError('config', `Settings that cannot be used: ${faults.join('; ')}`, HINT);
  }
  const s = parsed.data;
  const slack = slackConfig(s);
  return {
    discord: s.DISCORD_TOKEN
      ? { token: s.DISCORD_TOKEN, guildId: s.DISCORD_GUILD_ID ?? null, apiUrl: s.DISCORD_API_URL ?? null }
      : null,
    slack,
    http: { host: s.HOST ?? null, port: s.PORT, open: Boolean(env.PORT) || slack?.transport.mode === 'http' },
    allowance: { atOnce: s.ASKS_AT_ONCE, perMinute: s.ASKS_PER_MINUTE },
    cluster: s.STORE === 'opensearch' ? clusterConfig(s) : null,
    fetching: {
      contact: s.FETCH_CONTACT ?? null,
      allow: s.FETCH_ALLOW.split(',')
        .map((range) => range.trim())
        .filter(Boolean),
    },
    corpusDir: s.CORPUS_DIR,
    dataDir: s.DATA_DIR,
    logLevel: s.LOG_LEVEL,
  };
};

const clusterConfig = (s: z.infer<typeof SCHEMA>): ClusterConfig => {
  if (!s.OPENSEARCH_URL)
    throw new VerbatimError('config', 'OPENSEARCH_URL: is missing, while STORE is opensearch', HINT);
  return {
    url: s.OPENSEARCH_URL,
    user: s.OPENSEARCH_USER ?? null,
    password: s.OPENSEARCH_PASSWORD ?? null,
    certificate: s.OPENSEARCH_CERTIFICATE ?? null,
    prefix: s.OPENSEARCH_PREFIX,
    shards: s.OPENSEARCH_SHARDS,
    replicas: s.OPENSEARCH_REPLICAS,
  };
};

/** Half a set of Slack settings is a mistake, never a silent "off". */
const slackConfig = (s: z.infer<typeof SCHEMA>): SlackConfig | null => {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = s;
  if (!botToken && !appToken && !signingSecret) return null;
  if (!botToken) {
    throw new VerbatimError('config', 'SLACK_BOT_TOKEN: is missing, while other Slack settings are set', HINT);
  }
  const apiUrl = s.SLACK_API_URL ?? null;
  if (appToken) return { botToken, transport: { mode: 'socket', appToken }, apiUrl };
  if (signingSecret) return { botToken, transport: { mode: 'http', signingSecret, port: s.PORT }, apiUrl };
  throw new VerbatimError(
    'config',
    'SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET with PORT (HTTP): one of them must be set beside SLACK_BOT_TOKEN',
    HINT,
  );
};

/** `.env` below the working directory, then the environment, which wins. Folders hold, wherever the process goes. */
export const readSettings = (): Config => {
  dotenv.config({ quiet: true });
  const config = readConfig(process.env);
  return { ...config, corpusDir: path.resolve(config.corpusDir), dataDir: path.resolve(config.dataDir) };
};
