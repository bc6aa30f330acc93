/** Letters without what makes no other letter of them: case, width, accents, invisible characters. */
import { INVISIBLES } from './invisible.js';
import strokes from './strokes.json' with { type: 'json' };

/** Accents are dropped where they are a variant of the plain letter; in other scripts a mark may be a letter of its own. */
const ACCENT = /(?<=[\p{Script=Latin}\p{Script=Greek}]\p{M}{0,4})\p{M}/gu;
const APOSTROPHE = /['’‘ʼ`´′＇]/gu;
const STROKES = new Map(Object.entries(strokes.letters));
const STROKED = new RegExp(`[${[...STROKES.keys()].join('')}]`, 'gu');
const PLAIN = /^[a-zA-Z0-9 '.,-]*$/;

/** @example fold('Łódź’s') // "lodz's" */
export const fold = (printed: string): string =>
  PLAIN.test(printed)
    ? printed.toLowerCase()
    : printed
        .normalize('NFKC')
        .replace(INVISIBLES, '')
        .toLowerCase()
        .normalize('NFD')
        .replace(ACCENT, '')
        .normalize('NFC')
        .replace(STROKED, (letter) => STROKES.get(letter) ?? letter)
        .replace(APOSTROPHE, "'");
