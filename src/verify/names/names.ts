/** Names of people and outlets as people type them: "Rachael Reves", "NYT". Aliases first, then fuzzy search by Fuse.js. */
import Fuse from 'fuse.js';
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

/** In a shorter name every slip makes another name. */
const SHORTEST_SLIPPED = 4;
/** Letters that a slip adds or drops. */
const MOST_SLIPPED = 2;

/** Whether a name as typed may be the printed one with a slip of the keyboard. */
export const isSlipOf = (typed: string, printed: string): boolean =>
  typed.length >= SHORTEST_SLIPPED &&
  Math.abs(typed.length - printed.length) <= MOST_SLIPPED &&
  Fuse.match(resolveAlias(typed).slice(0, MAX_TYPED), printed, OPTIONS).isMatch;
