/** What copying, typing and scanning do to words: none of it is a change of them. */
import type { Verdict } from '../../../../src/model.js';
import { below, pick, type Random } from '../../../../src/training/invented/random.js';
import { asPrinted, inMarks, isLong, type Kinds, type Make } from './kind.js';

/** @returns `null` where there is nothing to damage */
export type Damage = (words: string, random: Random) => string | null;

const LEAST = 8;
const MOST = 40;

/** Asked bare, in marks, or signed. */
const damaged =
  (damage: Damage): Make =>
  ({ quote, random }) => {
    const words = isLong(quote, LEAST, MOST) ? damage(quote.words, random) : null;
    if (words === null) return null;
    const signed = random() < 0.5;
    const text = pick(random, [words, inMarks(words, random)]);
    return signed
      ? { text: `${inMarks(words, random)} — ${quote.person.full}`, expected: [asPrinted(quote)] }
      : { text, expected: [asPrinted(quote, [null])] };
  };

/** As asked, without any marks added. */
const asIs =
  (damage: Damage): Make =>
  ({ quote, random }) => {
    const text = isLong(quote, LEAST, MOST) ? damage(quote.words, random) : null;
    return text === null ? null : { text, expected: [asPrinted(quote, [null])] };
  };

/** A slip that is no word may be shown as a changed word, as long as it turns nothing. */
const allowing =
  (verdict: Verdict, make: Make): Make =>
  (draw) => {
    const asked = make(draw);
    if (!asked || asked.expected === 'help') return asked;
    return { ...asked, expected: asked.expected.map((one) => ({ ...one, verdicts: [...one.verdicts, verdict] })) };
  };

/** Breaks instead of the spaces nearest to every `width` characters. */
export const wrapped = (words: string, width: number): string =>
  words.replace(new RegExp(`(.{1,${width}})(?: |$)`, 'g'), '$1\n').trimEnd();

const hyphenated: Damage = (words, random) => {
  const long = words.match(/\p{Ll}{7,}/gu) ?? [];
  if (long.length < 2) return null;
  return [pick(random, long), pick(random, long)].reduce((text, word) => {
    const at = 3 + below(random, word.length - 5);
    return text.replace(word, `${word.slice(0, at)}-\n${word.slice(at)}`);
  }, words);
};

const SLIPS: readonly [RegExp, string][] = [
  [/l/, '1'],
  [/l/, 'I'],
  [/\bI\b/, 'l'],
  [/m/, 'rn'],
  [/rn/, 'm'],
  [/o/, '0'],
  [/\bI\b/, '1'],
];

/** Two to four words misread. */
export const misread: Damage = (words, random) => {
  const all = words.split(' ');
  let left = 2 + below(random, 3);
  for (let tries = 0; left > 0 && tries < 60; tries++) {
    const at = below(random, all.length);
    const word = all[at] ?? '';
    const [from, to] = pick(random, SLIPS);
    if (!from.test(word) || /\d/.test(word)) continue;
    all[at] = word.replace(from, to);
    left--;
  }
  return left === 0 ? all.join(' ') : null;
};

/** Two letters of two long words swapped. */
const mistyped: Damage = (words, random) => {
  const long = words.match(/\b\p{Ll}{6,}\b/gu) ?? [];
  if (long.length < 3) return null;
  return [pick(random, long), pick(random, long)].reduce((text, word) => {
    const at = 1 + below(random, word.length - 3);
    return text.replace(word, word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2));
  }, words);
};

const straight = (words: string): string => words.replace(/[’‘]/g, "'").replace(/[–—]/g, '-').replaceAll('…', '...');

const OTHER_MARKS: readonly [string, string][] = [
  ['„', '“'],
  ['«', '»'],
  ['‘', '’'],
  ["'", "'"],
  ['``', "''"],
  ['”', '”'],
  ['""', '""'],
];

export const DAMAGES: Kinds = {
  'line breaks': damaged((words, random) => wrapped(words, pick(random, [24, 34, 44]))),
  'hyphens at line ends': damaged(hyphenated),
  'apostrophes lost': damaged((words) =>
    /\p{L}[’']\p{L}/u.test(words) ? words.replace(/(?<=\p{L})[’'](?=\p{L})/gu, '') : null,
  ),
  'read by OCR': damaged(misread),
  mistyped: allowing('altered', damaged(mistyped)),
  'all capitals': damaged((words) => words.toUpperCase()),
  'small letters, no stops': asIs((words) => words.toLowerCase().replace(/[.,;:!?—–]/g, '')),
  'other marks': asIs((words, random) => {
    const [open, close] = pick(random, OTHER_MARKS);
    return `${open}${straight(words)}${close}`;
  }),
  'a mark missing': asIs((words, random) => pick(random, [`“${words}`, `${words}”`, `"${words}`, `${words}"`])),
};
