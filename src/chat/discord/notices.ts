/** What the bot says on Discord when there is nothing to check, and how to ask instead. */
import { HELP as HELP_BLOCKS } from '../help.js';
import { notice } from '../notices.js';
import type { Reply } from '../reply.js';
import { CHECK_MESSAGE } from './commands.js';

const INSTEAD = `Paste its words after the mention, or open the message's menu: Apps → ${CHECK_MESSAGE}.`;

/** For a mention without words. */
export const HELP: Reply = {
  blocks: [...HELP_BLOCKS, { kind: 'text', runs: [{ text: `Or open a message's menu: Apps → ${CHECK_MESSAGE}.` }] }],
  buttons: [],
  private: true,
};

/** Discord withholds the words of messages that do not mention the bot. */
export const UNREADABLE = notice([
  `That message can't be read by the bot: Discord shows it only what mentions it. ${INSTEAD}`,
]);

/** Goes below an answer to the words that stood beside the mention. */
export const ONLY_YOUR_WORDS: Reply['blocks'][number] = {
  kind: 'note',
  runs: [
    {
      text: `Only the words beside the mention were checked: the message you replied to can't be read by the bot. ${INSTEAD}`,
    },
  ],
};

/** A role that bears the bot's name is easily mistaken for the bot, and Discord withholds such messages. */
export const ROLE_MENTIONED = notice([
  "You mentioned the bot's role. Please mention the bot itself: Discord shows it only messages that do.",
]);

/** For a message that holds only pictures, stickers or files. */
export const NO_TEXT = notice(['That message holds no words to check.']);

/** Commands of an older version stay in Discord's menus for a while. */
export const UNKNOWN = notice(['The bot does not know this command any more. Please reload Discord and try again.']);
