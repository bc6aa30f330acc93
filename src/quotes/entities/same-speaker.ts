/** Whether two printed names mean one speaker: spellings, short forms, titles and initials aside. */
import { fold } from '../words/first-names.js';
import { bits, bitsOf } from '../words/lexicon.js';
import { isNameSuffix, PARTICLES } from '../words/name-particles.js';
import forms from './same-speaker.json' with { type: 'json' };

/** `confidence`: chance, 0 to 1, that `same` is right. */
export interface Sameness {
  same: boolean;
  confidence: number;
}

/** How often each ground for a judgement is right: set by hand, by how easily two people come under it. */
const CHANCE = {
  fullName: 0.99,
  firstSpelling: 0.97,
  shortForm: 0.9,
  surname: 0.9,
  initial: 0.85,
  surnameForFull: 0.85,
  acronym: 0.8,
  surnameSlip: 0.8,
  firstSlip: 0.7,
  firstForFull: 0.6,
  description: 0.6,
  otherFirst: 0.96,
  otherName: 0.95,
  otherGeneration: 0.9,
  otherDescription: 0.8,
  nothingToTell: 0.5,
};

const same = (confidence: number): Sameness => ({ same: true, confidence });
const other = (confidence: number): Sameness => ({ same: false, confidence });

const groupTable = (groups: readonly (readonly string[])[]): Map<string, Set<number>> => {
  const table = new Map<string, Set<number>>();
  for (const [index, group] of groups.entries()) {
    for (const word of group) table.set(word, (table.get(word) ?? new Set()).add(index));
  }
  return table;
};

const VARIANTS = groupTable(forms.variants);
const SHORT_FORMS = groupTable(forms.short);

const shareGroup = (table: Map<string, Set<number>>, a: string, b: string): boolean => {
  const groups = table.get(b);
  return groups !== undefined && [...(table.get(a) ?? [])].some((index) => groups.has(index));
};

/** Ways in which transcriptions of one name differ: what is left when they are undone. */
const TRANSCRIPTIONS: readonly [RegExp, string][] = [
  [/tsch|tch/g, 'ch'],
  [/sch|sz/g, 'sh'],
  [/kh/g, 'h'],
  [/q/g, 'k'],
  [/w/g, 'v'],
  [/ou/g, 'u'],
  [/ph/g, 'f'],
  [/x/g, 'ks'],
  [/(?:iy|yy|ij|yi|ii|i)$/g, 'y'],
  [/[jy](?=[aeou])/g, 'i'],
  [/zh/g, 'j'],
  [/(.)\1+/g, '$1'],
];

const skeleton = (word: string): string => TRANSCRIPTIONS.reduce((rest, [from, to]) => rest.replace(from, to), word);

const HONORIFIC = new Set(forms.honorifics);

interface Name {
  /** All words but titles, folded. */
  words: string[];
  first: string | null;
  surname: string;
  junior: string;
  /** Holds a capital letter: a name, not a description. */
  proper: boolean;
}

const isTitle = (word: string): boolean =>
  (bitsOf(word) & bits.title) !== 0 || (bitsOf(`${word}.`) & bits.title) !== 0 || HONORIFIC.has(word);

