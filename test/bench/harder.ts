/**
 * Questions as people put them, harder than one damage at a time: marks and line breaks in few words, parts in marks
 * within the asker's own words, joined sentences, and chimeras of many articles.
 */
import { chainPairs } from '../../src/training/invented/damage.js';
import { below, pick, type Random, seeded } from '../../src/training/invented/random.js';
import type { BenchQuestion, Source } from './questions.js';

/** All six words in a row, as they are printed. */
const sixesOf = (text: string): string[] => {
  const words = Array.from(text.matchAll(/\S+/g), ({ index, 0: word }) => ({ start: index, end: index + word.length }));
  // Neither the first nor the last word: nothing tells where the sentence begins.
  return words.slice(1, -6).map(({ start }, at) => text.slice(start, words[at + 6]?.end));
};

/** The one with the fewest letters: its words are the commonest. */
const shortest = (sixes: readonly string[]): string[] =>
  [...sixes].sort((one, other) => one.length - other.length).slice(0, 1);

/** The end of a sentence, of somebody's words or of a paragraph between two words. */
const SEAM = /(?:[.:”]\s|\n)/;

/** One of the spaces is the end of a line, as in words copied from a narrow column. */
const breakLine = (words: string, random: Random): string => {
  const spaces = Array.from(words.matchAll(/ /g), ({ index }) => index);
  const at = pick(random, spaces);
  return `${words.slice(0, at)}\n${words.slice(at + 1)}`;
};

/** What askers write around the parts that they copied; `#` is a part. */
const AROUND: readonly [string, string][] = [
  ['did they really call it “', '” and then “'],
  ['a friend of mine heard “', '” and also something about “'],
  ['so they want “', '” while we get “'],
  ['can anybody find “', '”, which went on with “'],
];

/** Two parts of six or seven words of one sentence, in its order, in marks. */
const inParts = (words: readonly string[], random: Random): string => {
  const length = 6 + below(random, 2);
  const first = below(random, words.length - 2 * length);
  const second = first + length + 1 + below(random, words.length - first - 2 * length);
  const [opening, between] = pick(random, AROUND);
  const [one, other] = [first, second].map((at) => words.slice(at, at + length).join(' '));
  return `${opening}${one}${between}${other}”`;
};

/** Seven words or more from somewhere in a sentence, with its marks. */
const stretchOf = ({ printed }: Source, random: Random): string[] => {
  const words = printed.split(' ');
  const length = Math.min(words.length, 7 + below(random, 7));
  const at = below(random, words.length - length + 1);
  return words.slice(at, at + length);
};

const withoutOne = (words: readonly string[], random: Random): string[] => {
  const lost = 1 + below(random, words.length - 2);
  return words.filter((_, at) => at !== lost);
};

const [SHORTEST_MADE, LONGEST_MADE] = [6, 22];

const madeLength = (random: Random): number => SHORTEST_MADE + below(random, LONGEST_MADE - SHORTEST_MADE + 1);

/** Runs of two or three words, each from another place: long enough to be a quote, and nowhere printed. */
const chimera = (next: () => readonly string[], run: number, random: Random): string => {
  const [words, length]: [string[], number] = [[], madeLength(random)];
  while (words.length + run <= length) {
    const own = next();
    words.push(...own.slice(below(random, own.length - run + 1)).slice(0, run));
  }
  return words.join(' ');
};

const plainWords = (text: string): string[] => text.match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu) ?? [];

/** @param each how many questions of each kind @param seed none that the score was trained with */
export const makeHarder = (sources: readonly Source[], each: number, seed: number): BenchQuestion[] => {
  const random = seeded(seed);
  const questions: BenchQuestion[] = [];
  const some = (kind: string, make: (source: Source) => [text: string, articles: string[]] | null): void => {
    for (let made = 0, tries = 0; made < each && tries < 40 * each; tries++) {
      const question = make(pick(random, sources));
      if (!question) continue;
      const [text, articles] = question;
      questions.push({ kind, text, articles });
      made++;
    }
  };
  const six = (kind: string, of: (source: Source) => string[]): void =>
    some(kind, (source) => {
      const sixes = of(source);
      return sixes.length === 0 ? null : [pick(random, sixes), [source.article]];
    });
  const joined = (kind: string, count: number, cut: (source: Source) => string[]): void =>
    some(kind, (first) => {
      const parts = [first, ...Array.from({ length: count - 1 }, () => pick(random, sources))];
      const articles = [...new Set(parts.map(({ article }) => article))];
      if (articles.length < count || parts.some(({ words }) => words.length < 8)) return null;
      return [parts.map((part) => cut(part).join(' ')).join(' '), articles];
    });
  six('sixMarked', ({ printed }) => sixesOf(printed).filter((one) => /,\s/.test(one)));
  six('sixBroken', ({ printed }) => sixesOf(printed).map((one) => breakLine(one, random)));
  six('sixSeam', ({ text }) => sixesOf(text).filter((one) => SEAM.test(one)));
  six('sixCommon', ({ printed }) => shortest(sixesOf(printed)));
  some('parts', ({ article, words }) => (words.length < 16 ? null : [inParts(words, random), [article]]));
  joined('joinedCuts', 2, (source) => stretchOf(source, random));
  joined('joinedSlips', 2, (source) => withoutOne(stretchOf(source, random), random));
  joined('joinedThree', 3, (source) => stretchOf(source, random));
  some('neighbours', ({ article, printed, before }) => {
    if (!before || [printed, before.printed].some((sentence) => sentence.split(' ').length < 8)) return null;
    return [`${before.printed}. ${printed}.`, [before.article, article]];
  });
  const anywhere = (): string[] => pick(random, sources).words;
  some('pairChimera', () => [chimera(anywhere, 2, random), []]);
  some('tripleChimera', () => [chimera(anywhere, 3, random), []]);
  some('nearChimera', ({ text }) => {
    const words = plainWords(text);
    return [chimera(() => words, 2, random), []];
  });
  const chains = chainPairs(
    sources.map(({ words }) => words),
    each,
    random,
  );
  for (const chain of chains) {
    const text = chain.split(' ').slice(0, madeLength(random)).join(' ');
    questions.push({ kind: 'cutChain', text, articles: [] });
  }
  return questions;
};
