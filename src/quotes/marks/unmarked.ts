/** Speech without marks, told by its line: transcripts, dash dialogue, block quotes. */
import type { Span } from '../../model.js';
import { isDigitUnit, isSpaceUnit, isUpperUnit, isWordUnit } from '../words/characters.js';
import { bits, bitsOf, CUE } from '../words/lexicon.js';
import { isMarkUnit } from './marks.js';
import type { Stretch } from './stretches.js';
import table from './unmarked.json' with { type: 'json' };

const NO_LABELS = new Set(table.noLabels);
const BLOCK_NOUNS = new Set(table.blockNouns);
const DASHES = '—–―';
const COLON = 58;
const OPEN_BRACKET = 40;
/** Characters of a label; and two words of ordinary length. */
const MAX_LABEL = 44;
const TWO_WORDS = 40;
const MIN_LABELS = 3;
const MIN_DASH_LINES = 2;
const MIN_BLOCK_WORDS = 8;

/** Lines with something on them, without white space around. */
const filledLines = (text: string): Span[] => {
  const lines: Span[] = [];
  for (let from = 0; from <= text.length; ) {
    let to = text.indexOf('\n', from);
    if (to < 0) to = text.length;
    let start = from;
    let end = to;
    while (start < end && isSpaceUnit(text.charCodeAt(start))) start++;
    while (end > start && isSpaceUnit(text.charCodeAt(end - 1))) end--;
    if (end > start) lines.push({ start, end });
    from = to + 1;
  }
  return lines;
};

const hasMark = (text: string, { start, end }: Span): boolean => {
  for (let i = start; i < end; i++) if (isMarkUnit(text.charCodeAt(i))) return true;
  return false;
};

const stretchOf = (text: string, start: number, end: number, mark: string, continues = false): Stretch => {
  let from = start;
  while (from < end && isSpaceUnit(text.charCodeAt(from))) from++;
  return { start: from, end, open: -1, close: -1, mark, continues };
};

// ------------------------------------------------------------- transcripts

