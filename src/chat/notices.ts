/** What the bot says where there is nothing to show, the same on every platform. */
import type { Reply } from './reply.js';

/** Plain lines, with nothing to press. Private unless told otherwise. */
export const notice = (lines: readonly string[], isPrivate = true): Reply => ({
  blocks: lines.map((text) => ({ kind: 'text', runs: [{ text }] })),
  buttons: [],
  private: isPrivate,
});

export const FAILURE = notice([
  "Something went wrong on the bot's side, and it has been noted. Please try again in a minute.",
]);
