/** Text -> its words with their places. The base of the index, of alignment, and of every comparison of two texts. */
import { APOSTROPHE, DIGIT, IDEOGRAPH, INVISIBLE, kindAt, LETTER, OTHER, SIGN, widthAt } from './chars.js';
import { readNumber } from './numbers.js';
import { digest, type Entry, lookUp } from './reading-cache.js';

/**
 * Words of a text as arrays of equal length, in the order of the text (arrays and not objects: a million passages are read).
 * `words[i]` is the comparable spelling of what stands at `[starts[i], ends[i])`, UTF-16 code units of the text.
 * Starts and ends never fall, and no span is empty. A possessive's "'s" lies in its word's span but not in its spelling.
 */
export interface Tokens {
  words: string[];
  starts: number[];
  ends: number[];
}

/** Longer runs of letters are cut: no word is so long, and normalising one must stay cheap. */
const LONGEST = 64;
const DIGIT_GROUP = 3;

const isWordPart = (kind: number): boolean => kind === LETTER || kind === DIGIT || kind === INVISIBLE;

/** Whether the mark at `at`, after a digit, continues the number: a point before a digit, a comma before three. */
const continuesNumber = (text: string, at: number): boolean => {
  if (at >= text.length) return false;
  const mark = text.charCodeAt(at);
  if (mark === 0x2e) return kindAt(text, at + 1) === DIGIT;
  if (mark !== 0x2c) return false;
  for (let step = 1; step <= DIGIT_GROUP; step += 1) if (kindAt(text, at + step) !== DIGIT) return false;
  return kindAt(text, at + DIGIT_GROUP + 1) !== DIGIT;
};

/** Whether a point at `at`, after a single letter, continues an initialism: one more single letter follows. */
const continuesInitials = (text: string, at: number): boolean =>
  at < text.length &&
  text.charCodeAt(at) === 0x2e &&
  kindAt(text, at + 1) === LETTER &&
  !isWordPart(kindAt(text, at + 2));

/** End of the word that begins at `start`. */
const endOfWord = (text: string, start: number): number => {
  const limit = start + LONGEST;
  let at = start;
  let last = OTHER;
  while (at < limit) {
    const kind = kindAt(text, at);
    if (isWordPart(kind)) last = kind === INVISIBLE ? last : kind;
    else if (kind === APOSTROPHE && last === LETTER && kindAt(text, at + 1) === LETTER) last = kind;
    else if (kind === APOSTROPHE && last === DIGIT && kindAt(text, at + 1) === LETTER) last = kind;
    else if (!(last === DIGIT && continuesNumber(text, at))) break;
    at += kind === LETTER ? widthAt(text, at) : 1;
  }
  return at;
};

/** End of an initialism ("U.S.", "p.m.") whose first letter stands at `start`; `start` itself when there is none. */
const endOfInitials = (text: string, start: number): number => {
  if (!continuesInitials(text, start + 1)) return start;
  let at = start + 1;
  while (at < start + LONGEST && continuesInitials(text, at)) at += 2;
  return text[at] === '.' ? at + 1 : at;
};

/** Whether only space, or one hyphen, lies between two words: what may stand inside a number of several words. */
const isJoint = (text: string, from: number, to: number): boolean => {
  if (to - from > 2) return false;
  for (let at = from; at < to; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit !== 0x20 && unit !== 0x2d && unit !== 0xa0 && unit !== 0x2010 && unit !== 0x2011) return false;
  }
  return true;
};

/** Rewrites the numbers from token `first` on, in place. */
const joinNumbers = (text: string, { words, starts, ends }: Tokens, numeric: readonly number[]): void => {
  let [read, write] = [numeric[0] as number, numeric[0] as number];
  const at = (index: number): string => {
    const here = read + index;
    if (index > 0 && here < words.length && !isJoint(text, ends[here - 1] as number, starts[here] as number)) return '';
    return words[here] ?? '';
  };
  let turn = 0;
  while (read < words.length) {
    while ((numeric[turn] as number) < read) turn += 1;
    const touching = write > 0 && isJoint(text, ends[write - 1] as number, starts[read] as number);
    const number = numeric[turn] === read ? readNumber(at, touching ? (words[write - 1] as string) : '') : null;
    const taken = number?.taken ?? 1;
    const isSign = number === null && kindAt(text, starts[read] as number) === SIGN;
    if (!isSign) {
      if (number?.absorbs) write -= 1;
      words[write] = number?.word ?? (words[read] as string);
      if (!number?.absorbs) starts[write] = starts[read] as number;
      ends[write] = ends[read + taken - 1] as number;
      write += 1;
    }
    read += taken;
  }
  words.length = write;
  starts.length = write;
  ends.length = write;
};

/** End of the word that begins at `start` with a letter, digit, sign or ideograph. */
const endOfPrinted = (text: string, start: number, kind: number): number => {
  if (kind === SIGN || kind === IDEOGRAPH) return start + widthAt(text, start);
  const initials = kind === LETTER ? endOfInitials(text, start) : start;
  return initials > start ? initials : endOfWord(text, start);
};

const isPlainLetter = (unit: number): boolean => (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;

const digestOf = (text: string, start: number, end: number): number => {
  let hash = 0;
  for (let at = start; at < end; at += 1) hash = digest(hash, text.charCodeAt(at));
  return hash;
};

/** Finds the words of a text. Never throws; linear in the text's length. */
export const tokenise = (text: string): Tokens => {
  const tokens: Tokens = { words: [], starts: [], ends: [] };
  const { words, starts, ends } = tokens;
  const numeric: number[] = [];
  const { length } = text;
  let at = 0;
  while (at < length) {
    const start = at;
    const kind = kindAt(text, at);
    if (kind === OTHER || kind === APOSTROPHE || kind === INVISIBLE) {
      at += widthAt(text, at);
      continue;
    }
    // The usual word: plain letters up to a space or a stop.
    let hash = 0;
    const limit = Math.min(length, start + LONGEST);
    for (; at < limit && isPlainLetter(text.charCodeAt(at)); at += 1) hash = digest(hash, text.charCodeAt(at));
    if (at < start + 2 || at === limit || kindAt(text, at) !== OTHER) {
      at = endOfPrinted(text, start, kind);
      hash = digestOf(text, start, at);
    }
    let from = start;
    const entries = lookUp(text, start, at, hash);
    for (let index = 0; index < entries.length; index += 1) {
      const entry = entries[index] as Entry;
      if (entry.numeric || kind === SIGN) numeric.push(words.length);
      words.push(entry.word);
      starts.push(from);
      from = start + entry.cut;
      ends.push(from);
    }
  }
  if (numeric.length > 0) joinNumbers(text, tokens, numeric);
  return tokens;
};
