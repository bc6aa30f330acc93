/**
 * What answers an interaction goes by the interaction's own token. Discord does not count it among the fifty calls a
 * second that it grants a bot, so neither may the client: under load, answers would wait for a turn that nobody denies.
 */
import { REST, type RESTOptions, Routes } from 'discord.js';
import type { Drawn } from './drawing/draw.js';

/** Names an interaction to Discord. */
export interface Addressee {
  applicationId: string;
  token: string;
}

export interface Webhook {
  /** Gives the interaction's first message this face. May be repeated. */
  edit(to: Addressee, drawn: Drawn): Promise<unknown>;
  /** Posts one message more. Not repeated where its fate is unknown. */
  send(to: Addressee, drawn: Drawn): Promise<unknown>;
}

const bodyOf = ({ flags, components }: Drawn) => ({ flags, components, allowed_mentions: { parse: [] } });

/** @param options of the client's own calls */
export const createWebhook = (options: Partial<RESTOptions>): Webhook => {
  const rest = new REST({ ...options, version: '10', globalRequestsPerSecond: Number.POSITIVE_INFINITY });
  return {
    edit: ({ applicationId, token }, drawn) =>
      rest.patch(Routes.webhookMessage(applicationId, token, '@original'), { body: bodyOf(drawn), auth: false }),
    send: ({ applicationId, token }, drawn) =>
      rest.post(Routes.webhook(applicationId, token), { body: bodyOf(drawn), auth: false }),
  };
};
