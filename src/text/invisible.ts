/**
 * Characters that nobody sees: soft hyphens, zero-width and direction marks, joiners, variation selectors. They may stand
 * inside any word, hide one, or turn the direction of reading; no comparison and no reader may depend on them.
 */
const CLASS = '\\p{Default_Ignorable_Code_Point}\\p{Cf}';

export const INVISIBLES = new RegExp(`[${CLASS}]`, 'gu');
const INVISIBLE = new RegExp(`[${CLASS}]`, 'u');

/** Invisible, and the control characters beside them; line ends and tabs are none. Joiners stay: some scripts need them. */
const UNSEEN = /(?![\t\n\v\f\r\u0085\u200c\u200d])[\p{Cc}\p{Cf}]/gu;

export const isInvisible = (character: string): boolean => INVISIBLE.test(character);

/** The text as a reader sees it: nothing unseen can hide a word, turn the reading direction or ping. */
export const visible = (text: string): string => text.replace(UNSEEN, '');

/** Whatever steers a terminal, ends a line or turns the reading direction. */
const STEERING = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** The text on one line, each character that is none to be seen as U+FFFD: names of files and ids hold anything. */
export const onOneLine = (text: string): string => text.replace(STEERING, '\ufffd');
