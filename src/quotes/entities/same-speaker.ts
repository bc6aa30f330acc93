/** Whether two printed names mean one speaker: spellings, short forms, titles and initials aside. */
import { fold } from '../../text/fold.js';
import { slips } from '../../text/likeness.js';
import { isCognate, isRespelling } from '../../text/respelling.js';
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
  otherGeneration: 0.85,
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

const SHORT_FORMS = groupTable(forms.short);

const shareGroup = (table: Map<string, Set<number>>, a: string, b: string): boolean => {
  const groups = table.get(b);
  return groups !== undefined && [...(table.get(a) ?? [])].some((index) => groups.has(index));
};

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

/** Shorter names lie too close together for a slip to be told from another name: Marie, Maria. */
const LEAST_FOR_SLIP = 6;

/** One slip apart; the longer of the two has letters enough. */
const isSlip = (a: string, b: string): boolean => Math.max(a.length, b.length) >= LEAST_FOR_SLIP && slips(a, b, 1) <= 1;

/** Whether two first names, folded, are one: a spelling, an initial, a short form, a slip. */
const compareFirst = (a: string, b: string): Sameness => {
  if (isRespelling(a, b)) return same(CHANCE.firstSpelling);
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.startsWith(short.replace(/\..*$/, '')) && short.replace(/\..*$/, '').length === 1)
    return same(CHANCE.initial);
  if (isCognate(a, b) || shareGroup(SHORT_FORMS, a, b)) return same(CHANCE.shortForm);
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

/** The name behind a first initial, by which its bearer may go: "J. Otto Falk". */
const secondOf = ({ first, words }: Name): string | null =>
  first?.length === 1 && words.length > 2 ? (words[1] ?? null) : null;

const compareGiven = (a: Name, b: Name): Sameness => {
  const [one, other] = [a.first ?? '', b.first ?? ''];
  const first = compareFirst(one, other);
  if (first.same) return first;
  const second = compareFirst(secondOf(a) ?? one, secondOf(b) ?? other);
  return second.same ? second : first;
};

const compareSurnames = (a: Name, b: Name): Sameness => {
  if (a.junior !== b.junior && a.first && b.first) return other(CHANCE.otherGeneration);
  if (a.first && b.first) return compareGiven(a, b);
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
  if (isRespelling(left.surname, right.surname)) return compareSurnames(left, right);
  if (isAcronym(left, right) || isAcronym(right, left)) return same(CHANCE.acronym);
  const [short, long] = left.words.length < right.words.length ? [left, right] : [right, left];
  if (short.words.length === 1 && long.first && isRespelling(short.surname, long.first))
    return same(CHANCE.firstForFull);
  if (left.first && right.first && isRespelling(left.first, right.first) && isSlip(left.surname, right.surname))
    return same(CHANCE.surnameSlip);
  return other(CHANCE.otherName);
};
