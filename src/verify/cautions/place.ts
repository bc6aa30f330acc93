/** A stretch that was kept -> the words beside it that were left out: in its sentence, and in the sentences next to it. */
import type { Quotation, Span } from '../../model.js';
import { splitSentences } from '../../text/sentences.js';
import type { Cut } from './cut.js';
import { NOTHING, type Piece, piecesOf, type Strip, stripOf } from './strip.js';

/** Words left out on one side: whose they are decides how they are read. */
export interface Side {
  /** Of the quotation alone; empty for words that nobody said. */
  speaker: Strip;
  /** As the sentence runs, the reporter's words among them. */
  all: Strip;
}

export interface Place {
  kept: Strip;
  /** Words before its first mark; all of them where it has none. */
  opening: number;
  before: Side;
  after: Side;
  /** Sentences next to it, where the kept stretch begins or ends at its own sentence's edge and they were left out. */
  previous: Side;
  next: Side;
  /** Whether words of the asker's own choice stand before or after it: then the words between were dropped by an ellipsis. */
  joinedBefore: boolean;
  joinedAfter: boolean;
  /** The printed question mark that ends its last sentence; `null`: that is no question. */
  question: Span | null;
  speech: Quotation | null;
  at: Span;
}

/** Farther than this from the kept words nothing governs them; bounds the work in one endless line. */
const REACH = 600;
/** As many words of a side are read. */
const NEAR = 40;

const speechAt = (quotations: readonly Quotation[], at: number): Quotation | null => {
  const holds = ({ start, end }: Span): boolean => start <= at && at < end;
  const spoken = quotations.filter(({ kind }) => kind !== 'title' && kind !== 'scare');
  return spoken.find(({ parts }) => parts.some(holds)) ?? spoken.find((q) => q.parts.length === 0 && holds(q)) ?? null;
};

const stretchesOf = (speech: Quotation | null): readonly Span[] =>
  speech === null ? [] : speech.parts.length > 0 ? speech.parts : [speech];

const within = (spans: readonly Span[], { start }: Span): boolean =>
  spans.some((span) => span.start <= start && start < span.end);

const isWord = ({ word }: Piece): boolean => /[\p{L}\p{N}]/u.test(word);

/** Marks that end a sentence, or behind which comes who said it. */
const ENDS = /^[.?]$/u;
const CLOSES = /^[,.?]$/u;

const GOES_ON = new Set(['that', 'to', 'whether', 'if', 'as', 'of']);

/** Without the comma before who said it, where the clause goes on behind: “It is wrong,” she said, “to say …”. */
const joined = (spoken: readonly Piece[]): Piece[] =>
  spoken.filter((piece, index) => {
    const next = spoken[index + 1];
    return !(piece.word === ',' && next && next.start > piece.end + 1 && GOES_ON.has(next.word));
  });

/** The words that lie in a quotation, and all words as the sentence runs; a reporter's aside in mid-speech is passed over. */
const sideOf = (found: readonly Piece[], speech: Quotation | null, isBefore: boolean): Side => {
  const stretches = stretchesOf(speech);
  // What the reporter puts before a colon, in mid-quotation, begins a new sentence.
  const isColon = (piece: Piece): boolean => piece.word === ':' && !within(stretches, piece);
  const colon = stretches.length > 1 ? (isBefore ? found.findLastIndex(isColon) : found.findIndex(isColon)) : -1;
  const pieces = colon < 0 ? found : isBefore ? found.slice(colon + 1) : found.slice(0, colon);
  const spoken = joined(pieces.filter((piece) => within(stretches, piece)));
  const speaker = stripOf(spoken);
  const last = spoken.at(-1);
  const far = isBefore ? pieces[0] : pieces.at(-1);
  if (last === undefined || far === undefined) return { speaker, all: stripOf(pieces) };
  if (isBefore && ENDS.test(last.word)) return { speaker, all: stripOf(pieces.slice(pieces.indexOf(last) + 1)) };
  // `Dahl said: “Imagine that …`: behind a mark the quotation is a sentence of its own.
  const first = pieces.indexOf(spoken[0] as Piece);
  if (isBefore && first > 0 && !isWord(pieces[first - 1] as Piece)) return { speaker, all: speaker };
  const aside = within(stretches, far) && spoken.length < pieces.length;
  const closed = !isBefore && (speech?.parts.length ?? 0) > 0 && CLOSES.test(last.word);
  return { speaker, all: aside || closed ? speaker : stripOf(pieces) };
};

const EMPTY: Side = { speaker: NOTHING, all: NOTHING };
const SPACE = /\s/;

/** Sentences of the window around a stretch, in the article's offsets. */
const sentencesAround = (text: string, { start, end }: Span): Span[] => {
  let from = Math.max(0, start - REACH);
  while (from > 0 && from < start && !SPACE.test(text[from - 1] as string)) from += 1;
  const to = Math.min(text.length, end + REACH);
  return splitSentences(text.slice(from, to)).map((s) => ({ start: s.start + from, end: s.end + from }));
};

/** Stands where an ellipsis begins, so that nothing there is taken for the beginning of a sentence. */
const CUT = { word: '&' };

const questionAfter = (text: string, from: number, to: number): Span | null => {
  for (let at = from; at < to; at += 1) {
    if (text[at] === '?') return { start: at, end: at + 1 };
    if (text[at] === '.' || text[at] === '!' || text[at] === ';') return null;
  }
  return null;
};

const readPlace = ({ text, kept, quotations }: Cut, index: number): Place => {
  const span = kept[index] as Span;
  const sentences = sentencesAround(text, span);
  const first = sentences.findLastIndex((s) => s.start <= span.start);
  const last = sentences.findIndex((s) => s.end >= span.end);
  const own = { start: sentences[first]?.start ?? span.start, end: sentences[last]?.end ?? span.end };
  const floor = kept[index - 1]?.end ?? 0;
  const ceiling = kept[index + 1]?.start ?? text.length;
  const speech = speechAt(quotations, span.start);
  const left = piecesOf(text, Math.max(floor, own.start), span.start).slice(-NEAR);
  const right = piecesOf(text, span.end, Math.min(ceiling, own.end)).slice(0, NEAR);
  const previous = sentences[first - 1];
  const next = last < 0 ? undefined : sentences[last + 1];
  const beside = (sentence: Span): Side => {
    const pieces = piecesOf(text, sentence.start, sentence.end);
    return { speaker: stripOf(pieces.filter((piece) => within(stretchesOf(speech), piece))), all: stripOf(pieces) };
  };
  const words = piecesOf(text, span.start, Math.min(span.end, span.start + REACH));
  const mark = words.findIndex((piece) => !isWord(piece));
  return {
    kept: stripOf(words),
    opening: mark < 0 ? Number.POSITIVE_INFINITY : mark,
    before: sideOf(floor > own.start ? [{ ...CUT, start: floor, end: floor }, ...left] : left, speech, true),
    after: sideOf(right, speech, false),
    previous: previous && previous.start >= floor ? beside(previous) : EMPTY,
    next: next && next.end <= ceiling && !right.some(isWord) ? beside(next) : EMPTY,
    joinedBefore: floor > own.start,
    joinedAfter: ceiling < own.end,
    question: questionAfter(text, span.end, own.end),
    speech,
    at: span,
  };
};

/** One place for each kept stretch, in order. */
export const placesOf = (cut: Cut): Place[] => cut.kept.map((_, index) => readPlace(cut, index));
