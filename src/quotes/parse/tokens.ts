/** An article as tokens, every quote of it a single one: what attribution reads. */
import abbreviations from '../../text/abbreviations.json' with { type: 'json' };
import { splitSentences } from '../../text/sentences.js';
import type { QuoteSpan } from '../marks/quote-spans.js';
import { isDigitUnit, isSpaceUnit, isUpperUnit, isWordUnit } from '../words/characters.js';
import { bits, bitsOf, VERB } from '../words/lexicon.js';

export const tokenKind = {
  word: 0,
  quote: 1,
  /** One or more line breaks. */
  break: 2,
  comma: 3,
  stop: 4,
  colon: 5,
  semicolon: 6,
  dash: 7,
  open: 8,
  close: 9,
  other: 10,
} as const;

const PUNCTUATION = new Uint8Array(65536).fill(tokenKind.other);
for (const [characters, kind] of [
  [',，、', tokenKind.comma],
  ['.!?…。！？', tokenKind.stop],
  [':：', tokenKind.colon],
  [';；', tokenKind.semicolon],
  ['—–―-', tokenKind.dash],
  ['([{（', tokenKind.open],
  [')]}）', tokenKind.close],
] as const) {
  for (const character of characters) PUNCTUATION[character.charCodeAt(0)] = kind;
}

const ABBREVIATIONS = new Set([...abbreviations.inside, ...abbreviations.either]);

/** Parallel columns, one row for each token. */
export interface Tokens {
  text: string;
  count: number;
  kind: number[];
  start: number[];
  end: number[];
  /** Bits of the lexicon and of the token's shape; 0 for all but words. */
  flags: number[];
  /** Lower-case words without 's; the character itself for punctuation. */
  word: string[];
  /** Index of the quote that a quote token stands for; -1 elsewhere. */
  quote: number[];
  sentence: number[];
  paragraph: number[];
}

/** Line breaks between two paragraphs with a blank one between them. */
const LINES_APART = 4;

