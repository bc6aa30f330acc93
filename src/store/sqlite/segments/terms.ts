/** What the index can look up: single words and pairs of neighbouring words, each as a number of 32 bits. */
import { tokenise } from '../../../text/tokens.js';
import { hashText, mix } from '../../hash.js';

/** The term of one word in its comparable spelling. */
export const wordTerm = (word: string): number => hashText(word);

/** The term of a pair of neighbours; the order counts. */
export const pairTerm = (first: number, second: number): number =>
  mix(Math.imul(first, 0x9e3779b1) ^ ((second << 13) | (second >>> 19)));

/** Calls `add` for every term of a text; a term that occurs twice is given twice. */
export const forEachTerm = (text: string, add: (term: number) => void): void => {
  let previous = -1;
  for (const word of tokenise(text).words) {
    const term = wordTerm(word);
    add(term);
    if (previous >= 0) add(pairTerm(previous, term));
    previous = term;
  }
};
