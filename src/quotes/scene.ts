/** What attribution knows of an article while it walks from quote to quote. */
import type { Chain } from './chains.js';
import { bits, CUE, VERB } from './lexicon.js';
import { findMentions, type Mention, types } from './mentions.js';
import { kinds, layTape, type Tape } from './tape.js';

export interface Scene {
  tape: Tape;
  chains: readonly Chain[];
  mentions: Mention[];
  /** For each token, the number of mentions whose head comes before it. */
  mentionsBefore: Int32Array;
  /** For each chain, its token. */
  tokens: number[];
  /** For each mention, a key shared by the mentions of one name; the surname or the whole of an organisation's name. */
  keys: string[];
  /** Mentions of a key in the article. */
  keyCounts: Map<string, number>;
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

/** Reads an article into a scene. */
export const openScene = (text: string, chains: readonly Chain[]): Scene => {
  const tape = layTape(text, chains);
  const mentions = findMentions(tape);
  const mentionsBefore = new Int32Array(tape.count + 1);
  let next = 0;
  const tokens: number[] = [];
  for (let i = 0; i < tape.count; i++) {
    mentionsBefore[i] = next;
    while (mentions[next]?.head === i) next++;
    if (tape.kind[i] === kinds.quote) tokens.push(i);
  }
  mentionsBefore[tape.count] = next;
  const keys = mentions.map((mention) => keyOf(tape, mention));
  const keyCounts = new Map<string, number>();
  for (const key of keys) keyCounts.set(key, (keyCounts.get(key) ?? 0) + 1);
  return { tape, chains, mentions, mentionsBefore, tokens, keys, keyCounts };
};

/** Codes for the token beside a mention or a quote: ordered from what binds a speaker to what does not. */
export const codeOf = (tape: Tape, i: number): number => {
  if (i < 0 || i >= tape.count) return 0;
  switch (tape.kind[i]) {
    case kinds.break:
      return 1;
    case kinds.quote:
      return 2;
    case kinds.comma:
      return 3;
    case kinds.stop:
      return 4;
    case kinds.colon:
      return 5;
    case kinds.dash:
      return 6;
    case kinds.open:
    case kinds.close:
      return 7;
    case kinds.semicolon:
    case kinds.other:
      return 8;
  }
  const flags = tape.flags[i] ?? 0;
  if ((flags & bits.participle) !== 0 && (flags & VERB) !== 0) return (flags & CUE) !== 0 ? 14 : 15;
  if ((flags & bits.core) !== 0) return 9;
  if ((flags & bits.report) !== 0) return 10;
  if ((flags & bits.judge) !== 0) return 11;
  if ((flags & bits.publish) !== 0) return 12;
  if ((flags & (bits.think | bits.stage)) !== 0) return 13;
  if ((flags & bits.auxiliary) !== 0) return 16;
  if ((flags & bits.relative) !== 0) return tape.word[i] === 'that' ? 17 : 18;
  if ((flags & bits.conjunction) !== 0) return 19;
  if ((flags & bits.preposition) !== 0) {
    const word = tape.word[i];
    if (word === 'to') return tape.word[i - 1] === 'according' ? 20 : 21;
    if (word === 'by') return 22;
    if (word === 'from') return 23;
    return word === 'of' ? 24 : 25;
  }
  if ((flags & bits.adverb) !== 0) return 26;
  if ((flags & (bits.pronoun | bits.objectPronoun)) !== 0) return 27;
  if ((flags & bits.capital) !== 0) return 28;
  if ((flags & (bits.determiner | bits.adjective)) !== 0) return 29;
  if ((flags & bits.pastShape) !== 0) return 30;
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
