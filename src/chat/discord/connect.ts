/** From a token to a client that is logged in and whose commands are registered. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, DiscordAPIError, RouteBases, Routes } from 'discord.js';
import type { DiscordConfig } from '../../config.js';
import { commandsFor } from './commands.js';
import { refusalOf, serverRefused, tokenRefused, unreachable } from './faults.js';

/** Before each attempt to log in, in milliseconds: a short outage is no reason to give up. */
const PAUSES = [0, 500, 1500];

/** For all attempts together. */
const PATIENCE_MS = 15_000;

/** Anything else cannot even be sent, and was pasted by mistake. */
const PRINTABLE = /^[\x21-\x7E]+$/;

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

/** @throws what Discord or the network said, if it went on until `signal` */
const attempt = async (client: Client, token: string, signal: AbortSignal): Promise<void> => {
  try {
    await Promise.race([client.login(token), aborted(signal)]);
  } catch (error) {
    await client.destroy().catch(() => {});
    throw error;
  }
};

/**
 * @param makeClient a fresh client for each attempt: a destroyed one cannot log in again
 * @param stop ends the attempts early
 * @throws VerbatimError `platform-refused` or `platform-unreachable`
 */
export const logIn = async (
  { token, apiUrl }: DiscordConfig,
  makeClient: () => Client,
  stop: AbortSignal,
): Promise<Client<true>> => {
  if (!PRINTABLE.test(token)) throw tokenRefused(new Error('It holds characters that no token has'));
  const end = AbortSignal.any([stop, AbortSignal.timeout(PATIENCE_MS)]);
  let last: unknown;
  for (const pause of PAUSES) {
    if (end.aborted) break;
    await sleep(pause);
    const client = makeClient();
    try {
      await attempt(client, token, end);
      return client as Client<true>;
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal !== null) throw refusal;
      last = error;
    }
  }
  throw unreachable(apiUrl ?? RouteBases.api, last);
};

/** @throws VerbatimError `platform-refused` where the server of `guildId` is closed to the bot */
export const registerCommands = async (client: Client<true>, { guildId, apiUrl }: DiscordConfig): Promise<void> => {
  const { id } = client.application;
  const route = guildId === null ? Routes.applicationCommands(id) : Routes.applicationGuildCommands(id, guildId);
  try {
    await client.rest.put(route, { body: commandsFor(guildId === null) });
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) throw unreachable(apiUrl ?? RouteBases.api, error);
    const closed = error.status === 403 || error.status === 404;
    throw guildId !== null && closed ? serverRefused(guildId, error) : (refusalOf(error) ?? error);
  }
};
