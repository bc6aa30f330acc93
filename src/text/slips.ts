/** Words that a machine or a hurried hand wrote otherwise, and that nobody changed: lost apostrophes, misread letters. */
import LISTS from './slips.json' with { type: 'json' };

const NOTHING_WRITTEN = /['’ʼ`´.\-\u2010-\u2015\s]/gu;

/** Letters and figures alone, in small letters. */
const bare = (words: string): string => words.toLowerCase().replace(NOTHING_WRITTEN, '');

/** What is left when characters that look alike are taken for one. */
const shape = (words: string): string =>
  LISTS.recognition.reduce((rest, [from = '', to = '']) => rest.replaceAll(from, to), bare(words));

const hasLetter = (words: string): boolean => /\p{L}/u.test(words);

/** Whether words, as written, are others with an apostrophe, a point, a hyphen or a space lost or added: "hes", "he's". */
export const isUnmarked = (one: string, other: string): boolean =>
  hasLetter(one) && hasLetter(other) && bare(one) === bare(other);

/**
 * Whether words, as written, are others with letters misread: "rnodern" for "modern", "c0me" for "come".
 * A figure is no misread figure: two numbers are two numbers.
 * @example isMisread('0f', 'of') // true
 */
export const isMisread = (one: string, other: string): boolean =>
  (other === 'I' && /^[1l|!]$/.test(one)) ||
  (hasLetter(one) && hasLetter(other) && one.length > 1 && shape(one) === shape(other));
