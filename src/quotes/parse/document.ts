/** What attribution knows of an article while it walks from quote to quote. */
import type { Chain } from '../marks/quote-spans.js';
import { bits, VERB } from '../words/lexicon.js';
import { type Mention, types } from './mention.js';
import { findMentions } from './mentions.js';
import { kinds, layTape, type Tape } from './tokens.js';

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

export interface Scene {
  tape: Tape;
  chains: readonly Chain[];
  mentions: Mention[];
  counts: Counts;
  /** For each chain, its token. */
  tokens: number[];
  /** For each mention, a key shared by the mentions of one name; the surname or the whole of an organisation's name. */
  keys: string[];
  /** Mentions of a key in the article. */
  keyCounts: Map<string, number>;
  /** First token of each sentence. */
  sentenceStarts: number[];
}

const keyOf = (tape: Tape, mention: Mention): string => {
  if (mention.type !== types.name) {
    if (mention.type !== types.common) return tape.word[mention.head] ?? '';
    return `the ${tape.word[mention.head] ?? ''}`;
  }
  const flags = tape.flags[mention.head] ?? 0;
  if ((flags & (bits.group | bits.document | bits.office)) !== 0) {
    return tape.word.slice(mention.first, mention.last + 1).join(' ');
  }
  return tape.word[mention.head] ?? '';
};

const countAlong = (tape: Tape, isOne: (i: number, flags: number) => boolean): Int32Array => {
  const counts = new Int32Array(tape.count + 1);
  let count = 0;
  for (let i = 0; i < tape.count; i++) {
    counts[i] = count;
    if (isOne(i, tape.flags[i] ?? 0)) count++;
  }
  counts[tape.count] = count;
  return counts;
};

const ACTS = VERB | bits.auxiliary | bits.pastShape;

const countAll = (tape: Tape, mentions: readonly Mention[]): Counts => {
  const heads = new Uint8Array(tape.count);
  for (const mention of mentions) heads[mention.head] = 1;
  return {
    quotes: countAlong(tape, (i) => tape.kind[i] === kinds.quote),
    commas: countAlong(tape, (i) => tape.kind[i] === kinds.comma),
    verbs: countAlong(tape, (_, flags) => (flags & ACTS) !== 0 && (flags & bits.capital) === 0),
    conjunctions: countAlong(tape, (_, flags) => (flags & bits.conjunction) !== 0),
    thats: countAlong(tape, (i) => tape.word[i] === 'that'),
    colons: countAlong(tape, (i) => tape.kind[i] === kinds.colon),
    relatives: countAlong(tape, (i, flags) => (flags & bits.relative) !== 0 && tape.word[i] !== 'that'),
    mentions: countAlong(tape, (i) => heads[i] === 1),
  };
};

/** Reads an article into a scene. */
export const openScene = (text: string, chains: readonly Chain[]): Scene => {
  const tape = layTape(text, chains);
  const mentions = findMentions(tape);
  const tokens: number[] = [];
  const sentenceStarts: number[] = [];
  for (let i = 0; i < tape.count; i++) {
    if (tape.kind[i] === kinds.quote) tokens.push(i);
    if (tape.kind[i] !== kinds.break) sentenceStarts[tape.sentence[i] ?? 0] ??= i;
  }
  const keys = mentions.map((mention) => keyOf(tape, mention));
  const keyCounts = new Map<string, number>();
  for (const key of keys) keyCounts.set(key, (keyCounts.get(key) ?? 0) + 1);
  return { tape, chains, mentions, counts: countAll(tape, mentions), tokens, keys, keyCounts, sentenceStarts };
};
