/** Cuts text into sentences: the passages that the index can find. Pure, linear, one look at each character. */
import type { Span } from '../model.js';
import abbreviations from './abbreviations.json' with { type: 'json' };

const INSIDE = new Set(abbreviations.inside);
const BEFORE_NUMBER = new Set(abbreviations.beforeNumber);
const EITHER = new Set(abbreviations.either);
const STARTERS = new Set(abbreviations.starters);
/** A name of one to six words, titles and party included, and the verb after it. */
const REPORT = new RegExp(
  `^(?:\\p{Lu}[\\p{L}\\p{M}.’'-]*,? ){1,6}(?:\\p{Ll}+ly )?(?:${abbreviations.reports.join('|')})(?![\\p{L}’'])(?! (?:${abbreviations.clauses.join('|')})(?!\\p{L}))`,
  'u',
);
/** Enough to hold such a name and verb. */
const REPORT_ROOM = 90;

/** What a character can mean to the splitter; one byte for each UTF-16 unit that means anything. */
const SPACE = 1;
const BREAK = 2;
const STOP = 4;
const CLOSER = 8;
const OPENER = 16;
/** Ends a sentence without a space after it: full-width stops. */
const WIDE_STOP = 32;

const CLASSES = new Uint8Array(65536);
const classify = (characters: string, bit: number): void => {
  for (const character of characters) {
    const unit = character.charCodeAt(0);
    CLASSES[unit] = (CLASSES[unit] ?? 0) | bit;
  }
};
classify(
  ' \t\f\v\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\ufeff',
  SPACE,
);
classify('\n\r\u0085\u2028\u2029', BREAK | SPACE);
classify('.!?…‼⁇⁈⁉؟।', STOP);
classify('。！？｡', WIDE_STOP | STOP);
classify('"\'”’»›“‘)]}」』】）*_', CLOSER);
classify('"\'“‘„‚«‹»›([{「『【（¿¡—–-*_', OPENER);

const classAt = (text: string, at: number): number => CLASSES[text.charCodeAt(at)] ?? 0;

/** The longest abbreviation worth reading back for; bounds the look back on an endless word. */
const LONGEST_WORD = 12;

/** The word that ends before `end`, without the marks in front of it; inner stops are kept ("u.s"). */
const wordBefore = (text: string, floor: number, end: number): string => {
  const limit = Math.max(floor, end - LONGEST_WORD);
  let start = end;
  while (start > limit && (classAt(text, start - 1) & (SPACE | OPENER)) === 0) start--;
  return start === limit && limit > floor ? '' : text.slice(start, end);
};

const LETTER = /^\p{L}/u;
const isLower = (character: string): boolean =>
  character !== character.toUpperCase() && character === character.toLowerCase();
const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

const wordAfter = (text: string, start: number): string => {
  let end = start;
  while (end < start + LONGEST_WORD && LETTER.test(text.charAt(end))) end++;
  return text.slice(start, end).toLowerCase();
};

/** "U.S", "J.R.R", "a.m", "S.&P" and single letters: runs of one letter and a stop; "D-N.Y", "then-Sen" by what follows the hyphen. */
const isInitials = (word: string): boolean => {
  const letters = word.replaceAll('&', '');
  for (let i = 0; i < letters.length; i++) {
    if (i % 2 === 0 ? !LETTER.test(letters.charAt(i)) : letters.charAt(i) !== '.') return false;
  }
  return letters.length % 2 === 1;
};

/** Whether the single stop after `word` only shortens it, given where the next word starts. `first`: the word opens its sentence. */
const isAbbreviation = (text: string, word: string, next: number, first: boolean): boolean => {
  if (word === '') return false;
  if (INSIDE.has(word)) return true;
  if (BEFORE_NUMBER.has(word)) return isDigit(text.charCodeAt(next));
  if (!EITHER.has(word) && !isInitials(word)) return false;
  // "It was I. He left." but "I. Charles Falk left."
  if (word === 'I') return first;
  return !STARTERS.has(wordAfter(text, next));
};

