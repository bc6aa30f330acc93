/** Reported speech without marks: "Bell told senators that …", "…, the source said", "According to Bell, …". */
import type { Span } from '../../model.js';
import type { Document } from '../parse/document.js';
import { mentionType } from '../parse/mention.js';
import { actionAfter, subjectAfter, subjectBefore } from '../parse/subjects.js';
import { type Tokens, tokenKind } from '../parse/tokens.js';
import { bits, VERB } from '../words/lexicon.js';
import words from './indirect.json' with { type: 'json' };

/** Reported content as tokens, `last` inclusive, and the mention that said it. */
export interface Report {
  first: number;
  last: number;
  mention: number;
  cueFirst: number;
  cueLast: number;
  confidence: number;
}

/** A sentence as tokens, `last` inclusive. */
interface Sentence {
  first: number;
  last: number;
}

const CLAUSE_VERBS = new Set(words.clause);
const THAT_VERBS = new Set([...words.clause, ...words.that]);
const TELL = new Set(words.addressing);
const NEGATIONS = new Set(words.negations);
const MAX_TO_THAT = 9;
const MAX_TO_VERB = 14;
const MIN_CONTENT = 3;
const MAX_AFTER_CUE = 24;
/** Tokens from a subject back to the comma before it, and from "according" on to who is named. */
const MAX_TO_COMMA = 8;
const MAX_TO_SOURCE = 4;
/** How often each form is a report by its subject: set by hand. */
const CHANCE = { that: 0.9, trailing: 0.85, according: 0.85, clause: 0.8 };
const COORDINATES = new Set(words.coordinating);

const isVerbal = (tokens: Tokens, i: number): boolean =>
  tokens.kind[i] === tokenKind.word &&
  ((tokens.flags[i] ?? 0) & (VERB | bits.auxiliary | bits.pastShape)) !== 0 &&
  ((tokens.flags[i] ?? 0) & bits.capital) === 0;

const hasVerbal = (tokens: Tokens, from: number, to: number): boolean => {
  for (let i = from; i <= to; i++) if (isVerbal(tokens, i)) return true;
  return false;
};

const sentencesOf = (tokens: Tokens): Sentence[] => {
  const sentences: Sentence[] = [];
  let first = -1;
  let quoted = false;
  const finish = (last: number): void => {
    if (first >= 0 && !quoted) sentences.push({ first, last });
    first = -1;
    quoted = false;
  };
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind[i] === tokenKind.break) {
      finish(i - 1);
      continue;
    }
    if (first >= 0 && tokens.sentence[i] !== tokens.sentence[i - 1]) finish(i - 1);
    if (first < 0) first = i;
    if (tokens.kind[i] === tokenKind.quote) quoted = true;
  }
  finish(tokens.count - 1);
  return sentences;
};

const withoutStop = (tokens: Tokens, last: number): number => {
  let end = last;
  while (end > 0 && (tokens.kind[end] === tokenKind.stop || tokens.kind[end] === tokenKind.comma)) end--;
  return end;
};

/** The subject of a verb if only auxiliaries, adverbs or an apposition stand between them, and nothing negates it. */
const speakerOf = (document: Document, verb: number, { first }: Sentence): number => {
  const subject = subjectBefore(document, verb);
  const mention = document.mentions[subject];
  if (!mention || mention.first < first || actionAfter(document, mention).token !== verb) return -1;
  for (let i = mention.last + 1; i < verb; i++) if (NEGATIONS.has(document.tokens.word[i] ?? '')) return -1;
  return NEGATIONS.has(document.tokens.word[mention.first - 1] ?? '') ? -1 : subject;
};

/** Where a clause that a verb reports begins: after "that", or at once; -1 where none does. */
const clauseStart = (tokens: Tokens, verb: number, { last }: Sentence): { start: number; confidence: number } => {
  const word = tokens.word[verb] ?? '';
  if (THAT_VERBS.has(word) || TELL.has(word)) {
    for (let i = verb + 1; i <= Math.min(last, verb + MAX_TO_THAT); i++) {
      if (tokens.word[i] === 'that' && hasVerbal(tokens, i + 2, Math.min(last, i + MAX_TO_VERB)))
        return { start: i + 1, confidence: CHANCE.that };
      // "in a televised address": after a determiner or an adjective it is no verb.
      const isNoun = ((tokens.flags[i - 1] ?? 0) & (bits.determiner | bits.adjective | bits.pastShape)) !== 0;
      if ((isVerbal(tokens, i) && !isNoun) || tokens.kind[i] === tokenKind.comma || tokens.kind[i] === tokenKind.colon)
        break;
    }
  }
  if (!CLAUSE_VERBS.has(word)) return { start: -1, confidence: 0 };
  const next = tokens.flags[verb + 1] ?? 0;
  // "said flights would resume": a bare plural that acts.
  const isBarePlural =
    /[^s]s$/.test(tokens.word[verb + 1] ?? '') && ((tokens.flags[verb + 2] ?? 0) & bits.auxiliary) !== 0;
  const opens =
    ((next & (bits.pronoun | bits.determiner | bits.capital | bits.standalone)) !== 0 || isBarePlural) &&
    (next & (bits.date | bits.preposition)) === 0;
  if (!opens || (tokens.flags[verb] ?? 0) & bits.participle) return { start: -1, confidence: 0 };
  return hasVerbal(tokens, verb + 2, Math.min(last, verb + 1 + MAX_TO_VERB))
    ? { start: verb + 1, confidence: CHANCE.clause }
    : { start: -1, confidence: 0 };
};

