/** The surroundings of one quote, measured once for all its candidates. */

import { codeOf } from '../parse/codes.js';
import type { Document } from '../parse/document.js';
import { subjectAfter, subjectBefore } from '../parse/subjects.js';
import { tokenKind } from '../parse/tokens.js';
import { bits, CUE, VERB } from '../words/lexicon.js';

export interface Context {
  /** Index of the quote in the document, and its token. */
  quote: number;
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
  /** Words of the quote, at most FAR; how it begins and ends. */
  words: number;
  beginsLower: boolean;
  /** One of `ending`. */
  ending: number;
  unclosed: boolean;
  opensParagraph: boolean;
  closesParagraph: boolean;
  /** Tokens between the quote before and this one, at most FAR; its paragraphs and sentences away. */
  gap: number;
  paragraphGap: number;
  sameSentenceAsPrevious: boolean;
  /** Tokens to the next quote, at most FAR. */
  gapAfter: number;
  /** 1 where "according to" stands in the sentence before the quote, 2 after it, 0 where nowhere. */
  according: number;
}

/** A distance that says no more than "far", in tokens or words; and a count that says no more than "many". */
export const FAR = 99;
export const MANY = 9;

/** How a quote ends; the learned weights split on these numbers. */
export const ending = { none: 0, comma: 1, stop: 2, question: 3, dash: 4 } as const;

/** How far from a quote words still belong to it, in tokens. */
const SIDE_LIMIT = 45;

/** Nearest token of the quote's sentence with one of `mask`, walking by `step`; -1 where none. */
const nearest = (
  document: Document,
  from: number,
  step: 1 | -1,
  mask: number,
  sentence = document.tokens.sentence[from],
): number => {
  const { tokens } = document;
  for (let i = from + step, n = 0; i >= 0 && i < tokens.count && n < SIDE_LIMIT; i += step, n++) {
    if (tokens.sentence[i] !== sentence || tokens.kind[i] === tokenKind.break) return -1;
    if (step === 1 && tokens.kind[i] === tokenKind.quote) return -1;
    const flags = tokens.flags[i] ?? 0;
    if ((flags & mask) !== 0 && (flags & bits.capital) === 0) return i;
  }
  return -1;
};

const countWords = (text: string, start: number, end: number): number => {
  let words = 1;
  for (let i = start; i < end && words < FAR; i++) if (text.charCodeAt(i) === 32) words++;
  return words;
};

const ENDINGS = new Map<string, number>([
  [',', ending.comma],
  ['.', ending.stop],
  ['…', ending.stop],
  ['?', ending.question],
  ['!', ending.question],
  ['—', ending.dash],
  ['–', ending.dash],
  ['-', ending.dash],
]);

const findAccording = ({ tokens }: Document, token: number): number => {
  const sentence = tokens.sentence[token];
  for (let i = Math.max(0, token - SIDE_LIMIT); i < tokens.count && i < token + SIDE_LIMIT; i++) {
    if (tokens.word[i] === 'according' && tokens.sentence[i] === sentence) return i < token ? 1 : 2;
  }
  return 0;
};

/** The first mention of the sentence that can act. */
const subjectOfSentence = (document: Document, token: number): number => {
  const start = document.sentenceStarts[document.tokens.sentence[token] ?? 0] ?? token;
  const verb = nearest(document, start - 1, 1, VERB | bits.auxiliary, document.tokens.sentence[token]);
  return verb < 0 ? -1 : subjectBefore(document, verb);
};

export const readContext = (document: Document, quote: number): Context => {
  const { tokens, quoteTokens, quotes } = document;
  const token = quoteTokens[quote] ?? 0;
  const { start, end, stretches } = quotes[quote] ?? { start: 0, end: 0, stretches: [] };
  const first = tokens.text.charAt(start);
  const previous = quoteTokens[quote - 1];
  const next = quoteTokens[quote + 1];
  const cueLeft = nearest(document, token, -1, CUE);
  const cueRight = nearest(document, token, 1, CUE);
  const verbLeft = nearest(document, token, -1, VERB);
  const rightSubject = subjectBefore(document, cueRight);
  return {
    quote,
    token,
    cueLeft,
    cueRight,
    verbLeft,
    subjectOfCueLeft: subjectBefore(document, cueLeft),
    subjectOfVerbLeft: subjectBefore(document, verbLeft),
    subjectOfCueRight: (document.mentions[rightSubject]?.head ?? -1) > token ? rightSubject : -1,
    subjectAfterCueRight: subjectAfter(document, cueRight),
    subjectOfSentence: subjectOfSentence(document, token),
    codeBefore: codeOf(tokens, token - 1),
    codeBefore2: codeOf(tokens, token - 2),
    codeAfter: codeOf(tokens, token + 1),
    words: countWords(tokens.text, start, end),
    beginsLower: first === first.toLowerCase() && first !== first.toUpperCase(),
    ending: ENDINGS.get(tokens.text.charAt(end - 1)) ?? ending.none,
    unclosed: stretches.at(-1)?.close === -1,
    opensParagraph: token === 0 || tokens.kind[token - 1] === tokenKind.break,
    closesParagraph: token === tokens.count - 1 || tokens.kind[token + 1] === tokenKind.break,
    gap: previous === undefined ? FAR : Math.min(FAR, token - previous - 1),
    paragraphGap:
      previous === undefined
        ? MANY
        : Math.min(MANY, (tokens.paragraph[token] ?? 0) - (tokens.paragraph[previous] ?? 0)),
    sameSentenceAsPrevious: previous !== undefined && tokens.sentence[previous] === tokens.sentence[token],
    gapAfter: next === undefined ? FAR : Math.min(FAR, next - token - 1),
    according: findAccording(document, token),
  };
};
