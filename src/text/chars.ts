/** What kind of character stands at a place: the one table that word finding rests on. */
import { isInvisible } from './invisible.js';

export const OTHER = 0;
export const LETTER = 1;
export const DIGIT = 2;
export const APOSTROPHE = 3;
/** Soft hyphen, zero-width and direction marks: part of the word they stand in, and of no meaning. */
export const INVISIBLE = 4;
/** Scripts written without spaces: each character is a word of its own. */
export const IDEOGRAPH = 5;
/** Currency and percent signs, which belong to a number. */
export const SIGN = 6;

const UNKNOWN = 255;
const LETTERS = /[\p{L}\p{M}]/u;
const NUMERALS = /\p{N}/u;
const SIGNS = /[\p{Sc}%٪％]/u;
const APOSTROPHES = /['’‘ʼ`´′＇]/u;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const classify = (character: string): number => {
  if (isInvisible(character)) return INVISIBLE;
  if (APOSTROPHES.test(character)) return APOSTROPHE;
  if (LETTERS.test(character)) return UNSPACED.test(character) ? IDEOGRAPH : LETTER;
  if (NUMERALS.test(character)) return DIGIT;
  return SIGNS.test(character) ? SIGN : OTHER;
};

const table = new Uint8Array(0x10000).fill(UNKNOWN);

/** Kind of the character at `at`; a surrogate pair is judged whole, by its first half. `OTHER` past the end. */
export const kindAt = (text: string, at: number): number => {
  if (at >= text.length) return OTHER;
  const unit = text.charCodeAt(at);
  const known = table[unit] as number;
  if (known !== UNKNOWN) return known;
  if (unit >= 0xd800 && unit <= 0xdbff) return classify(String.fromCodePoint(text.codePointAt(at) ?? unit));
  const kind = classify(String.fromCharCode(unit));
  table[unit] = kind;
  return kind;
};

/** Code units of the character at `at`: 2 for a surrogate pair, else 1. */
export const widthAt = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
