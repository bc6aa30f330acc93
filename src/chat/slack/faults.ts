/** What keeps the Slack platform from starting, in words that say what to mend. */
import { webApi } from '@slack/bolt';
import { describeError, VerbatimError } from '../../errors.js';

/** How to come by the token that Slack refuses. */
export interface Credential {
  variable: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN';
  remedy: string;
}

export const BOT_TOKEN: Credential = {
  variable: 'SLACK_BOT_TOKEN',
  remedy:
    'Open https://api.slack.com/apps, choose the app, (re)install it under "Install App", and put the "Bot User OAuth Token" (xoxb-…) into .env',
};

export const APP_TOKEN: Credential = {
  variable: 'SLACK_APP_TOKEN',
  remedy:
    'Open https://api.slack.com/apps, choose the app, generate a token with the scope connections:write under "Basic Information", "App-Level Tokens", and put it (xapp-…) into .env',
};

/** Answers of Slack that speak of its own state, not of the token. */
const PASSING = new Set([
  'fatal_error',
  'internal_error',
  'ratelimited',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
]);

/** Slack answered, and said no. */
export class Refusal extends Error {
  constructor(readonly reason: string) {
    super(`Slack answers "${reason}"`);
  }
}

/** Slack's reason for refusing a token; `null` where the fault may pass by itself. */
export const refusalOf = (error: unknown): string | null => {
  if (error instanceof webApi.WebAPIRequestError) return refusalOf(error.original);
  if (error instanceof webApi.WebAPIPlatformError) return refusalOf(new Refusal(error.data.error));
  return error instanceof Refusal && !PASSING.has(error.reason) ? error.reason : null;
};

const causeOf = (error: unknown): string => {
  const inner = error instanceof webApi.WebAPIRequestError ? error.original : error;
  const deepest = inner instanceof Error && inner.cause instanceof Error ? inner.cause : inner;
  return describeError(deepest).split('\n', 1)[0] || String(deepest);
};

/** @returns the error that `Platform.start` rejects with */
export const startFault = (error: unknown, credential: Credential): VerbatimError => {
  if (error instanceof VerbatimError) return error;
  const reason = refusalOf(error);
  if (reason !== null) {
    const message = `Slack refuses ${credential.variable} (${reason})`;
    return new VerbatimError('platform-refused', message, credential.remedy, { cause: error });
  }
  return new VerbatimError(
    'platform-unreachable',
    `Slack cannot be reached (${causeOf(error)})`,
    'Check the network, any proxy, and SLACK_API_URL if it is set; then start again',
    { cause: error },
  );
};
