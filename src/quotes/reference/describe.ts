/** A description as its words say it: "the 26-year-old Lunde baker". */

import { genderOfNoun } from '../entities/gender.js';
import type { Mention } from '../parse/mention.js';
import type { Tokens } from '../parse/tokens.js';
import { bits } from '../words/lexicon.js';
import type { Referent } from './salience.js';
import type { Description } from './unnamed.js';

/** Endings of nouns for people, and of what only people are: "the 26-year-old wing". */
const PERSON_SHAPE = /(?:year-old|man|woman|person|ologist|geon|ician)$/;
const AGE = /-year-old$/;

/** A noun that the lexicon does not know ("the opposition", "the operator") is no person: no name is read into it. */
const kindOf = (flags: number, noun: string): Referent['kind'] => {
  if ((flags & bits.person) === 0 && !PERSON_SHAPE.test(noun)) return 'thing';
  return (noun.endsWith('s') && !noun.endsWith('ss')) || noun === 'people' || noun === 'police' ? 'group' : 'person';
};

/** Tokens of a description before its noun, articles left out. */
const leadOf = (tokens: Tokens, { first, head }: Mention): number[] =>
  Array.from({ length: head - first }, (_, i) => first + i).filter(
    (i) => ((tokens.flags[i] ?? 0) & bits.determiner) === 0,
  );

export const describe = (tokens: Tokens, index: number, mention: Mention, sentence: number): Description => {
  const noun = tokens.word[mention.head] ?? '';
  const words = leadOf(tokens, mention).map((i) => tokens.word[i] ?? '');
  return {
    mention: index,
    noun,
    opener: tokens.word[mention.first] ?? '',
    words,
    kind: words.some((word) => AGE.test(word)) ? 'person' : kindOf(tokens.flags[mention.head] ?? 0, noun),
    gender: genderOfNoun(noun),
    sentence,
  };
};

/** Capital words of a description, in small letters: "italian", "democratic". */
export const capitalsOf = (tokens: Tokens, mention: Mention): string[] =>
  leadOf(tokens, mention)
    .filter((i) => ((tokens.flags[i] ?? 0) & bits.capital) !== 0)
    .map((i) => tokens.word[i] ?? '');
