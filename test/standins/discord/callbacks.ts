/** The rules of answering an interaction: once, within three seconds, by a token that lives fifteen minutes. */
import { InteractionResponseType, InteractionType, MessageFlags, RESTJSONErrorCodes } from 'discord.js';
import { asMessage, type Board, type Posted } from './board.js';
import type { Interaction } from './interactions.js';
import { type Response, refuse } from './response.js';
import { choiceFaults, type Faults, type MessageBody, messageFaults } from './rules.js';

const ACKNOWLEDGE_MS = 3000;
const TOKEN_LIFE_MS = 15 * 60 * 1000;

export interface CallbackBody {
  type: InteractionResponseType;
  data?: MessageBody & { choices?: { name: string; value: string }[] };
}

/** One interaction and what the bot made of it. */
export interface Asked {
  interaction: Interaction;
  at: number;
  acknowledged: InteractionResponseType | null;
  /** As `performance.now()` counts. */
  acknowledgedAt: number | null;
  /** The message that `@original` names. */
  original: Posted | null;
  choices: { name: string; value: string }[] | null;
}

const LATE = refuse(404, RESTJSONErrorCodes.UnknownInteraction, 'Unknown interaction');
const TWICE = refuse(
  400,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  'Interaction has already been acknowledged.',
);
const NO_WEBHOOK = refuse(404, RESTJSONErrorCodes.UnknownWebhook, 'Unknown Webhook');
const EXPIRED = refuse(401, RESTJSONErrorCodes.InvalidWebhookToken, 'Invalid Webhook Token');
const GONE = refuse(404, RESTJSONErrorCodes.UnknownMessage, 'Unknown Message');

const badBody = (faults: Faults): Response =>
  refuse(400, RESTJSONErrorCodes.InvalidFormBodyOrContentType, `Invalid Form Body: ${faults.join('; ')}`);

const MESSAGE_TYPES: readonly InteractionResponseType[] = [
  InteractionResponseType.ChannelMessageWithSource,
  InteractionResponseType.DeferredChannelMessageWithSource,
];
const UPDATE_TYPES: readonly InteractionResponseType[] = [
  InteractionResponseType.DeferredMessageUpdate,
  InteractionResponseType.UpdateMessage,
];

export class Callbacks {
  readonly asked = new Map<string, Asked>();

  constructor(
    private readonly board: Board,
    private readonly now: () => number,
  ) {}

  open(interaction: Interaction, original: Posted | null): Asked {
    const asked: Asked = {
      interaction,
      at: this.now(),
      acknowledged: null,
      acknowledgedAt: null,
      original,
      choices: null,
    };
    this.asked.set(interaction.token, asked);
    return asked;
  }

  acknowledge(id: string, token: string, body: CallbackBody): Response {
    const asked = this.asked.get(token);
    if (!asked || asked.interaction.id !== id || this.now() - asked.at > ACKNOWLEDGE_MS) return LATE;
    if (asked.acknowledged !== null) return TWICE;
    const faults = this.#faults(asked, body);
    if (faults.length > 0) return badBody(faults);
    asked.acknowledged = body.type;
    asked.acknowledgedAt = performance.now();
    this.#apply(asked, body);
    this.board.touch();
    return { status: 204 };
  }

  #faults({ interaction }: Asked, body: CallbackBody): Faults {
    const { type, data = {} } = body;
    if (interaction.type === InteractionType.ApplicationCommandAutocomplete) return choiceFaults(body);
    if (type === InteractionResponseType.ChannelMessageWithSource) return messageFaults('followUp', data);
    if (type === InteractionResponseType.UpdateMessage) return messageFaults('edit', data);
    const known = MESSAGE_TYPES.includes(type) || UPDATE_TYPES.includes(type);
    const updates = UPDATE_TYPES.includes(type) && interaction.type !== InteractionType.MessageComponent;
    return known && !updates ? [] : [`type: ${type} does not answer this interaction`];
  }

  #apply(asked: Asked, { type, data = {} }: CallbackBody): void {
    if (MESSAGE_TYPES.includes(type)) {
      asked.original = this.board.post({
        channelId: asked.interaction.channel?.id ?? '',
        interactionId: asked.interaction.id,
        private: ((data.flags ?? 0) & MessageFlags.Ephemeral) !== 0,
        thinking: type === InteractionResponseType.DeferredChannelMessageWithSource,
        body: data,
      });
    } else if (type === InteractionResponseType.UpdateMessage && asked.original) this.board.edit(asked.original, data);
    else if (type === InteractionResponseType.ApplicationCommandAutocompleteResult) asked.choices = data.choices ?? [];
  }

  /** Finds what a token still allows, or says why not. */
  #usable(token: string): Asked | Response {
    const asked = this.asked.get(token);
    if (!asked || asked.acknowledged === null) return NO_WEBHOOK;
    return this.now() - asked.at > TOKEN_LIFE_MS ? EXPIRED : asked;
  }

  edit(token: string, messageId: string, body: MessageBody): Response {
    const asked = this.#usable(token);
    if ('status' in asked) return asked;
    const posted = messageId === '@original' ? asked.original : this.board.posted.find(({ id }) => id === messageId);
    if (!posted) return GONE;
    const faults = messageFaults('edit', body, posted.body.flags ?? 0);
    if (faults.length > 0) return badBody(faults);
    this.board.edit(posted, body);
    return { status: 200, body: asMessage(posted) };
  }

  followUp(token: string, body: MessageBody): Response {
    const asked = this.#usable(token);
    if ('status' in asked) return asked;
    // The first one takes the place of "is thinking …", and is as private as that.
    if (asked.original?.thinking) return this.edit(token, '@original', body);
    const faults = messageFaults('followUp', body);
    if (faults.length > 0) return badBody(faults);
    const posted = this.board.post({
      channelId: asked.interaction.channel?.id ?? '',
      private: ((body.flags ?? 0) & MessageFlags.Ephemeral) !== 0,
      thinking: false,
      body,
    });
    return { status: 200, body: asMessage(posted) };
  }
}
