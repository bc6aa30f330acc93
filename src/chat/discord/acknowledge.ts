/** What Discord makes of an interaction's first answer, of which it takes one alone. */
import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import type { Log } from '../platform.js';
import { detailsOf } from './faults.js';

/**
 * @param send the acknowledgement, with or without an answer in it
 * @returns `taken` also where nobody knows, so that an answer may be sent all the same; `gone`: Discord waits no longer;
 * `refused`: it does, but would not have this
 */
export const acknowledge = async (send: () => Promise<unknown>, log: Log): Promise<'taken' | 'gone' | 'refused'> => {
  try {
    await send();
    return 'taken';
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) {
      log.warn(detailsOf(error), 'Discord did not say whether it took an acknowledgement');
      return 'taken';
    }
    // An earlier try was taken, and word of it was lost.
    if (error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged) return 'taken';
    if (error.code === RESTJSONErrorCodes.UnknownInteraction) {
      log.warn(detailsOf(error), 'Discord no longer waits for this answer');
      return 'gone';
    }
    log.error(detailsOf(error), 'Discord refused an answer');
    return 'refused';
  }
};
