/** What happens to a quote on its way to the bot, and quotes that were never printed. */
import type { Language } from './language.js';
import { below, pick, type Random } from './random.js';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** One letter of the word changed, dropped or doubled. */
const misspell = (word: string, random: Random): string => {
  const at = below(random, word.length);
  const letter = pick(random, [...LETTERS]);
  return word.slice(0, at) + pick(random, [letter, '', word.charAt(at).repeat(2)]) + word.slice(at + 1);
};

/** A share of the words misspelt, dropped or replaced. */
const disturb = (words: readonly string[], share: number, language: Language, random: Random): string[] => {
  const left = new Set<number>();
  while (left.size < Math.round(words.length * share)) left.add(below(random, words.length));
  return words.flatMap((word, i) => {
    if (!left.has(i)) return [word];
    const choice = random();
    if (choice < 0.33) return [];
    return [choice < 0.66 ? misspell(word, random) : language.word(random)];
  });
};

type Damage = (words: readonly string[], language: Language, random: Random) => string[];

/** Each kind with the shortest sentence that it is done to. */
export const DAMAGES: Record<string, { least: number; damage: Damage }> = {
  light: {
    least: 8,
    damage: (words, _, random) => {
      const dropped = below(random, words.length);
      const left = words.filter((_, i) => i !== dropped);
      const at = below(random, left.length);
      return left.map((word, i) => (i === at ? misspell(word, random) : word));
    },
  },
  medium: {
    least: 10,
    damage: (words, language, random) => {
      const left = disturb(words, 0.2, language, random);
      left.splice(below(random, left.length), 0, `[${language.word(random)} ${language.word(random)}]`);
      return left;
    },
  },
  six: {
    least: 12,
    damage: (words, _, random) => {
      const at = below(random, words.length - 5);
      return words.slice(at, at + 6);
    },
  },
  heavyWords: { least: 12, damage: (words, language, random) => disturb(words, 0.4, language, random) },
  heavySwap: {
    least: 12,
    damage: (words, _, random) => {
      const at = Math.floor(words.length / 3) + below(random, Math.floor(words.length / 3));
      return [...words.slice(at), ...words.slice(0, at)];
    },
  },
};

/** Half of each of two sentences, joined as if one. */
export const splice = (first: readonly string[], second: readonly string[]): string[] => [
  ...first.slice(0, Math.max(8, Math.ceil(first.length / 2))),
  ...second.slice(-Math.max(8, Math.ceil(second.length / 2))),
];

/** Sentences whose every word pair stands in the index, though the sentence does not. */
export const chainPairs = (sentences: readonly string[][], count: number, random: Random): string[] => {
  const after = new Map<string, string[]>();
  for (const words of sentences) {
    words.forEach((word, i) => {
      const next = words[i + 1];
      if (next === undefined) return;
      const known = after.get(word);
      if (known) known.push(next);
      else after.set(word, [next]);
    });
  }
  const chains: string[] = [];
  while (chains.length < count) {
    const chain = [pick(random, pick(random, sentences))];
    while (chain.length < 22) {
      const next = after.get(chain.at(-1) as string);
      if (!next) break;
      chain.push(pick(random, next));
    }
    if (chain.length >= 8) chains.push(chain.join(' '));
  }
  return chains;
};
