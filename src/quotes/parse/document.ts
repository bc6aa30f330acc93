/** What attribution knows of an article while it walks from quote to quote. */
import { readLayout } from '../layout/layout.js';
import { findQuotes, type QuoteSpan } from '../marks/quote-spans.js';
import { bits, VERB } from '../words/lexicon.js';
import { type Mention, mentionType } from './mention.js';
import { findMentions } from './mentions.js';
import { type Tokens, tokenize, tokenKind } from './tokens.js';

/** For each token, how many of a kind come before it: what lies between two tokens is a subtraction. */
export interface Counts {
  quotes: Int32Array;
  commas: Int32Array;
  verbs: Int32Array;
  conjunctions: Int32Array;
  thats: Int32Array;
  colons: Int32Array;
  relatives: Int32Array;
  mentions: Int32Array;
}

/** An article as everything that follows reads it. Mentions, quotes and sentences are referred to by their index. */
export interface Document {
  tokens: Tokens;
  quotes: readonly QuoteSpan[];
  mentions: Mention[];
  counts: Counts;
  /** For each quote, its token. */
  quoteTokens: number[];
  /** For each mention, a key shared by the mentions of one name; the surname or the whole of an organisation's name. */
  keys: string[];
  /** Mentions of a key in the article. */
  keyCounts: Map<string, number>;
  /** First token of each sentence. */
  sentenceStarts: number[];
}

const keyOf = (tokens: Tokens, mention: Mention): string => {
  if (mention.type !== mentionType.name) {
    if (mention.type !== mentionType.common) return tokens.word[mention.head] ?? '';
    return `the ${tokens.word[mention.head] ?? ''}`;
  }
  const flags = tokens.flags[mention.head] ?? 0;
  if ((flags & (bits.group | bits.document | bits.office)) !== 0) {
    return tokens.word.slice(mention.first, mention.last + 1).join(' ');
  }
  return tokens.word[mention.head] ?? '';
};

const countAlong = (tokens: Tokens, isOne: (i: number, flags: number) => boolean): Int32Array => {
  const counts = new Int32Array(tokens.count + 1);
  let count = 0;
  for (let i = 0; i < tokens.count; i++) {
    counts[i] = count;
    if (isOne(i, tokens.flags[i] ?? 0)) count++;
  }
  counts[tokens.count] = count;
  return counts;
};

const ACTS = VERB | bits.auxiliary | bits.pastShape;

const countAll = (tokens: Tokens, mentions: readonly Mention[]): Counts => {
  const heads = new Uint8Array(tokens.count);
  for (const mention of mentions) heads[mention.head] = 1;
  return {
    quotes: countAlong(tokens, (i) => tokens.kind[i] === tokenKind.quote),
    commas: countAlong(tokens, (i) => tokens.kind[i] === tokenKind.comma),
    verbs: countAlong(tokens, (_, flags) => (flags & ACTS) !== 0 && (flags & bits.capital) === 0),
    conjunctions: countAlong(tokens, (_, flags) => (flags & bits.conjunction) !== 0),
    thats: countAlong(tokens, (i) => tokens.word[i] === 'that'),
    colons: countAlong(tokens, (i) => tokens.kind[i] === tokenKind.colon),
    relatives: countAlong(tokens, (i, flags) => (flags & bits.relative) !== 0 && tokens.word[i] !== 'that'),
    mentions: countAlong(tokens, (i) => heads[i] === 1),
  };
};

/** Reads an article into a document. */
export const readDocument = (text: string): Document => {
  const layout = readLayout(text);
  const quotes = findQuotes(layout);
  const tokens = { ...tokenize(layout.named, quotes), text };
  const mentions = findMentions(tokens);
  const quoteTokens: number[] = [];
  const sentenceStarts: number[] = [];
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind[i] === tokenKind.quote) quoteTokens.push(i);
    if (tokens.kind[i] !== tokenKind.break) sentenceStarts[tokens.sentence[i] ?? 0] ??= i;
  }
  const keys = mentions.map((mention) => keyOf(tokens, mention));
  const keyCounts = new Map<string, number>();
  for (const key of keys) keyCounts.set(key, (keyCounts.get(key) ?? 0) + 1);
  return { tokens, quotes, mentions, counts: countAll(tokens, mentions), quoteTokens, keys, keyCounts, sentenceStarts };
};
