/** First names that tell a man or a woman, whatever accents they are printed with. */
import { fold } from '../../text/fold.js';
import table from './first-names.json' with { type: 'json' };

const FEMALE = new Set(table.female);
const MALE = new Set(table.male);

/** @param name one word, in any case; `true` where only women bear it */
export const isFemaleName = (name: string): boolean => FEMALE.has(fold(name));
export const isMaleName = (name: string): boolean => MALE.has(fold(name));
export const isFirstName = (name: string): boolean => isFemaleName(name) || isMaleName(name);
