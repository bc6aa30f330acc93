/** Who does what a verb says: rules of English word order, as hints for the ranker. */

import { bits, VERB } from '../words/lexicon.js';
import { codeOf, isPrepositionCode } from './codes.js';
import type { Scene } from './document.js';
import { type Mention, types } from './mention.js';
import { kinds, type Tape } from './tokens.js';

export interface Action {
  /** Token of the verb; -1 where none. */
  token: number;
  commas: number;
  mentions: number;
}

const MAX_VERB_DISTANCE = 40;
const MAX_SUBJECT_MENTIONS = 8;
const MAX_ASIDE = 50;

/** Whether a verb of the lexicon stands within three tokens after an auxiliary ("has also said"). */
const verbFollows = (scene: Scene, auxiliary: number): boolean => {
  const { tape } = scene;
  for (let i = auxiliary + 1; i <= auxiliary + 3; i++) {
    if (tape.kind[i] !== kinds.word) return false;
    const flags = tape.flags[i] ?? 0;
    if ((flags & VERB) !== 0) return true;
    if ((flags & (bits.adverb | bits.auxiliary)) === 0) return false;
  }
  return false;
};

/** Past an aside between dashes or brackets that begins at a token ("Bell (D-Ohio) said"). */
export const afterAside = (tape: Tape, start: number): number => {
  const opening = tape.kind[start];
  if (opening !== kinds.dash && opening !== kinds.open) return start;
  const closing = opening === kinds.dash ? kinds.dash : kinds.close;
  for (let i = start + 1; i < tape.count && i - start < MAX_ASIDE && tape.sentence[i] === tape.sentence[start]; i++) {
    if (tape.kind[i] === closing) return i + 1;
  }
  return start;
};

/** The first finite verb after a mention in its sentence, and what lies between. */
export const actionAfter = (scene: Scene, mention: Mention): Action => {
  const { tape, counts } = scene;
  const sentence = tape.sentence[mention.last];
  let commas = 0;
  const from = afterAside(tape, mention.last + 1);
  for (let i = from; i < tape.count && i - from < MAX_VERB_DISTANCE; i++) {
    if (tape.sentence[i] !== sentence || tape.kind[i] === kinds.break) break;
    if (tape.kind[i] === kinds.comma) commas++;
    if (tape.kind[i] !== kinds.word) continue;
    const flags = tape.flags[i] ?? 0;
    if ((flags & bits.capital) !== 0 || (flags & (VERB | bits.auxiliary | bits.pastShape)) === 0) continue;
    if ((flags & bits.auxiliary) !== 0 && verbFollows(scene, i)) continue;
    return { token: i, commas, mentions: (counts.mentions[i] ?? 0) - (counts.mentions[mention.head + 1] ?? 0) };
  }
  return { token: -1, commas, mentions: 0 };
};

/** "Tim Bell, a farmer": the phrase after a name and a comma says who they are, and does not act. */
export const isApposition = (scene: Scene, mention: Mention): boolean => {
  const { tape, counts, mentions } = scene;
  if (tape.kind[mention.first - 1] !== kinds.comma || mention.type !== types.common) return false;
  const before = mentions[(counts.mentions[mention.first] ?? 0) - 1];
  if (!before || before.last !== mention.first - 2 || before.type !== types.name) return false;
  return !isOpeningPlace(scene, before);
};

/** "In Virginia, a spokesman said": a place that opens the sentence is not described by what follows. */
export const isOpeningPlace = ({ tape, sentenceStarts }: Scene, { first }: Mention): boolean =>
  LOCATES.has(tape.word[first - 1] ?? '') && sentenceStarts[tape.sentence[first] ?? 0] === first - 1;

const LOCATES = new Set(['in', 'at', 'near', 'outside', 'across']);

/** Whether a mention can be a subject: not an owner, not after a preposition, not an apposition. */
const canAct = (scene: Scene, mention: Mention): boolean => {
  if (mention.modifier) return false;
  const before = codeOf(scene.tape, mention.first - 1);
  return (!isPrepositionCode(before) || before === 20) && !isApposition(scene, mention);
};

/** Where the clause goes on before an aside between dashes or brackets that ends at a verb ("The report – signed by all – said"). */
const beforeAside = (tape: Tape, verb: number): number => {
  const closing = tape.kind[verb - 1];
  if (closing !== kinds.dash && closing !== kinds.close) return verb;
  const opening = closing === kinds.dash ? kinds.dash : kinds.open;
  for (let i = verb - 2; i > 0 && verb - i < MAX_ASIDE && tape.sentence[i] === tape.sentence[verb]; i--) {
    if (tape.kind[i] === opening) return i;
  }
  return verb;
};

/** The mention to the left of a verb, in its sentence, that is likeliest its subject: the nearest that can act; -1 where none. */
export const subjectBefore = (scene: Scene, verb: number): number => {
  if (verb < 0) return -1;
  const { tape, counts, mentions } = scene;
  const from = (counts.mentions[beforeAside(tape, verb)] ?? 0) - 1;
  for (let m = from; m >= 0 && from - m < MAX_SUBJECT_MENTIONS; m--) {
    const mention = mentions[m] as Mention;
    if (tape.sentence[mention.head] !== tape.sentence[verb]) return -1;
    if (canAct(scene, mention)) return m;
  }
  return -1;
};

/** For `"…," said Bell`: the mention right after a verb on the right of the quote; -1 where another word stands there. */
export const subjectAfter = (scene: Scene, verb: number): number => {
  if (verb < 0) return -1;
  const m = scene.counts.mentions[verb] ?? 0;
  const mention = scene.mentions[m];
  return mention && mention.first <= verb + 2 && mention.first > verb && mention.type !== types.relative ? m : -1;
};

/** The first mention of a verb's sentence that can act: its subject where a comma stands before the verb ("Bell, a farmer, is …"). */
export const firstSubject = (scene: Scene, verb: number): number => {
  const { tape, counts, mentions, sentenceStarts } = scene;
  const start = sentenceStarts[tape.sentence[verb] ?? 0] ?? verb;
  for (let m = counts.mentions[start] ?? 0; (mentions[m]?.head ?? verb) < verb; m++) {
    if (canAct(scene, mentions[m] as Mention)) return m;
  }
  return -1;
};

const BE = new Set(['is', 'are', 'was', 'were', 'be', 'been', 'being', 'get', 'got']);
/** Verbs whose passive still makes the subject the speaker: "was quoted as saying". */
const QUOTED = new Set(['quoted', 'heard', 'overheard', 'recorded', 'cited', 'shown']);

/** "has been accused of": what is said of the subject, not by it. */
export const isPassive = ({ tape }: Scene, verb: number): boolean => {
  const word = tape.word[verb] ?? '';
  if (verb < 0 || ((tape.flags[verb] ?? 0) & bits.participle) !== 0 || QUOTED.has(word)) return false;
  for (let i = verb - 1; i >= verb - 3; i--) {
    if (BE.has(tape.word[i] ?? '')) return true;
    if (((tape.flags[i] ?? 0) & (bits.adverb | bits.auxiliary)) === 0) return false;
  }
  return false;
};
