/** Printed words in a row, as one string that patterns can read, each with its place in the article. */
import type { Span } from '../../model.js';
import abbreviations from '../../text/abbreviations.json' with { type: 'json' };
import { tokenise } from '../../text/tokens.js';
import { listed } from './lists.js';

/**
 * `text` holds a space and a word for each word or mark: `" i do not think , that"`. Marks are `, ; : – . ? !`, quotation
 * marks are left out; a name (a capital within the sentence) has `^` before it.
 */
export interface Strip {
  text: string;
  /** Where each word begins in `text`, its space included. */
  offsets: readonly number[];
  /** The words and where they are printed. */
  spans: readonly Piece[];
  /** The words without order, names without their sign. */
  words: ReadonlySet<string>;
}

/** A word or mark and where it is printed. */
export interface Piece extends Span {
  word: string;
}

export const NOTHING: Strip = { text: '', offsets: [], spans: [], words: new Set() };

const MARKS: Record<string, string> = {
  ',': ',',
  ';': ';',
  ':': ':',
  '—': '–',
  '–': '–',
  '―': '–',
  '.': '.',
  '…': '.',
  '!': '.',
  '?': '?',
  '(': ',',
  ')': ',',
};

const SHORTENED = new Set([...abbreviations.inside, ...abbreviations.beforeNumber].map((word) => word.toLowerCase()));

const MAY_END = new Set(abbreviations.either.map((word) => word.toLowerCase()));
/** What follows where a stop has not ended the sentence: "Sept. 11", "Corp., which". */
const GOES_ON = /^\.(?:\s[\p{Ll}\d]|[,;:])/u;

/** Whether the stop at `at` only shortens the word before it. */
const isShortening = (text: string, at: number, { word }: Piece): boolean => {
  const shortened = word.replace('^', '');
  return SHORTENED.has(shortened) || (MAY_END.has(shortened) && GOES_ON.test(text.slice(at, at + 3)));
};

const marksBetween = (text: string, from: number, to: number, pieces: Piece[]): void => {
  for (let at = from; at < to; at += 1) {
    const mark = text[at] as string;
    const spaced = mark === '-' && (text[at - 1] === ' ' || text[at + 1] === '-');
    const word = spaced ? '–' : MARKS[mark];
    const before = pieces.at(-1);
    if (mark === '.' && before?.end === at && isShortening(text, at, before)) continue;
    if (word !== undefined && before?.word !== word) pieces.push({ word, start: at, end: at + 1 });
  }
};

/** Words that open a sentence with a capital whatever they are. */
const FUNCTION = new Set(['det', 'prep', 'breaks', 'aux', 'adverb', 'pron', 'others', 'if', 'not'].flatMap(listed));

const OPENS = /[.?!:…]$/;

const isCapital = (text: string, { start }: Span): boolean => /^\p{Lu}/u.test(text.slice(start, start + 2));

const markName = (piece: Piece): void => {
  if (!piece.word.startsWith('^')) piece.word = `^${piece.word}`;
};

/** Words and marks of `[from, to)` of a text, in order. */
export const piecesOf = (text: string, from: number, to: number): Piece[] => {
  const { words, starts, ends } = tokenise(text.slice(from, to));
  const pieces: Piece[] = [];
  let at = from;
  words.forEach((word, index) => {
    const [start, end] = [from + (starts[index] as number), from + (ends[index] as number)];
    marksBetween(text, at, start, pieces);
    const before = pieces.at(-1);
    const opens =
      before === undefined || OPENS.test(before.word) || (at < start && text.slice(at, start).includes('\n'));
    const capital = !opens && word !== 'i' && isCapital(text, { start, end });
    if (capital && before && at === before.end && isCapital(text, before) && !FUNCTION.has(before.word))
      markName(before);
    pieces.push({ word: capital ? `^${word}` : word, start, end });
    at = end;
  });
  marksBetween(text, at, to, pieces);
  return pieces;
};

export const stripOf = (pieces: readonly Piece[]): Strip => {
  if (pieces.length === 0) return NOTHING;
  let text = '';
  const words = new Set<string>();
  const offsets = pieces.map(({ word }) => {
    const at = text.length;
    text += ` ${word}`;
    words.add(word.startsWith('^') ? word.slice(1) : word);
    return at;
  });
  return { text, offsets, spans: pieces, words };
};

/** Where the words at `[from, to)` of a strip's text are printed. */
export const printedAt = ({ offsets, spans }: Strip, from: number, to: number): Span => {
  const first = offsets.findLastIndex((offset) => offset <= from);
  const last = offsets.findLastIndex((offset) => offset < to);
  return { start: spans[Math.max(0, first)]?.start ?? 0, end: spans[Math.max(0, last)]?.end ?? 0 };
};
