/** Why Discord would not have us, in words that say what to mend. */
import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, GatewayCloseCodes, HTTPError } from 'discord.js';
import { describeError, VerbatimError } from '../../errors.js';

const PORTAL = 'https://discord.com/developers/applications';

export const tokenRefused = (cause: unknown): VerbatimError =>
  new VerbatimError(
    'platform-refused',
    'Discord refuses the token in DISCORD_TOKEN',
    `Get a new one at ${PORTAL} → your application → Bot → Reset Token, and put it into .env`,
    { cause },
  );

const intentsRefused = (cause: unknown): VerbatimError =>
  new VerbatimError(
    'platform-refused',
    'Discord refuses the intents of the bot whose token is in DISCORD_TOKEN',
    `Verbatim asks for no privileged intent. See what ${PORTAL} → your application → Bot says about intents and verification`,
    { cause },
  );

export const unreachable = (where: string, cause: unknown): VerbatimError =>
  new VerbatimError(
    'platform-unreachable',
    `Discord cannot be reached at ${where} (${describeError(cause)})`,
    'Check the network connection, and DISCORD_API_URL if it is set; then start again',
    { cause },
  );

/** Discord knows no such server, or the bot is not in it. */
export const serverRefused = (guildId: string, cause: unknown): VerbatimError =>
  new VerbatimError(
    'platform-refused',
    `Discord lets the bot register no commands in the server ${guildId} that DISCORD_GUILD_ID names (${describeError(cause)})`,
    'Invite the bot there with the scopes "bot" and "applications.commands", or correct or remove DISCORD_GUILD_ID',
    { cause },
  );

/** Close codes of the gateway that no new attempt will change, and discord.js's words for them. */
const REFUSALS: readonly { code: number; words: RegExp; fault: (cause: unknown) => VerbatimError }[] = [
  { code: GatewayCloseCodes.AuthenticationFailed, words: /^Authentication failed$/, fault: tokenRefused },
  { code: GatewayCloseCodes.DisallowedIntents, words: /^Used disallowed intents$/, fault: intentsRefused },
  { code: GatewayCloseCodes.InvalidIntents, words: /^Used invalid intents$/, fault: intentsRefused },
];

/** @returns `null` where another attempt may succeed */
export const refusalOf = (error: unknown): VerbatimError | null => {
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) return tokenRefused(error);
  if ((error instanceof DiscordAPIError || error instanceof HTTPError) && error.status === 401)
    return tokenRefused(error);
  const text = describeError(error);
  return REFUSALS.find(({ words }) => words.test(text))?.fault(error) ?? null;
};

/** Why the gateway closed a running connection for good. */
export const closeFault = (code: number): VerbatimError =>
  REFUSALS.find((refusal) => refusal.code === code)?.fault(undefined) ??
  new VerbatimError('platform-unreachable', `Discord closed the connection for good (code ${code})`, 'Start again');

/** For the log. Discord's errors carry the address, which holds the secret of an interaction, and the body: both stay out. */
export const detailsOf = (error: unknown): object =>
  error instanceof DiscordAPIError || error instanceof HTTPError
    ? { fault: error.message, status: error.status, method: error.method }
    : { err: error };
