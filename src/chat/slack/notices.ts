/** What the bot says on Slack when there is nothing to check, and how to ask instead. */
import { HELP as HELP_BLOCKS } from '../help.js';
import { notice } from '../notices.js';
import type { Reply } from '../reply.js';

const MENU = 'open the menu of that message: More actions (⋮) → Check quotes';

/** For a mention without words. */
export const HELP: Reply = {
  blocks: [...HELP_BLOCKS, { kind: 'text', runs: [{ text: `Or ${MENU}.` }] }],
  buttons: [],
  private: true,
};

/** Slack hands over the mention alone, not the thread around it. */
export const UNREADABLE = notice([
  `The messages above can't be read by the bot: Slack shows it only what mentions it. Paste the words after the mention, or ${MENU}.`,
]);

export const SHARE_UNCERTAIN = notice([
  'Slack did not say whether your answer was shared. Please look in the channel: if it is not there, ask again and share that answer.',
]);
