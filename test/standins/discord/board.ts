/** What stands in the stand-in's channels, who may see it, and what was wrong with the bot's requests. */
import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type APIMessage, MessageFlags } from 'discord.js';
import type { MessageBody } from './rules.js';
import { BOT_ID, messageOf, newId, userOf } from './world.js';

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
  /** Rises with every change that a reader can see. */
  change: number;
}

export class Board {
  readonly posted: Posted[] = [];
  readonly faults: string[] = [];
  readonly #news = new EventEmitter();
  #change = 0;

  get change(): number {
    return this.#change;
  }

  /** Tells waiting tests that something happened. */
  touch(): void {
    this.#news.emit('change');
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

  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await once(this.#news, 'change');
  }

  /** Waits until nothing has changed for a moment: for what should not come. */
  async quiet(ms: number): Promise<void> {
    for (let before = -1; before !== this.#change; ) {
      before = this.#change;
      await sleep(ms);
    }
  }
}

/** As Discord gives it back. */
export const asMessage = (posted: Posted): APIMessage =>
  messageOf({
    id: posted.id,
    channel_id: posted.channelId,
    author: userOf(BOT_ID),
    content: posted.body.content ?? '',
    components: (posted.body.components ?? []) as NonNullable<APIMessage['components']>,
    flags: ((posted.body.flags ?? 0) | (posted.private ? MessageFlags.Ephemeral : 0)) as MessageFlags,
  });

/** For what the board is not told of: looks again and again. */
export const happens = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await sleep(5);
};
