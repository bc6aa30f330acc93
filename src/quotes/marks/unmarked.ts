/** Speech without marks, told by its line: dialogue after dashes, block quotes. */
import type { Span } from '../../model.js';
import { filledLines } from '../layout/lines.js';
import { isSpaceUnit, isUpperUnit, isWordUnit } from '../words/characters.js';
import { bits, bitsOf, CUE } from '../words/lexicon.js';
import { isMarkUnit } from './marks.js';
import type { Stretch } from './stretches.js';
import table from './unmarked.json' with { type: 'json' };

const BLOCK_NOUNS = new Set(table.blockNouns);
const DASHES = '—–―';
/** Characters of two words of ordinary length. */
const TWO_WORDS = 40;
const MIN_DASH_LINES = 2;
const MIN_BLOCK_WORDS = 8;

const hasMark = (text: string, { start, end }: Span): boolean => {
  for (let i = start; i < end; i++) if (isMarkUnit(text.charCodeAt(i))) return true;
  return false;
};

const stretchOf = (text: string, start: number, end: number, mark: string): Stretch => {
  let from = start;
  while (from < end && isSpaceUnit(text.charCodeAt(from))) from++;
  return { start: from, end, open: -1, close: -1, mark, continues: false };
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

/** Speech that only its line tells, in order. Lines that hold marks are left to the marks. */
export const findUnmarkedStretches = (text: string): Stretch[] => {
  const lines = filledLines(text);
  const found = [...findDashes(text, lines), ...findBlocks(text, lines)].filter(
    (stretch) => stretch.end > stretch.start && !hasMark(text, stretch),
  );
  return found
    .sort((a, b) => a.start - b.start)
    .filter((stretch, i, all) => i === 0 || stretch.start >= (all[i - 1]?.end ?? 0));
};
