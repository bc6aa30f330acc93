/** The words that report a quote, once its speaker is known. */
import type { Excerpt } from '../../model.js';
import type { Context } from '../attribution/context.js';
import type { Scene } from '../parse/document.js';
import type { Mention } from '../parse/mention.js';
import { afterAside } from '../parse/subjects.js';
import { kinds, type Tape } from '../parse/tokens.js';
import { bits, CUE, VERB } from '../words/lexicon.js';
import { excerptOf } from './speaker.js';

const REACH = 24;

const isVerb = (tape: Tape, i: number): boolean =>
  tape.kind[i] === kinds.word && ((tape.flags[i] ?? 0) & VERB) !== 0 && ((tape.flags[i] ?? 0) & bits.capital) === 0;

const withAdverb = (tape: Tape, verb: number, from: number): Excerpt => {
  let first = verb;
  while (
    first - 1 > from &&
    tape.kind[first - 1] === kinds.word &&
    ((tape.flags[first - 1] ?? 0) & bits.auxiliary) !== 0
  )
    first--;
  return excerptOf(tape, first, verb);
};

/** The first verb of speech after a mention and before the quote; else the first verb. "the call" is none. */
const verbAfter = (tape: Tape, mention: Mention, quote: number): number => {
  let first = -1;
  const from = afterAside(tape, mention.last + 1);
  for (let i = from; i < from + REACH && i < tape.count; i++) {
    if (tape.sentence[i] !== tape.sentence[mention.head] || i === quote) break;
    // "who asked not to be named,": a clause of its own.
    if (((tape.flags[i] ?? 0) & bits.relative) !== 0 && tape.kind[i - 1] === kinds.comma) {
      while (i < quote && i < from + REACH && tape.kind[i] !== kinds.comma) i++;
    }
    const isNoun = ((tape.flags[i - 1] ?? 0) & (bits.determiner | bits.adjective)) !== 0;
    if (!isVerb(tape, i) || isNoun) continue;
    if (((tape.flags[i] ?? 0) & (CUE | bits.judge)) !== 0) return i;
    if (first < 0) first = i;
  }
  return first;
};

/** `null` where the speaker was inherited from an earlier quote, and nothing near this one reports it. */
export const cueOf = ({ tape }: Scene, context: Context, mention: Mention): Excerpt | null => {
  const { token } = context;
  const before = mention.first - 1;
  if (tape.word[before] === 'to' && tape.word[before - 1] === 'according') return excerptOf(tape, before - 1, before);
  if (isVerb(tape, before) && Math.abs(before - token) <= REACH) return excerptOf(tape, before, before);
  const verb = verbAfter(tape, mention, token);
  if (verb >= 0) return withAdverb(tape, verb, mention.last);
  const next = mention.last + 1;
  if (tape.kind[next] === kinds.colon || tape.kind[before] === kinds.dash) {
    const mark = tape.kind[next] === kinds.colon ? next : before;
    return excerptOf(tape, mark, mark);
  }
  return null;
};
