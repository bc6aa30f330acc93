/** A reply to somebody's message, posted once, whatever happens on the way. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Message } from 'discord.js';
import type { Log } from '../platform.js';
import type { Gate } from '../queue/gate.js';
import type { Drawn } from './drawing/draw.js';
import { detailsOf } from './faults.js';
import { isUncertain, type Timing } from './requests.js';

/** What posting needs beside the message. */
export interface Delivery {
  /** Who may ask now. */
  gate: Gate;
  timing: Timing;
  /** Ends all new tries. */
  stopping: AbortSignal;
  log: Log;
}

/** As many of the messages behind the one replied to are looked through. */
const LOOKED_THROUGH = 100;

const TRIES = 12;

/** @returns whether the reply is there already; `false` also where the bot may not read the channel */
const isThere = async (message: Message, log: Log): Promise<boolean> => {
  const me = message.client.user.id;
  try {
    const later = await message.channel.messages.fetch({ after: message.id, limit: LOOKED_THROUGH, cache: false });
    return later.some(({ author, reference }) => author.id === me && reference?.messageId === message.id);
  } catch (error) {
    log.debug(detailsOf(error), 'The messages of this channel cannot be read');
    return false;
  }
};

/**
 * Where Discord's answer is lost, the reply is looked for before it is sent again; and as it bears the same nonce each
 * time, Discord itself gives back the first one instead of posting a second.
 * @throws what Discord refused it for, or the last uncertainty
 */
export const replyOnce = async (message: Message, drawn: Drawn, delivery: Delivery): Promise<void> => {
  const { timing, stopping, log } = delivery;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await message.reply({ ...drawn, nonce: message.id, enforceNonce: true });
      return;
    } catch (error) {
      if (!isUncertain(error) || attempt === TRIES || stopping.aborted) throw error;
      log.debug(detailsOf(error), 'Discord did not say whether it took a reply');
    }
    await pause(Math.min(timing.retry * 2 ** attempt, timing.longestPause), undefined, { signal: stopping });
    if (await isThere(message, log)) return;
  }
};
