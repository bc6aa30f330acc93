/** Damaged, joined and absent quotes. */
import { chainPairs, DAMAGES, splice } from '../invented/damage.js';
import { Language } from '../invented/language.js';
import { below, pick, type Random, seeded } from '../invented/random.js';
import { wordsOf } from './texts.js';

export interface Query {
  group: string;
  text: string;
  /** The sentences it was made of; empty: it was never printed. */
  gold: string[];
}

const cut = (words: readonly string[], least: number, most: number, random: Random): string => {
  const length = least + below(random, most - least + 1);
  const at = below(random, Math.max(1, words.length - length + 1));
  return words.slice(at, at + length).join(' ');
};

export const makeQueries = (
  printed: readonly string[],
  absent: readonly string[],
  each: number,
  seed: number,
): Query[] => {
  const random = seeded(seed);
  const language = new Language();
  const queries: Query[] = [];
  const some = (count: number, make: () => Query): void => {
    for (let at = 0; at < count; at += 1) queries.push(make());
  };
  const long = (least: number): string => {
    for (;;) {
      const sentence = pick(random, printed);
      if (wordsOf(sentence).length >= least) return sentence;
    }
  };
  for (const [group, { least, damage }] of Object.entries(DAMAGES)) {
    some(each, () => {
      const sentence = long(least);
      return { group, text: damage(wordsOf(sentence), language, random).join(' '), gold: [sentence] };
    });
  }
  some(each, () => {
    const sentence = long(8);
    return { group: 'short', text: cut(wordsOf(sentence), 3, 8, random), gold: [sentence] };
  });
  some(each, () => {
    const sentence = long(8);
    const words = wordsOf(cut(wordsOf(sentence), 5, 9, random));
    words[below(random, words.length)] = language.word(random);
    return { group: 'shortChanged', text: words.join(' '), gold: [sentence] };
  });
  some(each, () => {
    const [one, other] = [long(12), long(12)];
    return { group: 'splice', text: splice(wordsOf(one), wordsOf(other)).join(' '), gold: [one, other] };
  });
  some(4 * each, () => ({ group: 'absent', text: pick(random, absent), gold: [] }));
  some(2 * each, () => ({ group: 'absentShort', text: cut(wordsOf(pick(random, absent)), 4, 12, random), gold: [] }));
  some(each, () => ({ group: 'absentMade', text: language.sentence(random).join(' '), gold: [] }));
  for (const text of chainPairs(printed.map(wordsOf), 2 * each, random))
    queries.push({ group: 'hard', text, gold: [] });
  return queries;
};
