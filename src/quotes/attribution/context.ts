/** The surroundings of one quote, measured once for all its candidates. */

import { codeOf } from '../parse/codes.js';
import type { Scene } from '../parse/document.js';
import { subjectAfter, subjectBefore } from '../parse/subjects.js';
import { kinds } from '../parse/tokens.js';
import { bits, CUE, VERB } from '../words/lexicon.js';

export interface Context {
  /** Index of the chain, and its token. */
  chain: number;
  token: number;
  /** Nearest verb of the sentence on each side that reports words; -1 where none. */
  cueLeft: number;
  cueRight: number;
  /** Nearest verb of any class on the left. */
  verbLeft: number;
  /** Mentions that word order makes the subjects of those verbs, and of the quote's sentence; -1 where none. */
  subjectOfCueLeft: number;
  subjectOfVerbLeft: number;
  subjectOfCueRight: number;
  subjectAfterCueRight: number;
  subjectOfSentence: number;
  codeBefore: number;
  codeBefore2: number;
  codeAfter: number;
  /** Words of the quote, at most 99; how it begins and ends. */
  words: number;
  beginsLower: boolean;
  ending: number;
  unclosed: boolean;
  opensParagraph: boolean;
  closesParagraph: boolean;
  /** Tokens between the quote before and this one, at most 99; its paragraphs and sentences away. */
  gap: number;
  paragraphGap: number;
  sameSentenceAsPrevious: boolean;
  /** Tokens to the next quote, at most 99. */
  gapAfter: number;
  /** 1 where "according to" stands in the sentence before the quote, 2 after it, 0 where nowhere. */
  according: number;
}

const SIDE_LIMIT = 45;

/** Nearest token of the quote's sentence with one of `mask`, walking by `step`; -1 where none. */
const nearest = (
  scene: Scene,
  from: number,
  step: 1 | -1,
  mask: number,
  sentence = scene.tape.sentence[from],
): number => {
  const { tape } = scene;
  for (let i = from + step, n = 0; i >= 0 && i < tape.count && n < SIDE_LIMIT; i += step, n++) {
    if (tape.sentence[i] !== sentence || tape.kind[i] === kinds.break) return -1;
    if (step === 1 && tape.kind[i] === kinds.quote) return -1;
    const flags = tape.flags[i] ?? 0;
    if ((flags & mask) !== 0 && (flags & bits.capital) === 0) return i;
  }
  return -1;
};

const countWords = (text: string, start: number, end: number): number => {
  let words = 1;
  for (let i = start; i < end && words < 99; i++) if (text.charCodeAt(i) === 32) words++;
  return words;
};

const endingCode = (last: string): number => {
  if (last === ',') return 1;
  if (last === '.' || last === '…') return 2;
  if (last === '?' || last === '!') return 3;
  return last === '—' || last === '-' || last === '–' ? 4 : 0;
};

const findAccording = ({ tape }: Scene, token: number): number => {
  const sentence = tape.sentence[token];
  for (let i = Math.max(0, token - SIDE_LIMIT); i < tape.count && i < token + SIDE_LIMIT; i++) {
    if (tape.word[i] === 'according' && tape.sentence[i] === sentence) return i < token ? 1 : 2;
  }
  return 0;
};

/** The first mention of the sentence that can act. */
const subjectOfSentence = (scene: Scene, token: number): number => {
  const start = scene.sentenceStarts[scene.tape.sentence[token] ?? 0] ?? token;
  const verb = nearest(scene, start - 1, 1, VERB | bits.auxiliary, scene.tape.sentence[token]);
  return verb < 0 ? -1 : subjectBefore(scene, verb);
};

export const readContext = (scene: Scene, chain: number): Context => {
  const { tape, tokens, chains } = scene;
  const token = tokens[chain] ?? 0;
  const { start, end, stretches } = chains[chain] ?? { start: 0, end: 0, stretches: [] };
  const first = tape.text.charAt(start);
  const previous = tokens[chain - 1];
  const next = tokens[chain + 1];
  const cueLeft = nearest(scene, token, -1, CUE);
  const cueRight = nearest(scene, token, 1, CUE);
  const verbLeft = nearest(scene, token, -1, VERB);
  const rightSubject = subjectBefore(scene, cueRight);
  return {
    chain,
    token,
    cueLeft,
    cueRight,
    verbLeft,
    subjectOfCueLeft: subjectBefore(scene, cueLeft),
    subjectOfVerbLeft: subjectBefore(scene, verbLeft),
    subjectOfCueRight: (scene.mentions[rightSubject]?.head ?? -1) > token ? rightSubject : -1,
    subjectAfterCueRight: subjectAfter(scene, cueRight),
    subjectOfSentence: subjectOfSentence(scene, token),
    codeBefore: codeOf(tape, token - 1),
    codeBefore2: codeOf(tape, token - 2),
    codeAfter: codeOf(tape, token + 1),
    words: countWords(tape.text, start, end),
    beginsLower: first === first.toLowerCase() && first !== first.toUpperCase(),
    ending: endingCode(tape.text.charAt(end - 1)),
    unclosed: stretches.at(-1)?.close === -1,
    opensParagraph: token === 0 || tape.kind[token - 1] === kinds.break,
    closesParagraph: token === tape.count - 1 || tape.kind[token + 1] === kinds.break,
    gap: previous === undefined ? 99 : Math.min(99, token - previous - 1),
    paragraphGap:
      previous === undefined ? 9 : Math.min(9, (tape.paragraph[token] ?? 0) - (tape.paragraph[previous] ?? 0)),
    sameSentenceAsPrevious: previous !== undefined && tape.sentence[previous] === tape.sentence[token],
    gapAfter: next === undefined ? 99 : Math.min(99, next - token - 1),
    according: findAccording(scene, token),
  };
};