const APOSTROPHES = "'’";
const CONTRACTIONS = /['’](?:s|d|ll|ve|re|m)$/i;
/** al-Sharif, el-Baz: a name that begins in lower case. */
const ARABIC_ARTICLE = /^[ae][lnrs]h?-\p{Lu}/u;
const isApostrophe = (unit: number): boolean => unit === 39 || unit === 0x2019;

class Tokenizer {
  readonly tokens: Tokens;
  private sentence = 0;
  private paragraph = 0;
  /** Line breaks since the last word. */
  private breaks = 0;
  /** Where sentences start. */
  private readonly starts: readonly number[];
  /** The first sentence that starts after the last token. */
  private nextSentence = 0;

  constructor(private readonly text: string) {
    this.starts = splitSentences(text).map(({ start }) => start);
    this.tokens = {
      text,
      count: 0,
      kind: [],
      start: [],
      end: [],
      flags: [],
      word: [],
      quote: [],
      sentence: [],
      paragraph: [],
    };
  }

  private put(kind: number, start: number, end: number, flags: number, word: string, quote: number): void {
    const { tokens } = this;
    this.passSentences(start);
    tokens.kind.push(kind);
    tokens.start.push(start);
    tokens.end.push(end);
    tokens.flags.push(flags);
    tokens.word.push(word);
    tokens.quote.push(quote);
    tokens.sentence.push(this.sentence);
    tokens.paragraph.push(this.paragraph);
    tokens.count++;
  }

  /** A sentence that starts between the last token and this one counts; those inside a quote, and at a line's start, do not. */
  private passSentences(start: number): void {
    const { tokens } = this;
    const last = tokens.count - 1;
    let isNew = false;
    for (; (this.starts[this.nextSentence] ?? Number.POSITIVE_INFINITY) <= start; this.nextSentence++)
      isNew ||= (this.starts[this.nextSentence] as number) >= (tokens.end[last] ?? 0);
    if (isNew && last >= 0 && tokens.kind[last] !== tokenKind.break) this.sentence++;
  }

  quote(span: QuoteSpan, index: number): void {
    this.put(tokenKind.quote, span.outerStart, span.outerEnd, 0, '', index);
  }

  breakLine(at: number): void {
    const { tokens } = this;
    if (tokens.count === 0) return;
    if (tokens.kind[tokens.count - 1] !== tokenKind.break) {
      this.put(tokenKind.break, at, at, 0, '', -1);
      this.breaks = 0;
    }
    this.breaks++;
    // What is blanked between two paragraphs keeps them a paragraph apart.
    if (this.breaks !== 1 && this.breaks !== LINES_APART) return;
    this.sentence++;
    this.paragraph++;
  }

  punctuation(at: number): void {
    const kind = PUNCTUATION[this.text.charCodeAt(at)] ?? tokenKind.other;
    this.put(kind, at, at + 1, 0, this.text.charAt(at), -1);
  }

  /** Reads the word at `start`. @returns the offset after it */
  word(start: number, limit: number): number {
    const { text } = this;
    let end = start;
    let stops = 0;
    for (; end < limit; end++) {
      const unit = text.charCodeAt(end);
      if (isWordUnit(unit)) continue;
      const goesOn = end > start && end + 1 < limit && isWordUnit(text.charCodeAt(end + 1));
      if (goesOn && (isApostrophe(unit) || unit === 45 || unit === 0x2011 || unit === 0xad)) continue;
      if (
        goesOn &&
        (unit === 46 || unit === 44) &&
        isDigitUnit(text.charCodeAt(end - 1)) &&
        isDigitUnit(text.charCodeAt(end + 1))
      )
        continue;
      if (
        unit === 46 &&
        end - start === 1 + 2 * stops &&
        !isDigitUnit(text.charCodeAt(start)) &&
        (goesOn || isUpperUnit(text.charCodeAt(start)))
      ) {
        stops++;
        continue;
      }
      break;
    }
    return this.finishWord(start, end, limit);
  }

  private finishWord(start: number, end: number, limit: number): number {
    const { text } = this;
    const printed = text.slice(start, end);
    let after = end;
    let abbreviated = printed.endsWith('.');
    if (text.charCodeAt(end) === 46 && end < limit && ABBREVIATIONS.has(printed)) {
      after = end + 1;
      abbreviated = true;
    }
    let flags = 0;
    let base = printed;
    const contraction =
      printed.length > 2 && (printed.includes("'") || printed.includes('’')) ? CONTRACTIONS.exec(printed) : null;
    if (contraction && contraction.index > 0) {
      base = printed.slice(0, contraction.index);
      flags |= bits.apostrophe;
    } else if (
      printed.endsWith('s') &&
      APOSTROPHES.includes(text.charAt(end)) &&
      end < limit &&
      isSpaceUnit(text.charCodeAt(end + 1))
    ) {
      flags |= bits.apostrophe;
      after = end + 1;
    }
    const word = after > end && abbreviated ? `${base}.`.toLowerCase() : base.toLowerCase();
    flags |= bitsOf(word);
    if (isUpperUnit(text.charCodeAt(start)) || ARABIC_ARTICLE.test(printed)) flags |= bits.capital;
    if (base.length > 1 && (flags & bits.capital) !== 0 && base === base.toUpperCase()) flags |= bits.allCapitals;
    if (isDigitUnit(text.charCodeAt(start))) flags |= bits.number;
    this.put(tokenKind.word, start, abbreviated ? after : start + base.length, flags, word, -1);
    return after;
  }
}

/** "Norden Rescue volunteer Ada Lund": a plural ("Friends of Lunde volunteer") may act, a single name does not with a bare verb. */
const followsOneName = ({ flags, word }: Tokens, i: number): boolean => {
  const before = flags[i - 1] ?? 0;
  return (before & bits.capital) !== 0 && (before & (bits.date | bits.apostrophe)) === 0 && !word[i - 1]?.endsWith('s');
};

/** "the civil claim said": what stands between a word of its phrase and the verb "said". */
const endsSubject = ({ flags }: Tokens, i: number): boolean => {
  const before = flags[i - 1] ?? 0;
  const next = flags[i + 1] ?? 0;
  const isSaid = (next & bits.core) !== 0 && (next & (bits.base | bits.participle)) === 0;
  return isSaid && (before & (bits.pronoun | bits.auxiliary | bits.relative | bits.preposition | bits.capital)) === 0;
};

/** Bare verbs that are nouns where they stand lose what verbs have. */
const settleNouns = (tokens: Tokens): void => {
  const { flags, kind } = tokens;
  for (let i = 1; i < tokens.count; i++) {
    const own = flags[i] ?? 0;
    if ((own & bits.base) === 0 || (own & bits.capital) !== 0 || kind[i - 1] !== tokenKind.word) continue;
    if (((own & bits.person) !== 0 && followsOneName(tokens, i)) || endsSubject(tokens, i))
      flags[i] = own & ~(VERB | bits.base);
  }
};

/** Cuts an article into tokens. @param quotes in order; their inside is not read */
export const tokenize = (text: string, quotes: readonly QuoteSpan[]): Tokens => {
  const tokenizer = new Tokenizer(text);
  let next = 0;
  let i = 0;
  while (i < text.length) {
    const quote = quotes[next];
    const limit = quote ? quote.outerStart : text.length;
    if (quote && i >= limit) {
      tokenizer.quote(quote, next++);
      i = Math.max(i, quote.outerEnd);
      continue;
    }
    const unit = text.charCodeAt(i);
    if (unit === 10) tokenizer.breakLine(i++);
    else if (isSpaceUnit(unit)) i++;
    else if (isWordUnit(unit)) i = tokenizer.word(i, limit);
    else tokenizer.punctuation(i++);
  }
  settleNouns(tokenizer.tokens);
  return tokenizer.tokens;
};
