/** What the ranker sees of one candidate for one quote: numbers with names, none of them a word of the article. */
import { verbClass } from '../parse/codes.js';
import type { Document } from '../parse/document.js';
import { type Mention, mentionType } from '../parse/mention.js';
import { bits } from '../words/lexicon.js';
import { type Context, FAR, MANY } from './context.js';
import { TRAITS, type TraitReader } from './traits.js';

/** Who spoke before, as decided so far. Indices into the document's mentions; -1 where nobody. */
export interface Memory {
  /** Speaker of the quote before this one, and of the last quote by somebody else. */
  last: number;
  other: number;
  /** Where the last speaker's mention stands to that quote: tokens from the quote, negative to its left. */
  lastOffset: number;
  /** Quotes so far by key. */
  counts: Map<string, number>;
}

const RELATIONS = [
  'side',
  'distance',
  'sentences',
  'paragraphs',
  'quotes',
  'commas',
  'mentions',
  'verbs',
  'conjunctions',
  'thats',
  'colons',
  'relatives',
  'verbIsCueLeft',
  'verbIsCueRight',
  'verbIsVerbLeft',
  'verbBeyondQuote',
  'afterCueLeft',
  'mentionsToCueLeft',
  'tokensToCueLeft',
  'mentionsToCueRight',
  'tokensToCueRight',
  'afterVerbLeft',
  'subjectOfCueLeft',
  'subjectOfVerbLeft',
  'subjectOfCueRight',
  'subjectAfterCueRight',
  'subjectOfSentence',
  'rankOnSide',
  'isLast',
  'sameKeyAsLast',
  'isOther',
  'sameKeyAsOther',
  'lastOffset',
  'keyQuotes',
  'pronounAfterLast',
] as const;

const SURROUNDINGS = [
  'cueLeftDistance',
  'cueLeftClass',
  'cueLeftParticiple',
  'cueRightDistance',
  'cueRightClass',
  'verbLeftDistance',
  'verbLeftClass',
  'quoteCodeBefore',
  'quoteCodeBefore2',
  'quoteCodeAfter',
  'quoteWords',
  'quoteLower',
  'quoteEnding',
  'quoteUnclosed',
  'opensParagraph',
  'closesParagraph',
  'gap',
  'paragraphGap',
  'sentenceOfPrevious',
  'gapAfter',
  'according',
] as const;

/** Names of the columns, in order. */
export const FEATURES: readonly string[] = [...RELATIONS, ...TRAITS, ...SURROUNDINGS];

export type Row = Float32Array;

/** What is counted no further. The weights were learned with these. */
const FEW = 3;
const MOST_VERBS = 20;
const MOST_MENTIONS = 30;
/** Furthest that one place is said to lie from another, in tokens, negative to the left. */
export const MAX_OFFSET = 60;
/** Stands for the way to a cue that is not on the candidate's side: longer than any. */
const NO_CUE = { mentions: 50, tokens: 70 };

const flag = (value: boolean): number => (value ? 1 : 0);

/** The columns that all candidates of a quote share. */
export const surroundingsOf = ({ tokens }: Document, context: Context): Float32Array => {
  const { token, cueLeft, cueRight, verbLeft } = context;
  const flagsAt = (i: number): number => (i < 0 ? 0 : (tokens.flags[i] ?? 0));
  return new Float32Array([
    cueLeft < 0 ? FAR : token - cueLeft,
    verbClass(flagsAt(cueLeft)),
    flag((flagsAt(cueLeft) & bits.participle) !== 0),
    cueRight < 0 ? FAR : cueRight - token,
    verbClass(flagsAt(cueRight)),
    verbLeft < 0 ? FAR : token - verbLeft,
    verbClass(flagsAt(verbLeft)),
    context.codeBefore,
    context.codeBefore2,
    context.codeAfter,
    context.words,
    flag(context.beginsLower),
    context.ending,
    flag(context.unclosed),
    flag(context.opensParagraph),
    flag(context.closesParagraph),
    context.gap,
    context.paragraphGap,
    flag(context.sameSentenceAsPrevious),
    context.gapAfter,
    context.according,
  ]);
};

