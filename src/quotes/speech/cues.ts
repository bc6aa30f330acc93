/** The words that report a quote, once its speaker is known. */
import type { Excerpt } from '../../model.js';
import type { Context } from '../attribution/context.js';
import type { Document } from '../parse/document.js';
import type { Mention } from '../parse/mention.js';
import { afterAside } from '../parse/subjects.js';
import { type Tokens, tokenKind } from '../parse/tokens.js';
import { bits, CUE, VERB } from '../words/lexicon.js';
import { excerptOf } from './speaker.js';

const REACH = 24;
/** Paragraphs from a mention to a quote that its own sentence still reports. */
const MAX_PARAGRAPHS = 1;

const isVerb = (tokens: Tokens, i: number): boolean =>
  tokens.kind[i] === tokenKind.word &&
  ((tokens.flags[i] ?? 0) & VERB) !== 0 &&
  ((tokens.flags[i] ?? 0) & bits.capital) === 0;

const withAdverb = (tokens: Tokens, verb: number, from: number): Excerpt => {
  let first = verb;
  while (
    first - 1 > from &&
    tokens.kind[first - 1] === tokenKind.word &&
    ((tokens.flags[first - 1] ?? 0) & bits.auxiliary) !== 0
  )
    first--;
  return excerptOf(tokens, first, verb);
};

/** The first verb of speech after a mention and before the quote; else the first verb. "the call" is none. */
const verbAfter = (tokens: Tokens, mention: Mention, quote: number): number => {
  let first = -1;
  const from = afterAside(tokens, mention.last + 1);
  for (let i = from; i < from + REACH && i < tokens.count; i++) {
    if (tokens.sentence[i] !== tokens.sentence[mention.head] || i === quote) break;
    // "who asked not to be named,": a clause of its own.
    if (((tokens.flags[i] ?? 0) & bits.relative) !== 0 && tokens.kind[i - 1] === tokenKind.comma) {
      while (i < quote && i < from + REACH && tokens.kind[i] !== tokenKind.comma) i++;
    }
    const isNoun = ((tokens.flags[i - 1] ?? 0) & (bits.determiner | bits.adjective)) !== 0;
    if (!isVerb(tokens, i) || isNoun) continue;
    if (((tokens.flags[i] ?? 0) & (CUE | bits.judge)) !== 0) return i;
    if (first < 0) first = i;
  }
  return first;
};

/** `null` where the speaker was inherited from an earlier quote, and nothing near this one reports it. */
export const cueOf = ({ tokens }: Document, context: Context, mention: Mention): Excerpt | null => {
  const { token } = context;
  // Named in the introduction of an interview, or of a transcript: what that sentence says is another matter.
  if ((tokens.paragraph[token] ?? 0) - (tokens.paragraph[mention.head] ?? 0) > MAX_PARAGRAPHS)
    return tokens.kind[token - 1] === tokenKind.colon ? excerptOf(tokens, token - 1, token - 1) : null;
  const before = mention.first - 1;
  if (tokens.word[before] === 'to' && tokens.word[before - 1] === 'according')
    return excerptOf(tokens, before - 1, before);
  if (isVerb(tokens, before) && Math.abs(before - token) <= REACH) return excerptOf(tokens, before, before);
  const verb = verbAfter(tokens, mention, token);
  if (verb >= 0) return withAdverb(tokens, verb, mention.last);
  const next = mention.last + 1;
  if (tokens.kind[next] === tokenKind.colon || tokens.kind[before] === tokenKind.dash) {
    const mark = tokens.kind[next] === tokenKind.colon ? next : before;
    return excerptOf(tokens, mark, mark);
  }
  return null;
};
