/** Codes of tokens for the ranker: what kind of word or mark stands beside a mention or a quote. */
import { bits, CUE, VERB } from '../words/lexicon.js';
import { type Tokens, tokenKind } from './tokens.js';

const PUNCTUATION: Record<number, number> = {
  [tokenKind.break]: 1,
  [tokenKind.quote]: 2,
  [tokenKind.comma]: 3,
  [tokenKind.stop]: 4,
  [tokenKind.colon]: 5,
  [tokenKind.dash]: 6,
  [tokenKind.open]: 7,
  [tokenKind.close]: 7,
  [tokenKind.semicolon]: 8,
  [tokenKind.other]: 8,
};

/** The first row that fits decides. */
const WORDS: readonly [mask: number, code: number][] = [
  [bits.core, 9],
  [bits.report, 10],
  [bits.judge, 11],
  [bits.publish, 12],
  [bits.think | bits.stage, 13],
  [bits.auxiliary, 16],
];

const REST: readonly [mask: number, code: number][] = [
  [bits.adverb, 26],
  [bits.pronoun | bits.objectPronoun, 27],
  [bits.capital, 28],
  [bits.determiner | bits.adjective, 29],
  [bits.pastShape, 30],
];

const PREPOSITIONS = new Map([
  ['by', 22],
  ['from', 23],
  ['of', 24],
]);

/** Prepositions have codes from 20 to 25; "according to" is the first of them. */
export const isPrepositionCode = (code: number): boolean => code >= 20 && code <= 25;

export const codeOf = (tokens: Tokens, i: number): number => {
  if (i < 0 || i >= tokens.count) return 0;
  const kind = tokens.kind[i] as number;
  if (kind !== tokenKind.word) return PUNCTUATION[kind] ?? 8;
  const flags = tokens.flags[i] as number;
  if ((flags & bits.participle) !== 0 && (flags & VERB) !== 0) return (flags & CUE) !== 0 ? 14 : 15;
  for (const [mask, code] of WORDS) if ((flags & mask) !== 0) return code;
  const word = tokens.word[i] as string;
  if ((flags & bits.relative) !== 0) return word === 'that' ? 17 : 18;
  if ((flags & bits.conjunction) !== 0) return 19;
  if ((flags & bits.preposition) !== 0) {
    if (word === 'to') return tokens.word[i - 1] === 'according' ? 20 : 21;
    return PREPOSITIONS.get(word) ?? 25;
  }
  for (const [mask, code] of REST) if ((flags & mask) !== 0) return code;
  return 31;
};

/** Class of a verb, 0 where the token is none: what the first verb after a mention says of it. */
export const verbClass = (flags: number): number => {
  if ((flags & bits.core) !== 0) return 6;
  if ((flags & bits.report) !== 0) return 5;
  if ((flags & bits.judge) !== 0) return 4;
  if ((flags & bits.publish) !== 0) return 3;
  if ((flags & bits.think) !== 0) return 2;
  return (flags & (bits.stage | bits.pastShape | bits.auxiliary)) !== 0 ? 1 : 0;
};
