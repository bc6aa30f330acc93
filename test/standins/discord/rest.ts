/** Discord's REST API, as far as the bot uses it. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { type APIMessage, RESTJSONErrorCodes } from 'discord.js';
import type { Mishap, Weather } from '../weather.js';
import { asMessage, type Board } from './board.js';
import type { CallbackBody, Callbacks } from './callbacks.js';
import { type Response, refuse } from './response.js';
import { type CommandBody, commandFaults, type MessageBody, messageFaults } from './rules.js';
import { BOT_ID, GUILD_ID, isChannel } from './world.js';

/** A failure to come: the next `times` requests that match get `response`. */
export interface Trouble {
  route: RegExp;
  times: number;
  response: Response;
}

/** All that the routes work on. */
export interface Services {
  token: string;
  board: Board;
  callbacks: Callbacks;
  /** Messages of people, by id, as far as the bot may read them. */
  messages: Map<string, APIMessage>;
  commands: { guildId: string | null; body: CommandBody[] }[];
  gatewayUrl: () => string;
  troubles: Trouble[];
  /** `null`: every call goes well. */
  weather: Weather | null;
}

interface Call {
  body: unknown;
  query: URLSearchParams;
  part: (index: number) => string;
  services: Services;
}

interface Route {
  method: string;
  path: RegExp;
  /** Interactions are answered by their own token. */
  open?: boolean;
  handle: (call: Call) => Response;
}

const badForm = (faults: string[]): Response =>
  refuse(400, RESTJSONErrorCodes.InvalidFormBodyOrContentType, `Invalid Form Body: ${faults.join('; ')}`);

const register = (guildId: string | null, { body, services }: Call): Response => {
  if (guildId !== null && guildId !== GUILD_ID) return refuse(403, RESTJSONErrorCodes.MissingAccess, 'Missing Access');
  const commands = body as CommandBody[];
  const faults = commandFaults(commands, guildId !== null);
  if (faults.length > 0) return badForm(faults);
  services.commands.push({ guildId, body: commands });
  return { status: 200, body: commands };
};

const post = ({ body, part, services }: Call): Response => {
  const channelId = part(1);
  if (!isChannel(channelId)) return refuse(403, RESTJSONErrorCodes.MissingAccess, 'Missing Access');
  const message = body as MessageBody;
  const { nonce, enforce_nonce } = message;
  const earlier = services.board.posted.find((one) => one.channelId === channelId && one.body.nonce === nonce);
  if (nonce !== undefined && enforce_nonce === true && earlier) return { status: 200, body: asMessage(earlier) };
  const faults = messageFaults('message', message);
  if (faults.length > 0) return badForm(faults);
  const replyTo = message.message_reference?.message_id ?? null;
  const posted = services.board.post({ channelId, private: false, thinking: false, body: message, replyTo });
  return { status: 200, body: asMessage(posted) };
};

/** The bot's own messages there: what people wrote is not kept. */
const history = ({ part, query, services }: Call): Response => {
  const after = query.get('after') ?? '0';
  const later = services.board.posted.filter(
    (one) => one.channelId === part(1) && !one.private && !one.thinking && BigInt(one.id) > BigInt(after),
  );
  const limit = Number(query.get('limit') ?? 50);
  return { status: 200, body: later.slice(0, limit).reverse().map(asMessage) };
};

const ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: /^\/gateway\/bot$/,
    handle: ({ services }) => ({
      status: 200,
      body: {
        url: services.gatewayUrl(),
        shards: 1,
        session_start_limit: { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 },
      },
    }),
  },
  { method: 'PUT', path: new RegExp(`^/applications/${BOT_ID}/commands$`), handle: (call) => register(null, call) },
  {
    method: 'PUT',
    path: new RegExp(`^/applications/${BOT_ID}/guilds/(\\d+)/commands$`),
    handle: (call) => register(call.part(1), call),
  },
  {
    method: 'POST',
    path: /^\/interactions\/(\d+)\/([^/]+)\/callback$/,
    open: true,
    handle: ({ body, part, services }) => services.callbacks.acknowledge(part(1), part(2), body as CallbackBody),
  },
  {
    method: 'PATCH',
    path: /^\/webhooks\/\d+\/([^/]+)\/messages\/([^/]+)$/,
    open: true,
    handle: ({ body, part, services }) => services.callbacks.edit(part(1), part(2), body as MessageBody),
  },
  {
    method: 'POST',
    path: /^\/webhooks\/\d+\/([^/]+)$/,
    open: true,
    handle: ({ body, part, services }) => services.callbacks.followUp(part(1), body as MessageBody),
  },
  { method: 'POST', path: /^\/channels\/(\d+)\/messages$/, handle: post },
  { method: 'GET', path: /^\/channels\/(\d+)\/messages$/, handle: history },
  {
    method: 'GET',
    path: /^\/channels\/\d+\/messages\/(\d+)$/,
    handle: ({ part, services }) => {
      const message = services.messages.get(part(1));
      return message
        ? { status: 200, body: message }
        : refuse(404, RESTJSONErrorCodes.UnknownMessage, 'Unknown Message');
    },
  },
];

const PREFIX = '/api/v10';

const respond = (
  request: IncomingMessage,
  { pathname, searchParams }: URL,
  body: unknown,
  services: Services,
): Response => {
  const path = pathname.slice(PREFIX.length);
  const trouble = services.troubles.find(({ route, times }) => times > 0 && route.test(`${request.method} ${path}`));
  if (trouble) {
    trouble.times -= 1;
    return trouble.response;
  }
  const route = ROUTES.find((one) => one.method === request.method && one.path.test(path));
  if (!route) return refuse(404, 0, '404: Not Found');
  if (!route.open && request.headers.authorization !== `Bot ${services.token}`)
    return refuse(401, 0, '401: Unauthorized');
  const parts = route.path.exec(path) ?? [];
  const part = (index: number) => decodeURIComponent(parts[index] ?? '');
  const response = route.handle({ body, query: searchParams, part, services });
  // Faults that a test brings about on purpose come from `troubles`; these are the bot's own.
  if (response.status >= 400) services.board.faults.push(`${request.method} ${path}: ${JSON.stringify(response.body)}`);
  return response;
};

const write = (response: ServerResponse, { status, body, headers = {} }: Response): void => {
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  response.writeHead(status, { ...type, ...headers }).end(body === undefined ? undefined : JSON.stringify(body));
};

/** @returns `null`: the connection ends instead of an answer */
const underWeather = async (
  mishap: Mishap | null,
  weather: Weather,
  take: () => Response,
): Promise<Response | null> => {
  const { retryAfter, slow } = weather.forecast;
  if (mishap === 'failed') return refuse(500, 0, 'Internal Server Error');
  if (mishap === 'limited') {
    const body = { message: 'You are being rate limited.', retry_after: retryAfter, global: false };
    return { status: 429, headers: { 'retry-after': String(retryAfter) }, body };
  }
  if (mishap === 'dropped-before') return null;
  if (mishap === 'slow-before') await sleep(slow);
  const response = take();
  if (mishap === 'slow-after') await sleep(slow);
  return mishap === 'dropped-after' ? null : response;
};

export const createRest = (services: Services): Server =>
  createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://discord.invalid');
    const body = request.headers['content-type']?.includes('json') ? await json(request) : undefined;
    const take = () => respond(request, url, body, services);
    const { weather } = services;
    const answer = weather ? await underWeather(weather.next(), weather, take) : take();
    if (answer) write(response, answer);
    else request.socket.destroy();
    services.board.touch();
  });
