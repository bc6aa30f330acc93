/** Whether two names, as printed in two places, mean one speaker. */
import { tokenise } from '../text/tokens.js';
import TITLES from './titles.json' with { type: 'json' };

export interface Sameness {
  same: boolean;
  /** Chance that `same` is right, 0 to 1. */
  confidence: number;
}

const LEADING = new Set([...TITLES.determiners, ...TITLES.titles]);
const TRAILING = new Set(TITLES.suffixes);

/** What is left without determiners, titles in front and "Jr." behind; spelling variants are folded by the tokens. */
const nameWords = (name: string): string[] => {
  const all = tokenise(name).words;
  let from = 0;
  while (from < all.length - 1 && LEADING.has(all[from] ?? '')) from++;
  let to = all.length;
  while (to > from + 1 && TRAILING.has(all[to - 1] ?? '')) to--;
  return all.slice(from, to);
};

/** A given name against another, or against its initial. */
const fits = (a: string, b: string): boolean =>
  a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));

const isProper = (name: string): boolean => /\p{Lu}/u.test(name);

/**
 * Full names must agree in given name and surname; a surname alone fits anyone who bears it, less surely.
 * Descriptions ("the diplomatic source") are one speaker only word for word, articles aside.
 */
export const sameSpeaker = (a: string, b: string): Sameness => {
  const [one, two] = [nameWords(a), nameWords(b)];
  if (one.join(' ') === two.join(' ')) return { same: true, confidence: one.length > 1 ? 0.97 : 0.85 };
  if (!isProper(a) || !isProper(b) || one.at(-1) !== two.at(-1)) return { same: false, confidence: 0.95 };
  const [short, long] = one.length <= two.length ? [one, two] : [two, one];
  if (short.length === 1) return { same: true, confidence: 0.75 };
  const given = short[0] ?? '';
  return long.slice(0, -1).some((word) => fits(given, word))
    ? { same: true, confidence: 0.9 }
    : { same: false, confidence: 0.95 };
};
