/** Completion for names while they are typed: of a hundred thousand, within a keystroke. */

import type { Store } from '../../store/store.js';
import { fold } from '../../text/fold.js';
import { resolveAlias, searchNames } from './names.js';

/** For so long a list of names is taken as it was read. */
const REFRESH_MS = 30_000;

interface NameList {
  names: string[];
  /** Each folded, behind a space: a word of a name stands behind one. */
  folded: string[];
  readAt: number;
}

/**
 * Names in which each typed word begins a word, those that begin as typed first. Only where there is none is looked for
 * names like it, which takes a hundred times as long.
 */
const complete = ({ names, folded }: NameList, typed: string, limit: number): string[] => {
  const wanted = fold(resolveAlias(typed)).trim();
  const words = wanted.split(/\s+/).map((word) => ` ${word}`);
  const [leading, others]: [string[], string[]] = [[], []];
  for (let i = 0; i < names.length && leading.length < limit; i++) {
    const [name, letters] = [names[i] as string, folded[i] as string];
    if (letters.startsWith(` ${wanted}`)) leading.push(name);
    else if (others.length < limit && words.every((word) => letters.includes(word))) others.push(name);
  }
  const found = [...leading, ...others].slice(0, limit);
  return found.length > 0 ? found : searchNames(names, typed, limit);
};

/** Completion for the options `speaker` and `outlet`, from what the index holds. */
export const createSuggest = (store: Store, now: () => number = Date.now) => {
  const lists = new Map<string, NameList>();
  return async (field: 'speaker' | 'outlet', typed: string, limit: number): Promise<string[]> => {
    let list = lists.get(field);
    if (!list || now() - list.readAt > REFRESH_MS) {
      const names = await (field === 'speaker' ? store.speakers() : store.outlets());
      list = { names, folded: names.map((name) => ` ${fold(name)}`), readAt: now() };
      lists.set(field, list);
    }
    return complete(list, typed, limit);
  };
};
