/** What stands in the stand-in's channels, who may see it, and what was wrong with the bot's requests. */
import { type APIMessage, InteractionType, MessageFlags, MessageType } from 'discord.js';
import { News } from '../waiting.js';
import type { MessageBody } from './rules.js';
import { ASKER_ID, BOT_ID, messageOf, newId, userOf } from './world.js';

/** A message of the bot. */
export interface Posted {
  id: string;
  channelId: string;
  /** Ephemeral: only the asker sees it. */
  private: boolean;
  /** Deferred: "Verbatim is thinking …". */
  thinking: boolean;
  body: MessageBody;
  replyTo: string | null;
  /** Of the interaction that it answers. */
  interactionId?: string;
  /** Rises with every change that a reader can see. */
  change: number;
}

export class Board {
  readonly posted: Posted[] = [];
  readonly faults: string[] = [];
  readonly #news = new News();
  #change = 0;

  get change(): number {
    return this.#change;
  }

  /** Tells waiting tests that something happened. */
  touch(): void {
    this.#news.tell();
  }

  post(fields: Pick<Posted, 'channelId' | 'private' | 'thinking' | 'body'> & Partial<Posted>): Posted {
    this.#change += 1;
    const posted: Posted = { id: newId(), replyTo: null, ...fields, change: this.#change };
    this.posted.push(posted);
    this.touch();
    return posted;
  }

  edit(posted: Posted, body: MessageBody): void {
    this.#change += 1;
    posted.change = this.#change;
    posted.thinking = false;
    posted.body = { ...posted.body, ...body, flags: (posted.body.flags ?? 0) | (body.flags ?? 0) };
    this.touch();
  }

  /** What became readable after `change`. */
  since(change: number): Posted[] {
    return this.posted.filter((one) => one.change > change && !one.thinking);
  }

  until(condition: () => boolean): Promise<void> {
    return this.#news.until(condition);
  }

  /** @returns the bot's answer to a message, taken off the board, once it has come */
  async take(messageId: string): Promise<Posted | undefined> {
    const at = () => this.posted.findIndex(({ replyTo }) => replyTo === messageId);
    await this.until(() => at() >= 0);
    return this.posted.splice(at(), 1)[0];
  }
}

/** As Discord gives it back. */
export const asMessage = (posted: Posted): APIMessage =>
  messageOf({
    id: posted.id,
    channel_id: posted.channelId,
    author: userOf(BOT_ID),
    content: posted.body.content ?? '',
    ...(posted.body.nonce === undefined ? {} : { nonce: posted.body.nonce }),
    ...(posted.interactionId === undefined
      ? {}
      : {
          interaction_metadata: {
            id: posted.interactionId,
            type: InteractionType.ApplicationCommand,
            user: userOf(ASKER_ID),
            authorizing_integration_owners: {},
          },
        }),
    ...(posted.replyTo === null
      ? {}
      : {
          type: MessageType.Reply,
          message_reference: { message_id: posted.replyTo, channel_id: posted.channelId, type: 0 },
        }),
    components: (posted.body.components ?? []) as NonNullable<APIMessage['components']>,
    flags: ((posted.body.flags ?? 0) | (posted.private ? MessageFlags.Ephemeral : 0)) as MessageFlags,
  });