const readName = (printed: string): Name => {
  const bare = printed.replace(/[,(].*$/s, '').replace(/['’]s?(?=\s|$)/g, '');
  // "harbour master Ines Falk": what stands in lower case before a full name is a description.
  const plain = bare.replace(/^(?:\p{Ll}[\p{L}-]*\s+)+(?=\p{Lu}\S*\s+\p{Lu})/u, '');
  const words = (plain.match(/[\p{L}\p{M}\p{N}]+(?:['’.-][\p{L}\p{M}\p{N}]+)*/gu) ?? []).map(fold);
  const junior = words.length > 1 && isNameSuffix(words.at(-1) ?? '') ? (words.pop() ?? '') : '';
  while (words.length > 1 && isTitle(words[0] ?? '')) words.shift();
  let surnameAt = Math.max(0, words.length - 1);
  while (surnameAt > 1 && PARTICLES.has(words[surnameAt - 1] ?? '')) surnameAt--;
  if (surnameAt === 1 && PARTICLES.has(words[0] ?? '')) surnameAt = 0;
  const isProper = /\p{Lu}/u.test(plain.replace(/^\s*\p{Lu}(?=\p{Ll}+\s+\p{Ll})/u, ''));
  return {
    words,
    first: surnameAt > 0 ? (words[0] ?? null) : null,
    surname: words.slice(surnameAt).join(' '),
    junior,
    proper: isProper,
  };
};

const isSpelling = (a: string, b: string): boolean =>
  a === b || shareGroup(VARIANTS, a, b) || skeleton(a) === skeleton(b);

/** Shorter names lie too close together for a slip to be told from another name. */
const LEAST_FOR_SLIP = 6;

/** Whether one edit apart: a letter dropped, added, changed, or two swapped. */
const isSlip = (a: string, b: string): boolean => {
  if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < LEAST_FOR_SLIP) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const swapped = a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
  return swapped || a.slice(i + 1) === b.slice(i + 1) || a.slice(i) === b.slice(i + 1) || a.slice(i + 1) === b.slice(i);
};

/** Whether two first names, folded, are one: a spelling, an initial, a short form, a slip. */
const compareFirst = (a: string, b: string): Sameness => {
  if (isSpelling(a, b)) return same(CHANCE.firstSpelling);
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.startsWith(short.replace(/\..*$/, '')) && short.replace(/\..*$/, '').length === 1)
    return same(CHANCE.initial);
  if (shareGroup(SHORT_FORMS, a, b)) return same(CHANCE.shortForm);
  if (isSlip(a, b)) return same(CHANCE.firstSlip);
  return other(CHANCE.otherFirst);
};

/** As `sameSpeaker`, for printed first names of people who share a surname. */
export const compareFirstNames = (a: string, b: string): Sameness => compareFirst(fold(a), fold(b));

const DETERMINERS = new Set(forms.determiners);

/** Descriptions of people without a name: the same words may still mean two people. */
const compareDescriptions = (a: Name, b: Name): Sameness => {
  const core = ({ words }: Name): string => words.filter((word) => !DETERMINERS.has(word)).join(' ');
  return core(a) !== '' && core(a) === core(b) ? same(CHANCE.description) : other(CHANCE.otherDescription);
};

const isAcronym = (short: Name, long: Name): boolean =>
  short.words.length === 1 &&
  long.words.length > 2 &&
  short.words[0]?.replace(/\./g, '') === long.words.map((word) => word[0]).join('');

const compareSurnames = (a: Name, b: Name): Sameness => {
  if (a.junior !== b.junior && a.first && b.first) return other(CHANCE.otherGeneration);
  if (a.first && b.first) return compareFirst(a.first, b.first);
  return same(a.first || b.first ? CHANCE.surnameForFull : CHANCE.surname);
};

/**
 * Compares two speakers' names as outlets print them. Titles are ignored; a surname alone fits any first name, less surely;
 * two different first names are two people.
 * @example sameSpeaker('President Zelensky', 'Volodymyr Zelenskyy') // { same: true, confidence: 0.85 }
 */
export const sameSpeaker = (a: string, b: string): Sameness => {
  const [left, right] = [readName(a), readName(b)];
  if (left.words.length === 0 || right.words.length === 0) return other(CHANCE.nothingToTell);
  if (!left.proper || !right.proper) return compareDescriptions(left, right);
  if (left.words.join(' ') === right.words.join(' ') && left.junior === right.junior)
    return same(left.first ? CHANCE.fullName : CHANCE.surname);
  if (isSpelling(left.surname, right.surname)) return compareSurnames(left, right);
  if (isAcronym(left, right) || isAcronym(right, left)) return same(CHANCE.acronym);
  const [short, long] = left.words.length < right.words.length ? [left, right] : [right, left];
  if (short.words.length === 1 && long.first && isSpelling(short.surname, long.first)) return same(CHANCE.firstForFull);
  if (left.first && right.first && isSpelling(left.first, right.first) && isSlip(left.surname, right.surname))
    return same(CHANCE.surnameSlip);
  return other(CHANCE.otherName);
};
