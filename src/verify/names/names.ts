/** Names of people and outlets as people type them: "Rachael Reves", "NYT". Aliases first, then fuzzy search by Fuse.js. */
import Fuse from 'fuse.js';
import { isFemaleName, isMaleName } from '../../quotes/words/first-names.js';
import { fold } from '../../text/fold.js';
import { isSlip, slips } from '../../text/likeness.js';
import ALIASES from './aliases.json' with { type: 'json' };

/** Fuse.js splits patterns at 32 characters; a name is shorter. */
const MAX_TYPED = 32;
/** Fuse.js score, 0 exact to 1 unlike: lets two wrong letters in a surname pass, a different surname not. */
const THRESHOLD = 0.3;
const OPTIONS = { threshold: THRESHOLD, ignoreLocation: true, ignoreDiacritics: true };

const aliases = new Map(
  Object.entries(ALIASES.names).flatMap(([name, others]) =>
    others.map((other) => [other.toLowerCase(), name] as const),
  ),
);

/** The name that an abbreviation or nickname stands for; other names come back unchanged. */
export const resolveAlias = (typed: string): string => aliases.get(typed.trim().toLowerCase()) ?? typed.trim();

/** @returns at most `limit` of `names`, the likeliest first; with nothing typed the first in alphabetical order */
export const searchNames = (names: readonly string[], typed: string, limit: number): string[] => {
  const wanted = resolveAlias(typed).slice(0, MAX_TYPED);
  if (wanted === '') return [...names].sort((a, b) => a.localeCompare(b, 'en')).slice(0, limit);
  return new Fuse(names, OPTIONS).search(wanted, { limit }).map(({ item }) => item);
};

/** Slips in all words of a name together. */
const MOST_SLIPS = 2;
/** In a shorter word another letter makes another name: Bell, Ball. */
const SHORTEST_MISSPELT = 5;

const wordsOf = (name: string): string[] => fold(name).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** Mario, Maria; Paul, Paula: two people, whatever the number of letters. */
const areOfTwoGenders = (one: string, other: string): boolean =>
  (isMaleName(one) && isFemaleName(other)) || (isFemaleName(one) && isMaleName(other));

const isSlippedWord = (typed: string, printed: string): boolean =>
  isSlip(typed, printed) &&
  (typed.length !== printed.length || typed.length >= SHORTEST_MISSPELT) &&
  !areOfTwoGenders(typed, printed);

/** Whether a name as typed may be the printed one with a slip or two of the keyboard. Every word must have its fellow. */
export const isSlipOf = (typed: string, printed: string): boolean => {
  const [ours, theirs] = [wordsOf(resolveAlias(typed)), wordsOf(printed)];
  if (ours.length !== theirs.length) return false;
  let sum = 0;
  for (const [at, own] of ours.entries()) {
    const their = theirs[at] as string;
    if (own === their) continue;
    if (!isSlippedWord(own, their)) return false;
    sum += slips(own, their, MOST_SLIPS);
  }
  return sum <= MOST_SLIPS;
};
