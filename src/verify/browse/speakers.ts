/** Which names in the index mean the speaker asked for, and which may. */
import { sameSpeaker } from '../../quotes/entities/same-speaker.js';
import { fold } from '../../text/fold.js';
import { resolveAlias, searchNames } from '../names/names.js';

export interface Named {
  /** Surely the one asked for, or the only one of that surname: another's words are never put into somebody's mouth. */
  names: string[];
  /** Perhaps; likeliest first. */
  near: string[];
}

/** "J. Falk" may be anybody's, and so may "Falk" beside "Ines Falk". */
const SURELY = 0.9;
const PERHAPS = 0.5;
/** "Meloni" is the one Meloni whom the index knows; the list says which. */
const BY_SURNAME = 0.85;
/** Shorter words are shared by half of all names. */
const SHORTEST = 3;
const MOST_NEAR = 5;

const wordsIn = (name: string): string[] => fold(name).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** Whoever types in a hurry leaves the capitals out, without which a name is taken for a description. */
const withCapitals = (typed: string): string =>
  /\p{Lu}/u.test(typed) ? typed : typed.replace(/(?<=^|[\s-])\p{Ll}/gu, (letter) => letter.toUpperCase());

/** @param all names of speakers in the index */
export const findSpeakers = (all: readonly string[], typed: string): Named => {
  const asked = withCapitals(resolveAlias(typed));
  const words = wordsIn(asked).filter((word) => word.length >= SHORTEST);
  const own = fold(asked);
  const [names, perhaps]: [string[], string[]] = [[], []];
  for (const name of all) {
    const folded = fold(name);
    // Comparing names costs too much to be done with every one of a hundred thousand.
    if (folded !== own && !words.some((word) => folded.includes(word))) continue;
    const { same, confidence } = sameSpeaker(asked, name);
    if (folded === own || (same && confidence >= SURELY)) names.push(name);
    else if (same && confidence >= PERHAPS) perhaps.push(name);
  }
  const [only, ...more] = perhaps;
  const isOnly = names.length === 0 && only !== undefined && more.length === 0;
  if (isOnly && sameSpeaker(asked, only).confidence >= BY_SURNAME) return { names: [only], near: [] };
  const near = names.length + perhaps.length > 0 ? perhaps : searchNames(all, typed, MOST_NEAR);
  return { names, near: near.slice(0, MOST_NEAR) };
};
