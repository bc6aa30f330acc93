/** Who the bot is in the workspace, and whether it may do there what it must. */
import { webApi } from '@slack/bolt';
import type { Log } from '../platform.js';
import { BOT_TOKEN, startFault } from './faults.js';

/** As in manifest.yaml: what the bot cannot do without. */
export const SCOPES = [
  'app_mentions:read',
  'channels:history',
  'chat:write',
  'commands',
  'groups:history',
  'im:history',
];

export interface Identity {
  botId: string;
  botUserId: string;
}

/** @throws VerbatimError `platform-refused` naming SLACK_BOT_TOKEN, or `platform-unreachable` */
export const identify = async (token: string, options: webApi.WebClientOptions, log: Log): Promise<Identity> => {
  try {
    const {
      bot_id = '',
      user_id = '',
      team,
      response_metadata,
    } = await new webApi.WebClient(token, options).auth.test();
    const granted = response_metadata?.scopes;
    const missing = granted ? SCOPES.filter((scope) => !granted.includes(scope)) : [];
    if (missing.length > 0) {
      log.warn({ missing }, 'The Slack app lacks scopes: compare it with manifest.yaml, then reinstall it');
    }
    log.info({ team }, 'Slack knows the bot');
    return { botId: bot_id, botUserId: user_id };
  } catch (error) {
    throw startFault(error, BOT_TOKEN);
  }
};