const QUOTE_MARKS = /["”’»“'›」』]/u;
const LOWER_WORD = /^\p{Ll}{3,}$/u;

/** "…went home.The wall…": a page that lost the gap between two lines. Names of sites and files look otherwise. */
const isGlued = (text: string, floor: number, stop: number, end: number): boolean => {
  if (!/^\p{Lu}(?:\p{Ll}| )/u.test(text.slice(end, end + 2)) || '…“‘'.includes(text.charAt(end - 1))) return false;
  return LOWER_WORD.test(wordBefore(text, floor, stop));
};

/** "“Why?” Bell asked." goes on after the question; "“Why?” Others saw it." and "“Why?” He answered." do not. */
const goesOnWithReport = (text: string, stopsEnd: number, end: number, next: number): boolean =>
  '?!'.includes(text.charAt(stopsEnd - 1)) &&
  QUOTE_MARKS.test(text.slice(stopsEnd, end)) &&
  !STARTERS.has(wordAfter(text, next)) &&
  REPORT.test(text.slice(next, next + REPORT_ROOM));

/**
 * Whether a sentence ends at the stops `[stop, stopsEnd)` whose closing marks end at `end`.
 * A lower-case word after it goes on with the sentence (`"Why?" he asked`), as does an abbreviation.
 */
const endsSentence = (text: string, floor: number, stop: number, stopsEnd: number, end: number): boolean => {
  let next = end;
  while (next < text.length && (classAt(text, next) & SPACE) !== 0) {
    if ((classAt(text, next) & BREAK) !== 0) return true;
    next++;
  }
  if (next === end) return next >= text.length || isGlued(text, floor, stop, end);
  const gap = next;
  // Marks before the next word, a few at most: a run of dashes or stars is no opening.
  for (let marks = 0; marks < 4 && next < text.length && (classAt(text, next) & (OPENER | SPACE)) !== 0; marks++)
    next++;
  if (next >= text.length) return true;
  if (isLower(text.charAt(next))) return false;
  if (next === gap && goesOnWithReport(text, stopsEnd, end, next)) return false;
  if (stopsEnd - stop !== 1 || text.charAt(stop) !== '.' || !isBare(text, stopsEnd, end)) return true;
  const word = wordBefore(text, floor, stop);
  // "LOWPORT, N.H. — The wall": a dash after a place does not end what it begins.
  const follows = isDash(text, gap) ? gap : next;
  return !isAbbreviation(text, word, follows, stop - word.length === floor);
};

const isDash = (text: string, at: number): boolean => '—–-'.includes(text.charAt(at));

/** Nothing, or one closing bracket ("Falk (Calif.) said"), stands behind the stop. */
const isBare = (text: string, stopsEnd: number, end: number): boolean =>
  end === stopsEnd || (end === stopsEnd + 1 && ')]'.includes(text.charAt(stopsEnd)));

/** Past the closing marks at `at`, and one that stands off by a space as in French (`! »`). */
const skipClosers = (text: string, at: number): number => {
  let end = at;
  while (end < text.length && (classAt(text, end) & CLOSER) !== 0) end++;
  const spaced = classAt(text, end) & SPACE && (text.charAt(end + 1) === '»' || text.charAt(end + 1) === '›');
  return spaced ? end + 2 : end;
};

/**
 * Sentences of a text as ascending, non-overlapping spans (UTF-16 units) without white space around them.
 * A line break always ends a sentence; every character that is not white space lies in exactly one span.
 * @example splitSentences('Mr. Bell left. "Why?" she asked.') // [0, 14) and [15, 32)
 */
export const splitSentences = (text: string): Span[] => {
  const spans: Span[] = [];
  let start = -1;
  let last = 0;
  const finish = (): void => {
    if (start >= 0) spans.push({ start, end: last });
    start = -1;
  };
  for (let i = 0; i < text.length; ) {
    const kind = classAt(text, i);
    if ((kind & SPACE) !== 0) {
      if ((kind & BREAK) !== 0) finish();
      i++;
      continue;
    }
    if (start < 0) start = i;
    if ((kind & STOP) === 0) {
      last = ++i;
      continue;
    }
    const stop = i;
    let wide = false;
    for (; i < text.length && (classAt(text, i) & STOP) !== 0; i++) wide ||= (classAt(text, i) & WIDE_STOP) !== 0;
    const stopsEnd = i;
    i = skipClosers(text, i);
    last = i;
    if (wide || endsSentence(text, start, stop, stopsEnd, i)) finish();
  }
  finish();
  return spans;
};
