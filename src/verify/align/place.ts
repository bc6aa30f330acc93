/** A stretch of an article's text around candidates: its words, and what is speech, frame and insertion among them. */
import type { Quotation, Span } from '../../model.js';
import type { StoredArticle } from '../../store/store.js';
import { splitSentences } from '../../text/sentences.js';
import { type Tokens, tokenise } from '../../text/tokens.js';
import { findInsertions, flagWithin } from './editorial.js';

/** Offsets of `tokens` are those of the article's text. */
export interface Place extends Span {
  stored: StoredArticle;
  tokens: Tokens;
}

/** Reads the words of a stretch; cut at the text's ends, and never inside a word. */
export const readPlace = (stored: StoredArticle, start: number, end: number): Place => {
  const { text } = stored.article;
  const from = edge(text, Math.max(0, start), -1);
  const to = edge(text, Math.min(text.length, end), 1);
  const tokens = tokenise(text.slice(from, to));
  for (let at = 0; at < tokens.words.length; at += 1) {
    tokens.starts[at] = (tokens.starts[at] as number) + from;
    tokens.ends[at] = (tokens.ends[at] as number) + from;
  }
  return { stored, start: from, end: to, tokens };
};

/** A stretch without a space that is longer is no word: it may be cut. */
const LONGEST_WORD = 40;

const edge = (text: string, at: number, step: 1 | -1): number => {
  let place = at;
  for (let taken = 0; taken < LONGEST_WORD && place > 0 && place < text.length; taken += 1) {
    if (/\s/u.test(text[step < 0 ? place - 1 : place] as string)) break;
    place += step;
  }
  return place;
};

/** Printed in marks, in whole or in part. */
export const isSpoken = ({ kind }: Quotation): boolean => kind === 'direct' || kind === 'mixed';

/** Quotations with words of which the span shares some. */
export const quotationsIn = (stored: StoredArticle, span: Span): Quotation[] =>
  stored.quotations.filter((quotation) => quotation.start < span.end && quotation.end > span.start);

/** Characters of an attribution between two quotations of one speech; of one that tells who speaks and what else they are. */
const LONGEST_FRAME = 100;
const LONGEST_ATTRIBUTION = 400;

/** Whether what lies between says once who speaks: a second name, or a second verb of saying, tells of another occasion. */
const isAttribution = (one: Quotation, next: Quotation): boolean => {
  const between = (excerpts: readonly (Span | null | undefined)[]): number =>
    new Set(excerpts.flatMap((at) => (at && at.start >= one.end && at.end <= next.start ? [at.start] : []))).size;
  const mentions = between([one.speaker?.mention, next.speaker?.mention]);
  const cues = between([one.cue, next.cue]);
  return mentions <= 1 && cues <= 1 && mentions + cues > 0;
};

/** Whether two neighbouring quotations are one person's words with an attribution between. */
const continues = (one: Quotation, next: Quotation): boolean => {
  const [a, b] = [one.speaker?.name ?? null, next.speaker?.name ?? null];
  const length = next.start - one.end;
  if (length < 0) return false;
  if (a !== null && a === b && length <= LONGEST_ATTRIBUTION && isAttribution(one, next)) return true;
  const isDirect = one.kind === 'direct' && next.kind === 'direct';
  return isDirect && length <= LONGEST_FRAME && (a === b || a === null || b === null);
};

/** What lies between the parts of one speech: "she said". Nobody who quotes repeats it. */
export const framesOf = (quotations: readonly Quotation[]): Span[] => {
  const spoken = quotations.filter(isSpoken);
  return spoken.flatMap((quotation, index) => {
    const inner = quotation.parts
      .slice(1)
      .map((part, at) => ({ start: (quotation.parts[at] as Span).end, end: part.start }));
    const next = spoken[index + 1];
    return next && continues(quotation, next) ? [...inner, { start: quotation.end, end: next.start }] : inner;
  });
};

/** For each word of the place whether an editor set it in brackets. */
export const insertedWords = (place: Place, quotations: readonly Quotation[]): boolean[] => {
  const { text } = place.stored.article;
  const spoken = quotations
    .filter(isSpoken)
    .flatMap(({ parts }) =>
      parts.flatMap((part) => shift(findInsertions(text.slice(part.start, part.end), true), part.start)),
    );
  const square = shift(findInsertions(text.slice(place.start, place.end), false), place.start);
  const spans = [...spoken, ...square].sort((one, other) => one.start - other.start);
  return flagWithin(place.tokens, spans);
};

const shift = (spans: readonly Span[], by: number): Span[] =>
  spans.map(({ start, end }) => ({ start: start + by, end: end + by }));

/** Where sentences and whole quotations begin and end, around a span. */
export interface Edges {
  starts: number[];
  ends: number[];
}

const SENTENCE_END = /[.!?…]/u;

/** Edges of the paragraphs that hold the span, and of the quotations given. */
export const edgesAround = (text: string, span: Span, quotations: readonly Quotation[]): Edges => {
  const from = text.lastIndexOf('\n', span.start - 1) + 1;
  const next = text.indexOf('\n', span.end);
  const sentences = shift(splitSentences(text.slice(from, next < 0 ? text.length : next)), from);
  const edges: Edges = { starts: sentences.map(({ start }) => start), ends: sentences.map(({ end }) => end) };
  for (const quotation of quotations) {
    const parts = quotation.parts.length > 0 ? quotation.parts : [quotation];
    parts.forEach((part, index) => {
      const before = parts[index - 1];
      const after = parts[index + 1];
      // A part that an attribution interrupts in mid-sentence is no whole.
      if (!before || SENTENCE_END.test(text.slice(before.end, part.start))) edges.starts.push(part.start);
      if (!after || SENTENCE_END.test(text.slice(part.end, after.start))) edges.ends.push(part.end);
    });
  }
  return edges;
};
