/** Words that came to harm on their way, by a scanner, a keyboard without apostrophes, a line's end, and are still the same words. */
import damage from './damage.json' with { type: 'json' };
import { fold } from './fold.js';

/** `scan`: letters taken for others that look like them; `apostrophe`: one was lost; `hyphen`: a line's end parted a word. */
export type Damage = 'scan' | 'apostrophe' | 'hyphen';

const APOSTROPHES = /'/gu;
const PARTING = /(?<=\p{L})(?:-\s*|\s+-?\s*)(?=\p{L})/gu;
const MIXED = /\p{L}\d|\d\p{L}|\p{L}[|!]\p{L}/u;
/** "3rd", "10k", "5pm": letters that belong to a number. */
const NUMBER = /^\d+\p{L}{1,2}$/u;

const ALIKE = damage.alike.map(([seen, meant]) => [seen as string, meant as string] as const);

/** The shape of a word: what is left when letters that look alike are one. */
const shapeOf = (word: string): string => ALIKE.reduce((rest, [seen, meant]) => rest.replaceAll(seen, meant), word);

const isScanned = (asked: string, printed: string, known: boolean): boolean => {
  if (/^[\d.,]*$/u.test(asked) || asked.length < 2 || shapeOf(asked) !== shapeOf(printed)) return false;
  return MIXED.test(asked) && !NUMBER.test(asked) ? true : !known;
};

/**
 * What harm makes one word of another, if harm alone can. Numbers are never each other's: "100" and "700" are two.
 * @param asked one printed word, or the two that a line's end or a hyphen made of one
 * @param printed the word it stands for
 * @param known whether `asked` is a word that other articles print: "modem" is then no "modern"
 * @example damageOf('hes', 'he’s', false) // 'apostrophe'
 * @example damageOf('rnodern', 'modern', false) // 'scan'
 * @example damageOf('har-\nbour', 'harbour', false) // 'hyphen'
 */
export const damageOf = (asked: string, printed: string, known: boolean): Damage | null => {
  const [one, other] = [fold(asked.trim()), fold(printed.trim())];
  if (one === other) return null;
  const bare = one.replace(APOSTROPHES, '');
  if (bare !== '' && bare === other.replace(APOSTROPHES, '')) return 'apostrophe';
  if (one.replace(PARTING, '') === other.replace(PARTING, '')) return 'hyphen';
  return isScanned(one, other, known) ? 'scan' : null;
};
