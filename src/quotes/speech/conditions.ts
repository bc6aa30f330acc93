/** Under which terms somebody spoke: to whom, and on which condition, as printed beside the quotation. */

import type { Mention } from '../parse/mention.js';
import { kinds, type Tape } from '../parse/tokens.js';
import { bits } from '../words/lexicon.js';

const TELL = new Set(['told', 'tell', 'tells', 'telling']);
const MAX_AUDIENCE = 8;
const MAX_CONDITION = 40;

const sameSentence = (tape: Tape, a: number, b: number): boolean =>
  tape.sentence[a] === tape.sentence[b] && tape.kind[b] !== kinds.break;

/** The noun phrase after "told". */
const phraseAfter = (tape: Tape, from: number): string | null => {
  let last = from - 1;
  while (last - from < MAX_AUDIENCE && tape.kind[last + 1] === kinds.word) {
    const next = last + 1;
    const flags = tape.flags[next] ?? 0;
    const of = tape.word[next] === 'of' && last >= from;
    if (!of && (flags & (bits.preposition | bits.relative | bits.conjunction | bits.date | bits.auxiliary)) !== 0)
      break;
    if (
      ((flags & bits.pronoun) !== 0 && (flags & bits.capital) === 0 && last >= from) ||
      ((flags & bits.adverb) !== 0 && (flags & bits.capital) === 0)
    )
      break;
    last = next;
    if ((flags & bits.objectPronoun) !== 0) break;
  }
  if (last < from) return null;
  return tape.text.slice(tape.start[from], tape.end[last]);
};

/** `— a port official, to AFP`: a line of its own that says who spoke. */
const followsDash = (tape: Tape, mention: Mention): boolean => tape.kind[mention.first - 1] === kinds.dash;

const dashAudience = (tape: Tape, mention: Mention): string | null => {
  for (let i = mention.last + 1; i < tape.count && sameSentence(tape, mention.head, i); i++) {
    if (tape.kind[i] === kinds.comma && tape.word[i + 1] === 'to') return phraseAfter(tape, i + 2);
  }
  return null;
};

/** To whom: "told AFP", "tells Italian senators". Looked for next to the mention, in its sentence. */
export const audienceOf = (tape: Tape, mention: Mention, quote: number): string | null => {
  if (followsDash(tape, mention)) return dashAudience(tape, mention);
  const to = Math.max(quote, mention.last + 14);
  for (let i = Math.max(0, mention.first - 2); i < tape.count && i <= to; i++) {
    if (!sameSentence(tape, mention.head, i)) {
      if (i > mention.head) break;
      continue;
    }
    if (tape.kind[i] === kinds.quote && i > mention.last) break;
    if (tape.kind[i] === kinds.word && TELL.has(tape.word[i] ?? '')) return phraseAfter(tape, i + 1);
  }
  return null;
};

/** Openings of the printed conditions, as words in a row; the first that stands in the sentence counts. */
const OPENINGS: readonly string[][] = [
  ['on', 'condition'],
  ['on', 'the', 'condition'],
  ['under', 'condition'],
  ['under', 'the', 'condition'],
  ['speaking', 'on', 'condition'],
  ['asked', 'not', 'to', 'be'],
  ['asking', 'not', 'to', 'be'],
  ['declined', 'to', 'be', 'named'],
  ['declined', 'to', 'be', 'identified'],
  ['declining', 'to', 'be', 'named'],
  ['did', 'not', 'want', 'to', 'be', 'named'],
  ['did', 'not', 'want', 'to', 'be', 'identified'],
  ['did', 'not', 'wish', 'to', 'be', 'named'],
  ['did', 'not', 'wish', 'to', 'be', 'identified'],
  ['wished', 'to', 'remain', 'anonymous'],
  ['requested', 'anonymity'],
  ['requesting', 'anonymity'],
  ['granted', 'anonymity'],
  ['not', 'authorized', 'to', 'speak'],
  ['not', 'authorised', 'to', 'speak'],
  ['spoke', 'anonymously'],
  ['speaking', 'anonymously'],
];

const SAID = new Set(['said', 'says', 'told', 'added']);

const opensCondition = (tape: Tape, at: number): boolean =>
  OPENINGS.some((words) => words.every((word, i) => tape.word[at + i] === word));

/** The condition of anonymity, from its first word to the end of its clause. */
export const conditionOf = (tape: Tape, mention: Mention, quote: number): string | null => {
  const from = followsDash(tape, mention) ? mention.first : Math.min(mention.first, quote);
  const last = followsDash(tape, mention) ? mention.last : Math.max(mention.last, quote);
  for (let i = from; i < tape.count && i - from < MAX_CONDITION; i++) {
    if (tape.kind[i] === kinds.break || (i > last && !sameSentence(tape, last, i))) return null;
    if (tape.kind[i] !== kinds.word || !opensCondition(tape, i)) continue;
    let end = i;
    // "… because the talks are private said the offer stood": what they said is no condition.
    while (
      end + 1 < tape.count &&
      end - i < MAX_CONDITION &&
      tape.kind[end + 1] === kinds.word &&
      !SAID.has(tape.word[end + 1] ?? '')
    )
      end++;
    return tape.text.slice(tape.start[i], tape.end[end]);
  }
  return null;
};
