/** A draft, as a text or a file of any kind that articles are read from -> the quotes in it, each with its place. */
import { Readable } from 'node:stream';
import type { Body } from '../corpus/found.js';
import { type Line, toLines } from '../corpus/markup/line.js';
import { readSource } from '../corpus/readers/read-source.js';
import { SourceFault } from '../corpus/source/source.js';
import { unpackSource } from '../corpus/source/unpack.js';
import { describeError, VerbatimError } from '../errors.js';
import type { Quotation } from '../model.js';
import { extractQuotations } from '../quotes/extract.js';
import { languageOf } from '../text/language.js';
import { tokenise } from '../text/tokens.js';

/** Words that a draft prints as somebody's. */
export interface DraftQuote {
  text: string;
  /** Whom the draft names for them; `null`: nobody, or not clearly. */
  speaker: string | null;
  /** From 1. */
  paragraph: number;
}

export interface Draft {
  /** Of its file; `null` for words that were pasted. */
  name: string | null;
  /** In the order of the draft. */
  quotes: DraftQuote[];
  /** Quotes of too few words to tell whose they are: left out. */
  short: number;
}

/** Fewer words are printed by somebody in every index. */
export const LEAST_WORDS = 4;

/** In characters: a short book. */
const LONGEST = 300_000;

/** In bytes, packed. */
export const LARGEST = 8 * 1024 * 1024;

/** Below it, a draft does not say clearly enough whom it names to be told that it is wrong. */
const SURE = 0.7;

const SPOKEN: ReadonlySet<Quotation['kind']> = new Set(['direct', 'mixed']);

const claimedBy = ({ speaker }: Quotation): string | null =>
  speaker && speaker.kind !== 'anonymous' && speaker.confidence >= SURE ? speaker.name : null;

const wordsIn = (text: string): number => tokenise(text).words.length;

const BREAK = '\n\n';

/** Words in marks, in the order in which they stand; and block quotes that hold none, whole. */
const quotesIn = (lines: readonly Line[]): DraftQuote[] => {
  const paragraphs = lines.filter(({ text }) => text !== '');
  const text = paragraphs.map((line) => line.text).join(BREAK);
  const marked = extractQuotations(text, languageOf(text)).filter(
    ({ kind, parts }) => SPOKEN.has(kind) && parts.length > 0,
  );
  const quotes: DraftQuote[] = [];
  let [start, next] = [0, 0];
  paragraphs.forEach(({ text: words, quoted }, at) => {
    const end = start + words.length + BREAK.length;
    const first = next;
    while (next < marked.length && (marked[next] as Quotation).start < end) next += 1;
    const here = marked.slice(first, next);
    quotes.push(
      ...here.map((quote) => ({ text: quote.text, speaker: claimedBy(quote), paragraph: at + 1 })),
      ...(quoted && here.length === 0 ? [{ text: words, speaker: null, paragraph: at + 1 }] : []),
    );
    start = end;
  });
  return quotes;
};

const lengthOf = (lines: readonly Line[]): number => lines.reduce((sum, { text }) => sum + text.length, 0);

const draftOf = (name: string | null, lines: readonly Line[]): Draft => {
  const what = name === null ? 'This text' : name;
  if (lengthOf(lines) > LONGEST) {
    const message = `${what} has more than the ${LONGEST} characters that can be audited at once`;
    throw new VerbatimError('question-too-long', message, 'Send it in parts');
  }
  const all = quotesIn(lines);
  const quotes = all.filter(({ text }) => wordsIn(text) >= LEAST_WORDS);
  if (quotes.length > 0) return { name, quotes, short: all.length - quotes.length };
  throw new VerbatimError(
    'question-empty',
    `${what} holds no quote of ${LEAST_WORDS} words or more`,
    'Quotes stand in quotation marks, or behind “>” at the start of a line',
  );
};

/**
 * @throws VerbatimError `question-empty` where there is nothing to check, `question-too-long` beyond what can be read
 */
export const readText = (text: string): Draft => draftOf(null, toLines(text));

const unreadable = (name: string, reason: string): VerbatimError =>
  new VerbatimError('article-unreadable', `${name} cannot be read: ${reason}`, 'Send a text, Markdown or Word file');

/** For a file of more than `LARGEST` bytes. */
export const tooLarge = (name: string): VerbatimError =>
  unreadable(name, `it is larger than ${LARGEST / 1024 / 1024} MB`);

const linesOf = (body: Body): readonly Line[] | string => {
  if (body.kind === 'quotations') return 'it lists quotations without a text around them';
  return body.kind === 'lines' ? body.lines : toLines(body.text);
};

/**
 * @param name of the file, which helps to tell its format
 * @throws VerbatimError `article-unreadable` for what is no text of a known format; else as `readText`
 */
export const readFile = async (name: string, bytes: Buffer): Promise<Draft> => {
  if (bytes.length > LARGEST) throw tooLarge(name);
  const lines: Line[] = [];
  const reasons: string[] = [];
  let length = 0;
  try {
    for await (const item of readSource(await unpackSource(name, Readable.from([bytes])))) {
      const more = 'reason' in item ? item.reason : linesOf(item.body);
      if (typeof more === 'string') {
        reasons.push(more);
        continue;
      }
      for (const line of more) lines.push(line);
      length += lengthOf(more);
      // What is packed small may be endless.
      if (length > LONGEST) break;
    }
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error;
    throw unreadable(name, describeError(error));
  }
  if (lines.length === 0) throw unreadable(name, reasons[0] ?? 'it holds no text');
  return draftOf(name, lines);
};
