/** The question, made ready once to be compared with every place. */
import type { Frequencies } from '../../store/store.js';
import { type Tokens, tokenise } from '../../text/tokens.js';
import { type Asked, prepareAsked } from './chain.js';
import { findInsertions, flagWithin, omissionsBefore } from './editorial.js';
import { weighWords } from './evidence.js';

/** What a bracketed word counts in the search for the place, beside another. */
const GLOSS = 0.1;

export interface AskedText extends Asked {
  text: string;
  tokens: Tokens;
  weights: readonly number[];
  /** Words that nobody printed: most likely mistyped. */
  unseen: ReadonlySet<string>;
  /** For each word whether the asker set it in brackets. */
  bracketed: readonly boolean[];
  /** For each word, and for the end, whether the asker left words out before it. */
  omitted: readonly boolean[];
  /** Passages in the index. */
  passages: number;
  /** Weight of all words that are not bracketed. */
  total: number;
}

/** A stretch of the question, by words, half open. */
export interface Stretch {
  from: number;
  to: number;
}

/** The stretch as it was asked. */
export const textOf = (asked: AskedText, { from, to }: Stretch): string =>
  asked.text.slice(asked.tokens.starts[from], asked.tokens.ends[to - 1]);

/** Share of bracketed words from which the brackets are the question's own. */
const MOST_OF_IT = 0.5;

/** For each word whether the asker set it in brackets; a question that is all in brackets has no insertion. */
const insertedBy = (text: string, tokens: Tokens): boolean[] => {
  const flags = flagWithin(tokens, findInsertions(text, true));
  return flags.filter(Boolean).length > MOST_OF_IT * flags.length ? flags.map(() => false) : flags;
};

/** How common words are, for a text that is compared with one other text alone: as in English, and none of them mistyped. */
const generally = (words: readonly string[]): Frequencies => ({ passages: 0, counts: words.map(() => 1) });

/** Makes a text ready. */
export const prepare = (text: string, frequencies: Frequencies | null = null): AskedText => {
  const tokens = tokenise(text);
  const distinct = [...new Set(tokens.words)];
  const { passages, counts } = frequencies ?? generally(distinct);
  const weightOf = new Map(weighWords(distinct, { passages, counts }).map((weight, at) => [distinct[at], weight]));
  const weights = tokens.words.map((word) => weightOf.get(word) as number);
  const bracketed = insertedBy(text, tokens);
  return {
    // A gloss in brackets is no part of the quote: it may be found, but leads nowhere.
    ...prepareAsked(
      tokens.words,
      weights.map((weight, at) => (bracketed[at] ? GLOSS * weight : weight)),
    ),
    text,
    tokens,
    weights,
    unseen: new Set(distinct.filter((_, at) => counts[at] === 0)),
    bracketed,
    omitted: omissionsBefore(text, tokens),
    passages,
    total: weights.reduce((sum, weight, at) => sum + (bracketed[at] ? 0 : weight), 0),
  };
};

/**
 * @param copies articles that print the likeliest passage: its words are no more common for having been copied
 */
export const prepareQuestion = (text: string, { passages, counts }: Frequencies, copies = 1): AskedText =>
  prepare(text, { passages, counts: counts.map((count) => (count >= copies ? count - copies + 1 : count)) });
