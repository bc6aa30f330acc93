/** Interviews: who answers, where questions and answers carry no name. */

import type { Document } from '../parse/document.js';
import { type Mention, mentionType } from '../parse/mention.js';
import { tokenKind } from '../parse/tokens.js';
import { isFirstName } from '../words/first-names.js';
import { bits } from '../words/lexicon.js';
import words from './speakers.json' with { type: 'json' };

const ASKS = new Set(words.asks);
const ANSWERS = new Set(words.answers);
const INTERVIEWS = new Set(words.interviews);

/** One turn of an interview that says only that somebody asks or answers; `null` for any other quote. */
export const turnOf = ({ tokens, quotes, quoteTokens }: Document, quote: number): 'asks' | 'answers' | null => {
  const mark = quotes[quote]?.stretches[0]?.mark;
  if (mark === 'question') return 'asks';
  if (mark === 'answer') return 'answers';
  // "Q:", "Q."
  const colon = tokens.kind[(quoteTokens[quote] ?? 0) - 1] === tokenKind.colon ? 1 : 0;
  const at = (quoteTokens[quote] ?? 0) - 1 - colon;
  const label = tokens.word[at] ?? '';
  if ((at > 0 && tokens.kind[at - 1] !== tokenKind.break) || (colon === 0 && mark !== 'label')) return null;
  if (ASKS.has(label)) return 'asks';
  return ANSWERS.has(label) ? 'answers' : null;
};

/** "Ann Bell", "Dr. Bell", "the sculptor Bell": told to be a person by what stands before the surname. */
const isPerson = ({ tokens }: Document, { type, first, core, last }: Mention): boolean =>
  type === mentionType.name &&
  (core > first ||
    (last > core && (isFirstName(tokens.word[core] ?? '') || ((tokens.flags[first - 1] ?? 0) & bits.person) !== 0)));

/** "Ann Bell spoke to …": who is named for asking. */
const interviews = ({ tokens }: Document, { last }: Mention): boolean => INTERVIEWS.has(tokens.word[last + 1] ?? '');

/**
 * The mention of the one person, whoever asks aside, whom an interview names before its first question.
 * @returns -1 where a text is no interview, or names nobody there, or more than one
 */
export const findInterviewee = (document: Document): number => {
  const { mentions, quotes, quoteTokens, keys } = document;
  const opening = quotes.findIndex((_, quote) => turnOf(document, quote) !== null);
  if (opening < 0) return -1;
  const limit = quoteTokens[opening] ?? 0;
  const before = mentions.flatMap((mention, i) => (mention.head < limit && isPerson(document, mention) ? [i] : []));
  const asking = new Set(before.filter((i) => interviews(document, mentions[i] as Mention)).map((i) => keys[i]));
  const named = before.filter((i) => !asking.has(keys[i]));
  return new Set(named.map((i) => keys[i])).size === 1 ? (named[0] ?? -1) : -1;
};