/** "WALLACE:", "SEN. WARREN (D):", "Q:": where the words after the label start; -1 where the line has no label. */
const afterLabel = (text: string, line: Span): number => {
  const limit = Math.min(line.end, line.start + MAX_LABEL);
  let letters = 0;
  for (let i = line.start; i < limit; i++) {
    const unit = text.charCodeAt(i);
    if (unit === COLON) {
      const label = text.slice(line.start, i).replace(/\s*\(.*$/, '');
      if (
        letters === 0 ||
        NO_LABELS.has(label.toLowerCase()) ||
        !isSpaceUnit(text.charCodeAt(i + 1)) ||
        i + 2 >= line.end
      )
        return -1;
      return i + 1;
    }
    if (unit === OPEN_BRACKET) i = Math.max(i, text.indexOf(')', i));
    else if (isWordUnit(unit)) {
      if (!isUpperUnit(unit) || isDigitUnit(unit)) return -1;
      letters++;
    } else if (!" .'’-".includes(text.charAt(i))) return -1;
  }
  return -1;
};

const findTranscript = (text: string, lines: readonly Span[]): Stretch[] => {
  const starts = lines.map((line) => afterLabel(text, line));
  const labels = starts.filter((start) => start >= 0).length;
  const names = new Set(
    lines.flatMap((line, i) => ((starts[i] ?? -1) >= 0 ? [text.slice(line.start, starts[i])] : [])),
  );
  if (labels < MIN_LABELS && !(labels === 2 && names.size === 2)) return [];
  const last = starts.findLastIndex((start) => start >= 0);
  const stretches: Stretch[] = [];
  let inside = false;
  for (const [i, line] of lines.entries()) {
    const start = starts[i] ?? -1;
    const marked = isMarkUnit(text.charCodeAt(start >= 0 ? start + 1 : line.start));
    if (marked || (start < 0 && (i > last || '[('.includes(text.charAt(line.start))))) inside = false;
    else if (start >= 0) {
      stretches.push(stretchOf(text, start, line.end, 'label'));
      inside = true;
    } else if (inside) stretches.push(stretchOf(text, line.start, line.end, 'label', true));
  }
  return stretches;
};

// ----------------------------------------------------------- dash dialogue

const startsWithDash = (text: string, { start, end }: Span): boolean => {
  if (!DASHES.includes(text.charAt(start))) return false;
  const next = isSpaceUnit(text.charCodeAt(start + 1)) ? start + 2 : start + 1;
  return next < end && isWordUnit(text.charCodeAt(next));
};

/** Where the reporter's words begin in a line of dialogue (", said Anna", " — he said —"), or its end. */
const speechEnd = (text: string, start: number, end: number): number => {
  for (let i = start; i < end; i++) {
    const dash = DASHES.includes(text.charAt(i)) && isSpaceUnit(text.charCodeAt(i - 1));
    if (!dash && !',?!…'.includes(text.charAt(i))) continue;
    let word = i + 1;
    while (word < end && isSpaceUnit(text.charCodeAt(word))) word++;
    const ahead = (text.slice(word, word + TWO_WORDS).match(/[\p{L}'’-]+/gu) ?? [])
      .slice(0, 2)
      .map((w) => bitsOf(w.toLowerCase()));
    const [first = 0, second = 0] = ahead;
    if ((first & CUE) !== 0 || ((first & bits.pronoun) !== 0 && (second & CUE) !== 0))
      return ',?!…'.includes(text.charAt(i)) ? i + 1 : i;
  }
  return end;
};

const findDashes = (text: string, lines: readonly Span[]): Stretch[] => {
  const spoken = lines.filter((line, i) => {
    const before = lines[i - 1];
    // A dash after a quote of its own line names who spoke: "— Anna Bell, mayor".
    const attributes = before !== undefined && isMarkUnit(text.charCodeAt(before.end - 1));
    return startsWithDash(text, line) && !attributes && '.?!…'.includes(text.charAt(line.end - 1));
  });
  if (spoken.length < MIN_DASH_LINES) return [];
  return spoken.map((line) => stretchOf(text, line.start + 1, speechEnd(text, line.start + 2, line.end), 'dash'));
};

// ------------------------------------------------------------ block quotes

/** The end of a line that is looked at, in characters, and the words of it that may announce. */
const END_OF_LINE = 160;
const WORDS_OF_ANNOUNCEMENT = 12;

/** "She wrote:", "The statement in full:": a line that announces somebody's words on the next. */
const announces = (text: string, line: Span): boolean => {
  if (text.charAt(line.end - 1) !== ':') return false;
  const words =
    text
      .slice(Math.max(line.start, line.end - END_OF_LINE), line.end)
      .toLowerCase()
      .match(/[\p{L}'’-]+/gu) ?? [];
  return words.slice(-WORDS_OF_ANNOUNCEMENT).some((word) => (bitsOf(word) & CUE) !== 0 || BLOCK_NOUNS.has(word));
};

const isBlock = (text: string, line: Span): boolean => {
  if (!isUpperUnit(text.charCodeAt(line.start)) || !'.?!…'.includes(text.charAt(line.end - 1))) return false;
  return text.slice(line.start, line.end).split(' ').length >= MIN_BLOCK_WORDS;
};

const findBlocks = (text: string, lines: readonly Span[]): Stretch[] => {
  const stretches: Stretch[] = [];
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1];
    if (next && announces(text, line) && isBlock(text, next))
      stretches.push(stretchOf(text, next.start, next.end, 'block'));
    if (text.charAt(line.start) === '>' && isSpaceUnit(text.charCodeAt(line.start + 1)))
      stretches.push(stretchOf(text, line.start + 1, line.end, 'block'));
  }
  return stretches;
};

/** Speech that only its line tells, in order. Lines that hold marks are left to the marks, but for labelled ones. */
export const findUnmarkedStretches = (text: string): Stretch[] => {
  const lines = filledLines(text);
  const found = [...findTranscript(text, lines), ...findDashes(text, lines), ...findBlocks(text, lines)].filter(
    (stretch) => stretch.end > stretch.start && (stretch.mark === 'label' || !hasMark(text, stretch)),
  );
  return found
    .sort((a, b) => a.start - b.start)
    .filter((stretch, i, all) => i === 0 || stretch.start >= (all[i - 1]?.end ?? 0));
};
