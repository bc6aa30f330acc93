/** Codes of tokens for the ranker: what kind of word or mark stands beside a mention or a quote. */
import { bits, CUE, VERB } from '../words/lexicon.js';
import { type Tokens, tokenKind } from './tokens.js';

/** The learned weights split on these numbers: a new code goes to the end, and takes learning anew. */
export const code = {
  edge: 0,
  break: 1,
  quote: 2,
  comma: 3,
  stop: 4,
  colon: 5,
  dash: 6,
  bracket: 7,
  otherMark: 8,
  core: 9,
  report: 10,
  judge: 11,
  publish: 12,
  act: 13,
  cueParticiple: 14,
  participle: 15,
  auxiliary: 16,
  that: 17,
  relative: 18,
  conjunction: 19,
  accordingTo: 20,
  to: 21,
  by: 22,
  from: 23,
  of: 24,
  preposition: 25,
  adverb: 26,
  pronoun: 27,
  capital: 28,
  modifier: 29,
  pastShape: 30,
  word: 31,
} as const;

const PUNCTUATION: Record<number, number> = {
  [tokenKind.break]: code.break,
  [tokenKind.quote]: code.quote,
  [tokenKind.comma]: code.comma,
  [tokenKind.stop]: code.stop,
  [tokenKind.colon]: code.colon,
  [tokenKind.dash]: code.dash,
  [tokenKind.open]: code.bracket,
  [tokenKind.close]: code.bracket,
};

/** The first row that fits decides. */
const WORDS: readonly [mask: number, code: number][] = [
  [bits.core, code.core],
  [bits.report, code.report],
  [bits.judge, code.judge],
  [bits.publish, code.publish],
  [bits.think | bits.stage, code.act],
  [bits.auxiliary, code.auxiliary],
];

const REST: readonly [mask: number, code: number][] = [
  [bits.adverb, code.adverb],
  [bits.pronoun | bits.objectPronoun, code.pronoun],
  [bits.capital, code.capital],
  [bits.determiner | bits.adjective, code.modifier],
  [bits.pastShape, code.pastShape],
];

const PREPOSITIONS = new Map<string, number>([
  ['by', code.by],
  ['from', code.from],
  ['of', code.of],
]);

/** "according to" counts as one. */
export const isPrepositionCode = (of: number): boolean => of >= code.accordingTo && of <= code.preposition;

/** Whether a clause begins or goes on here: the edge of the text, a break, a quote, a comma or a stop. */
export const opensClause = (of: number): boolean => of <= code.stop;

export const codeOf = (tokens: Tokens, i: number): number => {
  if (i < 0 || i >= tokens.count) return code.edge;
  const kind = tokens.kind[i] as number;
  if (kind !== tokenKind.word) return PUNCTUATION[kind] ?? code.otherMark;
  const flags = tokens.flags[i] as number;
  if ((flags & bits.participle) !== 0 && (flags & VERB) !== 0)
    return (flags & CUE) !== 0 ? code.cueParticiple : code.participle;
  for (const [mask, found] of WORDS) if ((flags & mask) !== 0) return found;
  const word = tokens.word[i] as string;
  if ((flags & bits.relative) !== 0) return word === 'that' ? code.that : code.relative;
  if ((flags & bits.conjunction) !== 0) return code.conjunction;
  if ((flags & bits.preposition) !== 0) {
    if (word === 'to') return tokens.word[i - 1] === 'according' ? code.accordingTo : code.to;
    return PREPOSITIONS.get(word) ?? code.preposition;
  }
  for (const [mask, found] of REST) if ((flags & mask) !== 0) return found;
  return code.word;
};

/** The first row that fits decides. Learned from, as the codes are. */
const VERB_CLASSES: readonly [mask: number, verbClass: number][] = [
  [bits.core, 6],
  [bits.report, 5],
  [bits.judge, 4],
  [bits.publish, 3],
  [bits.think, 2],
  [bits.stage | bits.pastShape | bits.auxiliary, 1],
];

/** Class of a verb, 0 where the token is none: what the first verb after a mention says of it. */
export const verbClass = (flags: number): number => VERB_CLASSES.find(([mask]) => (flags & mask) !== 0)?.[1] ?? 0;
