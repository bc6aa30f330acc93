/** Lists of words by what they do in a sentence. */
import { tokenise } from '../../text/tokens.js';
import lists from './words.json' with { type: 'json' };

const LISTS: Readonly<Record<string, string | readonly string[]>> = lists;

/** Words as strips spell them: "cannot" is "can not", "one" is "1". A mark stays what it is. */
export const respell = (phrase: string): string => tokenise(phrase).words.join(' ') || phrase;

const read = new Map<string, readonly string[]>();

/**
 * Words of a list; a list may name others (`@think`). Some hundred patterns name the same lists, which are read once.
 * @throws Error on a list that does not exist
 */
export const listed = (name: string): readonly string[] => {
  const known = read.get(name);
  if (known) return known;
  const list = LISTS[name];
  if (!Array.isArray(list)) throw new Error(`no list of words is called ${name}`);
  const words = list.flatMap((entry: string) => (entry.startsWith('@') ? listed(entry.slice(1)) : [respell(entry)]));
  read.set(name, words);
  return words;
};
