/** Quotes between single marks, as British papers print them: apostrophes told apart from marks. */
import type { Span } from '../../model.js';
import { isDigitUnit, isSpaceUnit, isUpperUnit, isWordUnit } from '../words/characters.js';
import table from './singles.json' with { type: 'json' };
import type { Stretch } from './stretches.js';

/** ' ‘ ’ ‚ ‛ */
const MARKS = new Set([39, 0x2018, 0x2019, 0x201a, 0x201b]);

/** A single mark or apostrophe; two of one kind in a row are a double mark. */
const isSingle = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  return MARKS.has(unit) && text.charCodeAt(at + 1) !== unit && text.charCodeAt(at - 1) !== unit;
};

/** 'em, 'til, '90s: an apostrophe that opens a word. */
const ELISIONS = new RegExp(`^['‘’](?:${table.elided.join('|')}|\\d\\ds?)\\b`, 'i');
/** The longest elision and what shows that it ends, in characters. */
const MAX_ELISION = 8;
const MAX_FAILURES = 8;
/** Furthest a single quote may reach: a missing mark must not swallow an article. */
const MAX_LENGTH = 1500;

const opensAt = (text: string, at: number): boolean => {
  const mark = text.charAt(at);
  if (mark === '’' || !isSingle(text, at)) return false;
  const before = text.charCodeAt(at - 1);
  if (isWordUnit(before) || isSpaceUnit(text.charCodeAt(at + 1))) return false;
  if (!isSpaceUnit(before) && !'([{—–-/“"«:'.includes(text.charAt(at - 1))) return false;
  return !ELISIONS.test(text.slice(at, at + MAX_ELISION));
};

/** 2: closes for sure, after a stop or before a mark; 1: could be the apostrophe of a plural ("the workers’ union"); 0: does not. */
const closingStrength = (text: string, at: number): number => {
  const mark = text.charAt(at);
  if (mark === '‘' && !isSpaceUnit(text.charCodeAt(at + 1))) return 0;
  if (isSpaceUnit(text.charCodeAt(at - 1)) || isWordUnit(text.charCodeAt(at + 1))) return 0;
  const before = text.charAt(at - 1);
  if (',.?!…'.includes(before)) return 2;
  const next = text.charCodeAt(at + 1);
  if (!isSpaceUnit(next)) return 2;
  const after = text.charAt(at + 2);
  const possessive = before === 's' && isWordUnit(text.charCodeAt(at + 2)) && after === after.toLowerCase();
  return possessive || (isDigitUnit(text.charCodeAt(at - 1)) && isUpperUnit(text.charCodeAt(at + 2))) ? 1 : 2;
};

/** The mark that closes a quote opened at `open`, or -1. A sure one is taken over a doubtful one before it. */
const findClose = (text: string, open: number, end: number): number => {
  let doubtful = -1;
  const limit = Math.min(end, open + MAX_LENGTH);
  for (let i = open + 2; i < limit; i++) {
    if (!isSingle(text, i)) continue;
    const strength = closingStrength(text, i);
    if (strength === 2) return i;
    if (strength === 1 && doubtful < 0) doubtful = i;
    if (strength === 0 && opensAt(text, i) && doubtful >= 0) return doubtful;
  }
  return doubtful;
};

/** Reads one line. @param carried the line before was left open by a mark at its start. @returns whether this one is */
const readLine = (text: string, line: Span, carried: boolean, stretches: Stretch[]): boolean => {
  let failures = 0;
  for (let i = line.start; i < line.end; i++) {
    if (!isSingle(text, i) || !opensAt(text, i)) continue;
    const continues = carried && i === line.start;
    const close = findClose(text, i, line.end);
    if (close > i + 1) stretches.push({ start: i + 1, end: close, open: i, close, mark: '‘', continues });
    if (close < 0 && i === line.start && text.charAt(i) === '‘') {
      stretches.push({ start: i + 1, end: line.end, open: i, close: -1, mark: '‘', continues });
      return true;
    }
    // Marks that nothing closes are looked after only so often: a line of them must not cost its square.
    if (close < 0 && ++failures > MAX_FAILURES) return false;
    i = Math.max(i, close);
  }
  return false;
};

/** Stretches between single marks, in order. One left open counts where the next line opens with a mark again. */
const findSingleStretches = (text: string): Stretch[] => {
  const stretches: Stretch[] = [];
  if (!/['‘‚]/.test(text)) return stretches;
  let carried = false;
  for (let start = 0; start <= text.length; ) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    if (end > start) carried = readLine(text, { start, end }, carried, stretches);
    start = end + 1;
  }
  return stretches.filter((stretch, i) => stretch.close >= 0 || stretches[i + 1]?.continues === true);
};

/** From so many words or characters on, marked words are long: speech, or a headline. */
const LONG = 4;
const LONG_UNITS = 60;
/** Fewer characters are a word or two in marks, and tell nothing of how an article prints its speech. */
const LEAST_SPEECH = 12;

/** Where doubles are the rule, a long single quote is a headline's or stands inside a double one. */
const isShort = (text: string, { start, end }: Span): boolean =>
  end - start < LONG_UNITS && text.slice(start, end).split(' ').length < LONG;

const countLong = (text: string, stretches: readonly Stretch[]): number =>
  stretches.filter(({ start, end }) => end - start > LEAST_SPEECH && text.slice(start, end).trim().includes(' '))
    .length;

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Both lists in order, each of `extra` left out where it touches one of `main`. */
export const mergeStretches = (main: readonly Stretch[], extra: readonly Stretch[]): Stretch[] => {
  const merged: Stretch[] = [];
  let next = 0;
  for (const stretch of main) {
    for (; next < extra.length && (extra[next]?.start ?? 0) < stretch.end; next++) {
      const candidate = extra[next] as Stretch;
      if (!overlaps(candidate, stretch) && !overlaps(candidate, merged.at(-1) ?? { start: 0, end: 0 }))
        merged.push(candidate);
    }
    merged.push(stretch);
  }
  const last = merged.at(-1)?.end ?? 0;
  return [...merged, ...extra.slice(next).filter(({ start }) => start >= last)];
};

/**
 * Joins double and single quotes. Where an article prints its speech in single marks, doubles inside them are quotes within
 * quotes; elsewhere singles count only as short marks, never as speech of their own.
 */
export const withSingles = (text: string, doubles: readonly Stretch[]): Stretch[] => {
  const singles = findSingleStretches(text);
  if (singles.length === 0) return [...doubles];
  if (countLong(text, singles) > countLong(text, doubles)) return mergeStretches(singles, doubles);
  return mergeStretches(
    doubles,
    singles.filter((single) => isShort(text, single)),
  );
};
