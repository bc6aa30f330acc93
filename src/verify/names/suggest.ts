import type { Store } from '../../store/store.js';
import { searchNames } from './names.js';

/** For so long a list of names is taken as it was read. */
const REFRESH_MS = 30_000;

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
