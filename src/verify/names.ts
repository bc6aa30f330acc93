/** Names of people and outlets as people type them: "Rachael Reves", "NYT". Aliases first, then fuzzy search by Fuse.js. */
import Fuse from 'fuse.js';
import type { Store } from '../store/store.js';
import ALIASES from './aliases.json' with { type: 'json' };

/** Fuse.js splits patterns at 32 characters; a name is shorter. */
const MAX_TYPED = 32;
/** Fuse.js score, 0 exact to 1 unlike: lets two wrong letters in a surname pass, a different surname not. */
const THRESHOLD = 0.3;
const REFRESH_MS = 30_000;

const aliases = new Map(
  Object.entries(ALIASES).flatMap(([name, others]) => others.map((other) => [other.toLowerCase(), name] as const)),
);

/** The name that an abbreviation or nickname stands for; other names come back unchanged. */
export const resolveAlias = (typed: string): string => aliases.get(typed.trim().toLowerCase()) ?? typed.trim();

/** @returns at most `limit` of `names`, the likeliest first; with nothing typed the first in alphabetical order */
export const searchNames = (names: readonly string[], typed: string, limit: number): string[] => {
  const wanted = resolveAlias(typed).slice(0, MAX_TYPED);
  if (wanted === '') return [...names].sort((a, b) => a.localeCompare(b, 'en')).slice(0, limit);
  return indexOf(names)
    .search(wanted, { limit })
    .map(({ item }) => item);
};

/** Whether a name as typed may be the printed one with a slip of the keyboard. */
export const isSlipOf = (typed: string, printed: string): boolean =>
  typed.length > 3 && searchNames([printed], typed, 1).length > 0 && Math.abs(typed.length - printed.length) <= 2;

const indexOf = (names: readonly string[]): Fuse<string> =>
  new Fuse(names, { threshold: THRESHOLD, ignoreLocation: true, ignoreDiacritics: true });

/** Completion for the options `speaker` and `outlet`, from what the index holds. */
export const createSuggest = (store: Store, now: () => number = Date.now) => {
  const lists = new Map<string, { names: string[]; readAt: number }>();
  return async (field: 'speaker' | 'outlet', typed: string, limit: number): Promise<string[]> => {
    let list = lists.get(field);
    if (!list || now() - list.readAt > REFRESH_MS) {
      list = { names: await (field === 'speaker' ? store.speakers() : store.outlets()), readAt: now() };
      lists.set(field, list);
    }
    return searchNames(list.names, typed, limit);
  };
};
