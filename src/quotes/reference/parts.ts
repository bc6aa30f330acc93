/** A mention's part in its sentence: how much it brings what it means to a reader's mind. */
import { code, codeOf, isPrepositionCode, opensClause } from '../parse/codes.js';
import type { Document } from '../parse/document.js';
import type { Mention } from '../parse/mention.js';
import { afterAside } from '../parse/subjects.js';
import { type Tokens, tokenKind } from '../parse/tokens.js';
import { bits, VERB } from '../words/lexicon.js';

const ACTS = VERB | bits.auxiliary | bits.pastShape;

/** Subjects stay in mind longer than objects, and those longer than owners. */
const WEIGHT = { subject: 3, opening: 2.6, object: 1.7, afterPreposition: 1.3, owner: 1 };
/** What is left of these where a line holds no verb: a credit, a heading. */
const OF_VERBLESS = 0.15;

export const weightOfPart = (tokens: Tokens, mention: Mention): number => {
  if (mention.modifier) return WEIGHT.owner;
  const before = codeOf(tokens, mention.first - 1);
  if (isPrepositionCode(before)) return WEIGHT.afterPreposition;
  const next = tokens.flags[afterAside(tokens, mention.last + 1)] ?? 0;
  if ((next & (ACTS | bits.relative)) !== 0) return WEIGHT.subject;
  return opensClause(before) ? WEIGHT.opening : WEIGHT.object;
};

export const mayBeSubject = (tokens: Tokens, mention: Mention): boolean =>
  weightOfPart(tokens, mention) >= WEIGHT.opening;

/** "In a talk with Bell, she said": after a preposition, "according to" aside. */
export const isOblique = (tokens: Tokens, mention: Mention): boolean => {
  const before = codeOf(tokens, mention.first - 1);
  return isPrepositionCode(before) && before !== code.accordingTo;
};

/** Tokens of a paragraph that is no mere line, even where the lexicon knows none of its verbs. */
const LEAST_OF_TEXT = 12;

/** For each paragraph, what is left of the weight of its mentions. */
export const weightsOfParagraphs = ({ tokens }: Document): Float32Array => {
  const lengths = new Int32Array((tokens.paragraph.at(-1) ?? 0) + 1);
  for (let i = 0; i < tokens.count; i++) {
    const flags = tokens.flags[i] ?? 0;
    const isVerb = (flags & ACTS) !== 0 && (flags & bits.capital) === 0;
    const at = tokens.paragraph[i] ?? 0;
    lengths[at] = (lengths[at] ?? 0) + (isVerb || tokens.kind[i] === tokenKind.quote ? LEAST_OF_TEXT : 1);
  }
  return Float32Array.from(lengths, (length) => (length < LEAST_OF_TEXT ? OF_VERBLESS : 1));
};
