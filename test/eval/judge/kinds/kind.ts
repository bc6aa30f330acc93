/** How a kind of question is made. */
import type { Claim, Verdict } from '../../../../src/model.js';
import { pick, type Random } from '../../../../src/training/invented/random.js';
import type { Asked, Expected } from '../expected.js';
import type { Person } from '../people.js';
import type { Quote } from '../quotes.js';
import type { World } from '../world.js';

/** A quote of a person: what most kinds are made from. */
export interface Said extends Quote {
  person: Person;
}

export interface Draw {
  quote: Said;
  random: Random;
  /** Other quotes of the same part: of another person, in this article (where it has one) or elsewhere. */
  others: { here: readonly Said[]; elsewhere: readonly Said[] };
  world: World;
}

/** @returns `null` where the quote is not fit for the kind */
export type Make = (draw: Draw) => Asked | null;

export type Kinds = Readonly<Record<string, Make>>;

const EDITED = /\[|…|\.\.\./;

/** Printed so, whole or in part: an editor's marks in print may stay what they are. */
export const sameWords = ({ words, parts }: Quote): Verdict[] =>
  EDITED.test(words) || parts.length > 1 ? ['same', 'excerpt', 'edited'] : ['same', 'excerpt'];

/** The printed words, found, with who said them. @param claims `undefined`: nothing named */
export const asPrinted = (quote: Said, claims: readonly (Claim | null)[] = ['confirmed']): Expected => ({
  verdicts: sameWords(quote),
  articles: [quote.article.id],
  printedAs: ['direct', 'mixed'],
  speaker: quote.person,
  claims,
});

/** Without the full stop that a frame closes with itself. */
export const unstopped = (words: string): string => words.replace(/\.$/, '');

/** First letter small, as people type on after "said"; a name or an "I" keeps its capital. */
export const lowered = (words: string): string =>
  words.replace(
    /^(?:The|A|An|We|It|This|That|There|They|He|She|You|If|When|In|My|Our|And|But|So|What|No|Not)(?=\W)/,
    (word) => word.toLowerCase(),
  );

const MARKS: readonly [string, string][] = [
  ['“', '”'],
  ['"', '"'],
];

export const inMarks = (words: string, random: Random): string => {
  const [open, close] = pick(random, MARKS);
  return `${open}${words}${close}`;
};

export const handleOf = ({ first, surname }: Person): string =>
  `@${`${first}${surname}`.replace(/[^A-Za-z]/g, '').toLowerCase()}`;

/** Between two lengths in words, both included. */
export const isLong = ({ count }: Quote, least: number, most: number): boolean => count >= least && count <= most;
