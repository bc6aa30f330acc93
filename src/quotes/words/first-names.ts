/** First names that tell a man or a woman, whatever accents they are printed with. */
import table from './first-names.json' with { type: 'json' };

const SINGLE_LETTERS: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Lower case without accents. */
export const fold = (word: string): string => (PLAIN.test(word) ? word.toLowerCase() : foldAll(word));

const PLAIN = /^[a-zA-Z]*$/;

const foldAll = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łøßæœđðþı]/g, (letter) => SINGLE_LETTERS[letter] ?? letter);

const FEMALE = new Set(table.female);
const MALE = new Set(table.male);

/** @param name one word, in any case; `true` where only women bear it */
export const isFemaleName = (name: string): boolean => FEMALE.has(fold(name));
export const isMaleName = (name: string): boolean => MALE.has(fold(name));
export const isFirstName = (name: string): boolean => isFemaleName(name) || isMaleName(name);
