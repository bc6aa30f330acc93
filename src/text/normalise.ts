/**
 * One printed word -> the words it stands for, in the spelling by which words are compared.
 * Two printed words are "the same word" exactly when this gives the same: case, marks, invisible characters, accents,
 * British and American spelling, transliteration, and contractions make no difference.
 */
import contractions from './contractions.json' with { type: 'json' };
import { fold } from './fold.js';
import { oneName } from './respelling.js';
import { oneSpelling } from './spelling.js';

/** One word out of a printed word: `cut` is where it ends, in code units of the printed word. */
export interface Reading {
  word: string;
  cut: number;
}

const WHOLE = new Map(Object.entries(contractions.whole));
const SUFFIXES = Object.entries(contractions.suffixes);
const PRONOUNS = new Set(contractions.pronouns);

/** A rule may open the way for another ("yy" before "skiy"): they are applied until none applies. */
const MOST_STEPS = 8;

/** The common spelling of a folded word without apostrophes. */
const respell = (word: string): string => {
  let before = word;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const after = oneName(oneSpelling(before));
    if (after === before) break;
    before = after;
  }
  return before;
};

/** Points belong to initials, which are compared without them; in a number they count. */
const plain = (folded: string): string =>
  respell(/\d/u.test(folded) ? folded.replaceAll("'", '') : folded.replace(/['.]/gu, ''));

const possessive = (folded: string): string => (/\d0's$/u.test(folded) ? folded : folded.replace(/'s$/u, ''));

/** Words of a folded contraction, each with how many of its letters it takes; `null`: it is none. */
const expand = (folded: string): { word: string; letters: number }[] | null => {
  const whole = WHOLE.get(folded);
  if (whole) {
    const last = folded.endsWith("n't") ? 3 : folded.endsWith('nt') ? 2 : (whole[1] as string).length;
    const letters =
      folded.includes("'") && last !== 3 ? folded.length - folded.indexOf("'") : Math.min(last, folded.length - 1);
    return [
      { word: whole[0] as string, letters: folded.length - letters },
      { word: whole[1] as string, letters },
    ];
  }
  if (folded.endsWith("'s") && PRONOUNS.has(folded.slice(0, -2))) {
    return [
      { word: folded.slice(0, -2), letters: folded.length - 2 },
      { word: 'is', letters: 2 },
    ];
  }
  for (const [suffix, word] of SUFFIXES) {
    if (folded.length <= suffix.length || !folded.endsWith(suffix)) continue;
    const head = folded.slice(0, -suffix.length);
    const before = expand(head) ?? [{ word: plain(head), letters: head.length }];
    return [...before, { word, letters: suffix.length }];
  }
  return null;
};

/**
 * What a printed word stands for: one reading, or several for a contraction ("don't": do, not). Never empty unless
 * nothing of the word can be seen. The last reading's `cut` is the printed word's length.
 */
export const readWord = (printed: string): Reading[] => {
  const folded = fold(printed);
  const parts = folded.includes("'") || folded.length < 8 ? expand(folded) : null;
  if (!parts) {
    const word = plain(possessive(folded));
    return word === '' ? [] : [{ word, cut: printed.length }];
  }
  let cut = 0;
  return parts.map(({ word, letters }, index) => {
    cut = index === parts.length - 1 ? printed.length : Math.min(cut + letters, printed.length);
    return { word, cut };
  });
};
