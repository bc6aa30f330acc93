/** Who does what a verb says: rules of English word order, as hints for the ranker. */

import { bits, VERB } from '../words/lexicon.js';
import { code, codeOf, isPrepositionCode } from './codes.js';
import type { Document } from './document.js';
import grammar from './grammar.json' with { type: 'json' };
import { type Mention, mentionType } from './mention.js';
import { type Tokens, tokenKind } from './tokens.js';

export interface Action {
  /** Token of the verb; -1 where none. */
  token: number;
  commas: number;
  mentions: number;
}

const MAX_VERB_DISTANCE = 40;
const MAX_SUBJECT_MENTIONS = 8;
const MAX_ASIDE = 50;

/** Adverbs and auxiliaries that one verb may have before it. */
const MAX_AUXILIARIES = 3;

/** Whether a verb of the lexicon stands soon after an auxiliary ("has also said"). */
const verbFollows = (document: Document, auxiliary: number): boolean => {
  const { tokens } = document;
  for (let i = auxiliary + 1; i <= auxiliary + MAX_AUXILIARIES; i++) {
    if (tokens.kind[i] !== tokenKind.word) return false;
    const flags = tokens.flags[i] ?? 0;
    if ((flags & VERB) !== 0) return true;
    if ((flags & (bits.adverb | bits.auxiliary)) === 0) return false;
  }
  return false;
};

/** Past an aside between dashes or brackets that begins at a token ("Bell (D-Ohio) said"). */
export const afterAside = (tokens: Tokens, start: number): number => {
  const opening = tokens.kind[start];
  if (opening !== tokenKind.dash && opening !== tokenKind.open) return start;
  const closing = opening === tokenKind.dash ? tokenKind.dash : tokenKind.close;
  for (
    let i = start + 1;
    i < tokens.count && i - start < MAX_ASIDE && tokens.sentence[i] === tokens.sentence[start];
    i++
  ) {
    if (tokens.kind[i] === closing) return i + 1;
  }
  return start;
};

/** The first finite verb after a mention in its sentence, and what lies between. */
export const actionAfter = (document: Document, mention: Mention): Action => {
  const { tokens, counts } = document;
  const sentence = tokens.sentence[mention.last];
  let commas = 0;
  const from = afterAside(tokens, mention.last + 1);
  for (let i = from; i < tokens.count && i - from < MAX_VERB_DISTANCE; i++) {
    if (tokens.sentence[i] !== sentence || tokens.kind[i] === tokenKind.break) break;
    if (tokens.kind[i] === tokenKind.comma) commas++;
    if (tokens.kind[i] !== tokenKind.word) continue;
    const flags = tokens.flags[i] ?? 0;
    if ((flags & bits.capital) !== 0 || (flags & (VERB | bits.auxiliary | bits.pastShape)) === 0) continue;
    if ((flags & bits.auxiliary) !== 0 && verbFollows(document, i)) continue;
    return { token: i, commas, mentions: (counts.mentions[i] ?? 0) - (counts.mentions[mention.head + 1] ?? 0) };
  }
  return { token: -1, commas, mentions: 0 };
};

/** "Tim Bell, a farmer": the phrase after a name and a comma says who they are, and does not act. */
export const isApposition = (document: Document, mention: Mention): boolean => {
  const { tokens, counts, mentions } = document;
  if (tokens.kind[mention.first - 1] !== tokenKind.comma || mention.type !== mentionType.common) return false;
  const before = mentions[(counts.mentions[mention.first] ?? 0) - 1];
  if (!before || before.last !== mention.first - 2 || before.type !== mentionType.name) return false;
  return !isOpeningPlace(document, before);
};

/** "In Virginia, a spokesman said": a place that opens the sentence is not described by what follows. */
export const isOpeningPlace = ({ tokens, sentenceStarts }: Document, { first }: Mention): boolean =>
  LOCATES.has(tokens.word[first - 1] ?? '') && sentenceStarts[tokens.sentence[first] ?? 0] === first - 1;

const LOCATES = new Set(grammar.locating);

/** Whether a mention can be a subject: not an owner, not after a preposition, not an apposition. */
const canAct = (document: Document, mention: Mention): boolean => {
  if (mention.modifier) return false;
  const before = codeOf(document.tokens, mention.first - 1);
  return (!isPrepositionCode(before) || before === code.accordingTo) && !isApposition(document, mention);
};

/** Where the clause goes on before an aside between dashes or brackets that ends at a verb ("The report – signed by all – said"). */
const beforeAside = (tokens: Tokens, verb: number): number => {
  const closing = tokens.kind[verb - 1];
  if (closing !== tokenKind.dash && closing !== tokenKind.close) return verb;
  const opening = closing === tokenKind.dash ? tokenKind.dash : tokenKind.open;
  for (let i = verb - 2; i > 0 && verb - i < MAX_ASIDE && tokens.sentence[i] === tokens.sentence[verb]; i--) {
    if (tokens.kind[i] === opening) return i;
  }
  return verb;
};

/** The mention to the left of a verb, in its sentence, that is likeliest its subject: the nearest that can act; -1 where none. */
export const subjectBefore = (document: Document, verb: number): number => {
  if (verb < 0) return -1;
  const { tokens, counts, mentions } = document;
  const from = (counts.mentions[beforeAside(tokens, verb)] ?? 0) - 1;
  for (let m = from; m >= 0 && from - m < MAX_SUBJECT_MENTIONS; m--) {
    const mention = mentions[m] as Mention;
    if (tokens.sentence[mention.head] !== tokens.sentence[verb]) return -1;
    if (canAct(document, mention)) return m;
  }
  return -1;
};

/** For `"…," said Bell`: the mention right after a verb on the right of the quote; -1 where another word stands there. */
export const subjectAfter = (document: Document, verb: number): number => {
  if (verb < 0) return -1;
  const m = document.counts.mentions[verb] ?? 0;
  const mention = document.mentions[m];
  return mention && mention.first <= verb + 2 && mention.first > verb && mention.type !== mentionType.relative ? m : -1;
};

/** The first mention of a verb's sentence that can act: its subject where a comma stands before the verb ("Bell, a farmer, is …"). */
export const firstSubject = (document: Document, verb: number): number => {
  const { tokens, counts, mentions, sentenceStarts } = document;
  const start = sentenceStarts[tokens.sentence[verb] ?? 0] ?? verb;
  for (let m = counts.mentions[start] ?? 0; (mentions[m]?.head ?? verb) < verb; m++) {
    if (canAct(document, mentions[m] as Mention)) return m;
  }
  return -1;
};

const BE = new Set(grammar.be);
/** Verbs whose passive still makes the subject the speaker: "was quoted as saying". */
const QUOTED = new Set(grammar.quoted);

/** "has been accused of": what is said of the subject, not by it. */
export const isPassive = ({ tokens }: Document, verb: number): boolean => {
  const word = tokens.word[verb] ?? '';
  if (verb < 0 || ((tokens.flags[verb] ?? 0) & bits.participle) !== 0 || QUOTED.has(word)) return false;
  for (let i = verb - 1; i >= verb - MAX_AUXILIARIES; i--) {
    if (BE.has(tokens.word[i] ?? '')) return true;
    if (((tokens.flags[i] ?? 0) & (bits.adverb | bits.auxiliary)) === 0) return false;
  }
  return false;
};