const isCueWord = (tokens: Tokens, i: number): boolean =>
  tokens.kind[i] === tokenKind.word && (THAT_VERBS.has(tokens.word[i] ?? '') || TELL.has(tokens.word[i] ?? ''));

/** "Bell said that …" anywhere in a sentence; the first such verb counts. */
const findLeading = (document: Document, sentence: Sentence): Report | null => {
  const { tokens } = document;
  for (let i = sentence.first + 1; i < sentence.last; i++) {
    if (!isCueWord(tokens, i)) continue;
    const { start, confidence } = clauseStart(tokens, i, sentence);
    const mention = start < 0 ? -1 : speakerOf(document, i, sentence);
    if (mention < 0) continue;
    return { first: start, last: withoutStop(tokens, sentence.last), mention, cueFirst: i, cueLast: i, confidence };
  }
  return null;
};

/** "…, the source said on Monday." */
const findTrailing = (document: Document, sentence: Sentence): Report | null => {
  const { tokens } = document;
  for (let i = sentence.last; i > sentence.first + MIN_CONTENT && sentence.last - i <= MAX_AFTER_CUE; i--) {
    if (!isCueWord(tokens, i) || tokens.word[i + 1] === 'that' || tokens.kind[i + 1] === tokenKind.colon) continue;
    const inverted = tokens.kind[i - 1] === tokenKind.comma;
    const mention = inverted ? subjectAfter(document, i) : speakerOf(document, i, sentence);
    const subject = document.mentions[mention];
    if (!subject || subject.type === mentionType.relative) continue;
    const comma = commaBefore(tokens, inverted ? i : subject.first, sentence.first);
    if (comma < 0 || comma - sentence.first < MIN_CONTENT || !hasVerbal(tokens, sentence.first, comma)) continue;
    return { first: sentence.first, last: comma - 1, mention, cueFirst: i, cueLast: i, confidence: CHANCE.trailing };
  }
  return null;
};

/** The comma that parts the report from who gave it, right before the subject or before what it is joined to ("Italy's premier and a source"). */
const commaBefore = (tokens: Tokens, at: number, first: number): number => {
  for (let i = at - 1; i > first && at - i < MAX_TO_COMMA; i--) {
    // "…, and the plaque says nothing": the second of two clauses, not who told the first.
    if (tokens.kind[i] === tokenKind.comma) return COORDINATES.has(tokens.word[i + 1] ?? '') ? -1 : i;
    if (isVerbal(tokens, i)) return -1;
  }
  return -1;
};

/** "According to Bell, …" and "…, according to Bell". */
const findAccording = (document: Document, sentence: Sentence): Report | null => {
  const { tokens, counts } = document;
  for (let i = sentence.first; i < sentence.last; i++) {
    if (tokens.word[i] !== 'according' || tokens.word[i + 1] !== 'to') continue;
    const mention = counts.mentions[i + 2] ?? 0;
    const source = document.mentions[mention];
    if (!source || source.first > i + MAX_TO_SOURCE || source.last > sentence.last) return null;
    const cue = { mention, cueFirst: i, cueLast: i + 1, confidence: CHANCE.according };
    if (i - sentence.first <= 1) {
      let start = source.last + 1;
      while (start < sentence.last && tokens.kind[start] !== tokenKind.comma) start++;
      return start + MIN_CONTENT < sentence.last
        ? { first: start + 1, last: withoutStop(tokens, sentence.last), ...cue }
        : null;
    }
    const last = withoutStop(tokens, i - 1);
    return last - sentence.first >= MIN_CONTENT && hasVerbal(tokens, sentence.first, last)
      ? { first: sentence.first, last, ...cue }
      : null;
  }
  return null;
};

/** Reports in sentences that hold no quote, in order. */
export const findReports = (document: Document): Report[] =>
  sentencesOf(document.tokens).flatMap((sentence) => {
    const report =
      findAccording(document, sentence) ?? findLeading(document, sentence) ?? findTrailing(document, sentence);
    return report && report.last - report.first + 1 >= MIN_CONTENT ? [report] : [];
  });

/** The reported content in the text. */
export const contentOf = (tokens: Tokens, { first, last }: Report): Span => ({
  start: tokens.start[first] ?? 0,
  end: tokens.end[last] ?? 0,
});