export const clamp = (value: number, limit: number): number => Math.max(-limit, Math.min(limit, value));

/**
 * One row: how a candidate stands to the quote, what it is, and what is around the quote.
 * @param index of the mention in the document
 * @param rank how many candidates of its side are nearer to the quote
 */
export const fillRow = (
  document: Document,
  context: Context,
  memory: Memory,
  traits: TraitReader,
  surroundings: Float32Array,
  index: number,
  rank: number,
): Row => {
  const { tokens, counts, keys } = document;
  const mention = document.mentions[index] as Mention;
  const { token, cueLeft, cueRight, verbLeft } = context;
  const trait = traits.of(index);
  const verb = traits.verbs[index] ?? -1;
  const left = mention.head < token;
  const from = left ? mention.last + 1 : token + 1;
  const to = left ? token : mention.first;
  const key = keys[index] ?? '';
  const between = (column: Int32Array, limit: number): number => clamp((column[to] ?? 0) - (column[from] ?? 0), limit);
  const mentionsTo = (at: number): number =>
    Math.abs(
      (counts.mentions[Math.max(at, mention.head)] ?? 0) - (counts.mentions[Math.min(at, mention.head) + 1] ?? 0),
    );
  const cueOnLeft = cueLeft >= 0 && left;
  const cueOnRight = cueRight >= 0 && !left;
  const row = new Float32Array(FEATURES.length);
  row.set([
    left ? 0 : 1,
    Math.min(FAR, Math.max(0, to - from)),
    Math.min(MANY, Math.abs((tokens.sentence[mention.head] ?? 0) - (tokens.sentence[token] ?? 0))),
    Math.min(MANY, Math.abs((tokens.paragraph[mention.head] ?? 0) - (tokens.paragraph[token] ?? 0))),
    between(counts.quotes, MANY),
    between(counts.commas, MANY),
    Math.min(MOST_MENTIONS, mentionsTo(token)),
    between(counts.verbs, MOST_VERBS),
    between(counts.conjunctions, MANY),
    between(counts.thats, FEW),
    between(counts.colons, FEW),
    between(counts.relatives, FEW),
    flag(verb >= 0 && verb === cueLeft),
    flag(verb >= 0 && verb === cueRight),
    flag(verb >= 0 && verb === verbLeft),
    flag(left && verb > token),
    flag(cueOnLeft && mention.head > cueLeft),
    cueOnLeft ? mentionsTo(cueLeft) : NO_CUE.mentions,
    cueOnLeft ? clamp(cueLeft - mention.last, MAX_OFFSET) : NO_CUE.tokens,
    cueOnRight ? mentionsTo(cueRight) : NO_CUE.mentions,
    cueOnRight ? clamp(mention.first - cueRight, MAX_OFFSET) : NO_CUE.tokens,
    flag(verbLeft >= 0 && left && mention.head > verbLeft),
    flag(index === context.subjectOfCueLeft),
    flag(index === context.subjectOfVerbLeft),
    flag(index === context.subjectOfCueRight),
    flag(index === context.subjectAfterCueRight),
    flag(index === context.subjectOfSentence),
    rank,
    flag(memory.last === index),
    flag(memory.last >= 0 && keys[memory.last] === key),
    flag(memory.other === index),
    flag(memory.other >= 0 && keys[memory.other] === key),
    memory.lastOffset,
    memory.counts.get(key) ?? 0,
    flag(mention.type === mentionType.pronoun && memory.last >= 0 && memory.last < index),
  ]);
  row.set(trait, RELATIONS.length);
  row.set(surroundings, RELATIONS.length + TRAITS.length);
  return row;
};
