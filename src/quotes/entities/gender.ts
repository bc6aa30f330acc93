/** Whether a name or a noun tells a man from a woman. */
import type { Mention } from '../parse/mention.js';
import type { Tokens } from '../parse/tokens.js';
import { isFemaleName, isMaleName } from '../words/first-names.js';
import table from './gender.json' with { type: 'json' };

export type Gender = 'm' | 'f';

const MALE_TITLES = new Set(table.male);
const FEMALE_TITLES = new Set(table.female);

/** By a title before the name or a first name that only men or only women bear. */
export const genderOfName = (tokens: Tokens, mention: Mention): Gender | null => {
  for (let i = mention.first; i < mention.core; i++) {
    const word = (tokens.word[i] ?? '').replace('.', '');
    if (MALE_TITLES.has(word)) return 'm';
    if (FEMALE_TITLES.has(word)) return 'f';
  }
  if (mention.core === mention.last) return null;
  const first = tokens.word[mention.core] ?? '';
  if (isFemaleName(first)) return 'f';
  return isMaleName(first) ? 'm' : null;
};

const MALE_NOUNS = new Set(table.maleNouns);
const FEMALE_NOUNS = new Set(table.femaleNouns);

const suffixed = (noun: string, suffix: string): boolean => noun.length > suffix.length && noun.endsWith(suffix);

export const genderOfNoun = (noun: string): Gender | null => {
  if (FEMALE_NOUNS.has(noun) || suffixed(noun, 'woman')) return 'f';
  return MALE_NOUNS.has(noun) || suffixed(noun, 'man') ? 'm' : null;
};
