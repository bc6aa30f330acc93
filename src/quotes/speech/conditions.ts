/** Under which terms somebody spoke: to whom, and on which condition, as printed beside the quotation. */

import type { Mention } from '../parse/mention.js';
import { type Tokens, tokenKind } from '../parse/tokens.js';
import { bits } from '../words/lexicon.js';
import table from './conditions.json' with { type: 'json' };

const TELL = new Set(table.addressing);
const MAX_AUDIENCE = 8;
/** How far after a mention its "told" may stand, in tokens. */
const MAX_TO_TELL = 14;
const MAX_CONDITION = 40;

const sameSentence = (tokens: Tokens, a: number, b: number): boolean =>
  tokens.sentence[a] === tokens.sentence[b] && tokens.kind[b] !== tokenKind.break;

/** The noun phrase after "told". */
const phraseAfter = (tokens: Tokens, from: number): string | null => {
  let last = from - 1;
  while (last - from < MAX_AUDIENCE && tokens.kind[last + 1] === tokenKind.word) {
    const next = last + 1;
    const flags = tokens.flags[next] ?? 0;
    const of = tokens.word[next] === 'of' && last >= from;
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
  return tokens.text.slice(tokens.start[from], tokens.end[last]);
};

/** `— a port official, to AFP`: a line of its own that says who spoke. */
const followsDash = (tokens: Tokens, mention: Mention): boolean => tokens.kind[mention.first - 1] === tokenKind.dash;

const dashAudience = (tokens: Tokens, mention: Mention): string | null => {
  for (let i = mention.last + 1; i < tokens.count && sameSentence(tokens, mention.head, i); i++) {
    if (tokens.kind[i] === tokenKind.comma && tokens.word[i + 1] === 'to') return phraseAfter(tokens, i + 2);
  }
  return null;
};

/** To whom: "told AFP", "tells Italian senators". Looked for next to the mention, in its sentence. */
export const audienceOf = (tokens: Tokens, mention: Mention, quote: number): string | null => {
  if (followsDash(tokens, mention)) return dashAudience(tokens, mention);
  const to = Math.max(quote, mention.last + MAX_TO_TELL);
  for (let i = Math.max(0, mention.first - 2); i < tokens.count && i <= to; i++) {
    if (!sameSentence(tokens, mention.head, i)) {
      if (i > mention.head) break;
      continue;
    }
    if (tokens.kind[i] === tokenKind.quote && i > mention.last) break;
    if (tokens.kind[i] === tokenKind.word && TELL.has(tokens.word[i] ?? '')) return phraseAfter(tokens, i + 1);
  }
  return null;
};

/** Openings of the printed conditions, as words in a row; the first that stands in the sentence counts. */
const OPENINGS = table.openings.map((opening) => opening.split(' '));

const SAID = new Set(table.said);

const opensCondition = (tokens: Tokens, at: number): boolean =>
  OPENINGS.some((words) => words.every((word, i) => tokens.word[at + i] === word));

/** The condition of anonymity, from its first word to the end of its clause. */
export const conditionOf = (tokens: Tokens, mention: Mention, quote: number): string | null => {
  const from = followsDash(tokens, mention) ? mention.first : Math.min(mention.first, quote);
  const last = followsDash(tokens, mention) ? mention.last : Math.max(mention.last, quote);
  for (let i = from; i < tokens.count && i - from < MAX_CONDITION; i++) {
    if (tokens.kind[i] === tokenKind.break || (i > last && !sameSentence(tokens, last, i))) return null;
    if (tokens.kind[i] !== tokenKind.word || !opensCondition(tokens, i)) continue;
    let end = i;
    // "… because the talks are private said the offer stood": what they said is no condition.
    while (
      end + 1 < tokens.count &&
      end - i < MAX_CONDITION &&
      tokens.kind[end + 1] === tokenKind.word &&
      !SAID.has(tokens.word[end + 1] ?? '')
    )
      end++;
    return tokens.text.slice(tokens.start[i], tokens.end[end]);
  }
  return null;
};
