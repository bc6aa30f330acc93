/**
 * Text that Discord shows exactly as it is: nothing in it pings, links, formats or turns the writing direction.
 * Discord reads a backslash before any punctuation mark as "this mark, literally".
 */

/** Characters that end a line in one client or another. */
const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** Overrides and isolates of the writing direction: they would turn the words that follow, ours included. */
const DIRECTION = /[\u202A-\u202E\u2066-\u2069]/g;

const CONTROL = /\p{Cc}/gu;

const MARKUP = /[\\*_~`|<>#\-+[\]()@:]/g;

/** "1." opens a numbered list wherever it comes to stand at the head of a line. */
const LIST_NUMBER = /(?<=\d|^)\.(?=\s|$)/g;

export const splitLines = (text: string): string[] => text.split(LINE_BREAK);

/** @param line text without line breaks, as `splitLines` gives it */
export const escapeLine = (line: string): string =>
  line.replace(CONTROL, ' ').replace(DIRECTION, '').replace(MARKUP, '\\$&').replace(LIST_NUMBER, '\\.');

/** Nothing that a reader could see. */
export const isBlank = (text: string): boolean => !/[^\s\p{Cc}\p{Cf}]/u.test(text);
