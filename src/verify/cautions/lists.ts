/** Lists of words by what they do in a sentence. */
import { tokenise } from '../../text/tokens.js';
import lists from './words.json' with { type: 'json' };

const LISTS: Readonly<Record<string, string | readonly string[]>> = lists;

/** Words as strips spell them: "cannot" is "can not", "one" is "1". A mark stays what it is. */
export const respell = (phrase: string): string => tokenise(phrase).words.join(' ') || phrase;

/** Words of a list; a list may name others (`@think`). @throws Error on a list that does not exist */
export const listed = (name: string): string[] => {
  const list = LISTS[name];
  if (!Array.isArray(list)) throw new Error(`no list of words is called ${name}`);
  return list.flatMap((entry: string) => (entry.startsWith('@') ? listed(entry.slice(1)) : [respell(entry)]));
};
