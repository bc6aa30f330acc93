/** Pairs quotation marks into stretches of quoted words, line by line; tolerant of nested, mismatched and missing marks. */
import type { Span } from '../../model.js';
import { isSpaceUnit, isUpperUnit, isWordUnit } from '../words/characters.js';
import { closesMark, findMarks, type Mark } from './marks.js';
import said from './stretches.json' with { type: 'json' };

/** Words between one pair of marks, marks excluded. */
export interface Stretch extends Span {
  /** Offsets of the marks; -1 where one is missing. */
  open: number;
  close: number;
  /** The opening mark. */
  mark: string;
  /** Goes on from the stretch before it, whose line ended without a closing mark. */
  continues: boolean;
}

/** Lines without any mark that a quote may run over before its closing mark. */
const MAX_SILENT_LINES = 4;
/** Words of a line that names who spoke a pull quote. */
const MAX_CREDIT_WORDS = 10;
/** How far ahead marks are looked at to tell a nested quote from a missing mark. */
const LOOK_AHEAD = 6;

/** "Anna Bell, deputy mayor of Oakfold". */
const NAMED = /^\p{Lu}\S* \p{Lu}\S*, /u;

const trimmed = (text: string, start: number, end: number): Span => {
  let from = start;
  let to = end;
  while (from < to && isSpaceUnit(text.charCodeAt(from))) from++;
  while (to > from && isSpaceUnit(text.charCodeAt(to - 1))) to--;
  return { start: from, end: to };
};

/** The quote that a line leaves open for the next one. */
interface Carry {
  mark: string;
  silent: Span[];
}

class StretchReader {
  readonly stretches: Stretch[] = [];
  private carry: Carry | null = null;

  constructor(private readonly text: string) {}

  private push(from: number, to: number, open: number, close: number, mark: string, continues: boolean): void {
    const { start, end } = trimmed(this.text, from, to);
    if (end > start) this.stretches.push({ start, end, open, close, mark, continues });
  }

  readLine(start: number, end: number): void {
    const line = trimmed(this.text, start, end);
    if (line.start === line.end) return;
    const marks = findMarks(this.text, line.start, line.end);
    const [first] = marks;
    if (!first) {
      if (this.carry) this.carry.silent.push(line);
      if (this.carry && this.carry.silent.length > MAX_SILENT_LINES) this.carry = null;
      return;
    }
    let next = 0;
    let floor = line.start;
    let continues = false;
    if (this.carry) {
      if (first.opens && first.at === line.start && this.carry.silent.length === 0) continues = true;
      else if (first.closes && !first.opens && closesMark(this.carry.mark, first.mark)) {
        if (this.carry.silent.length > 0 || !this.isCredit(line, first)) this.closeCarried(this.carry, line, first);
        floor = first.at + first.width;
        next = 1;
      }
      this.carry = null;
    }
    this.readMarks(marks, next, floor, line.end, continues);
  }

  /** `“Words.⏎Anna Bell, Oakfold.”`: the last line of a pull quote says who spoke, and only then closes it. */
  private isCredit(line: Span, mark: Mark): boolean {
    const words = this.text.slice(line.start, mark.at).split(' ');
    const last = this.stretches.at(-1);
    const isClosedBefore =
      mark.at + mark.width === line.end && last !== undefined && '.?!'.includes(this.text.charAt(last.end - 1));
    return (
      isClosedBefore &&
      words.length > 1 &&
      words.length <= MAX_CREDIT_WORDS &&
      (NAMED.test(words.join(' ')) ||
        words.filter((word) => isUpperUnit(word.charCodeAt(0))).length * 2 >= words.length)
    );
  }

  /** The quote ran on without a mark at the lines' starts, and ends at `mark`. */
  private closeCarried(carry: Carry, line: Span, mark: Mark): void {
    for (const silent of carry.silent) this.push(silent.start, silent.end, -1, -1, carry.mark, true);
    this.push(line.start, mark.at, -1, mark.at, carry.mark, true);
  }

  private readMarks(
    marks: readonly Mark[],
    from: number,
    lineFloor: number,
    lineEnd: number,
    continued: boolean,
  ): void {
    let floor = lineFloor;
    let continues = continued;
    let open: Mark | null = null;
    let inner: string[] = [];
    for (let i = from; i < marks.length; i++) {
      const mark = marks[i];
      if (!mark) break;
      if (!open) {
        // `"“Words”`: of two marks in a row that open, the second is the one that something closes.
        if (mark.opens && marks[i + 1]?.at === mark.at + mark.width && marks[i + 1]?.opens && mark.mark === '"')
          continue;
        if (mark.opens) open = mark;
        else if (mark.closes) floor = this.closeUnopened(mark, floor);
        inner = [];
        continue;
      }
      const innermost = inner.at(-1);
      if (innermost !== undefined && mark.closes && !mark.opens && closesMark(innermost, mark.mark)) inner.pop();
      else if (closesOuter(marks, i, open)) {
        this.push(open.at + open.width, mark.at, open.at, mark.at, open.mark, continues);
        floor = mark.at + mark.width;
        open = null;
        continues = false;
      } else if (mark.opens) {
        if (isNested(marks, i, open)) inner.push(mark.mark);
        else {
          const said = saidInside(this.text, open.at + open.width, mark.at);
          this.push(open.at + open.width, said < 0 ? mark.at : said, open.at, -1, open.mark, continues);
          open = mark;
          inner = [];
          continues = false;
        }
      }
    }
    if (!open) return;
    const stray = strayClose(this.text, open.at + open.width, lineEnd);
    const said = stray < 0 ? saidInside(this.text, open.at + open.width, lineEnd) : -1;
    const end = Math.max(stray, said);
    this.push(open.at + open.width, end < 0 ? lineEnd : end, open.at, stray, open.mark, continues);
    this.carry = end < 0 ? { mark: open.mark, silent: [] } : null;
  }

  /**
   * A closing mark with nothing open: the quote began with its line, or with the sentence after the quote before it.
   * @returns where a later search on this line starts
   */
  private closeUnopened(mark: Mark, floor: number): number {
    const past = mark.at + mark.width;
    if (!',.?!…'.includes(this.text.charAt(mark.at - 1)) || this.carry) return past;
    let start = floor;
    const previous = this.stretches.at(-1);
    if (previous && previous.end >= floor - 1) {
      start = sentenceAfter(this.text, floor, mark.at);
      if (start < 0) return past;
    }
    this.push(start, mark.at, -1, mark.at, mark.mark, false);
    return past;
  }
}

/** A single mark after a stop, inside a line whose double quote nothing closes (“Go now.’ She left): it was meant to close it; -1 where none. */
const strayClose = (text: string, start: number, end: number): number => {
  for (let i = start + 1; i < end; i++) {
    if (text.charAt(i) === '‘') return -1;
    if (text.charAt(i) === '’' && '.?!,'.includes(text.charAt(i - 1)) && isSpaceUnit(text.charCodeAt(i + 1))) return i;
  }
  return -1;
};

/** A verb of speech and a name, up to five words of a role between them, and what may follow a name there. */
const SAID_BY = new RegExp(
  `[,?!] (?:${said.verbs.join('|')}) (?:the )?(?:\\p{Ll}[\\p{Ll}-]* ){0,5}\\p{Lu}\\p{L}[\\p{L}’'-]*(?: \\p{Lu}[\\p{L}.’'-]+){0,3}(?:[,.]|$| (?:${said.after.join('|')}) )`,
  'u',
);

/** `“We stay, said union head Ann Bell at the gate.`: where the words end that no mark closes; -1 where nobody is named. */
const saidInside = (text: string, start: number, end: number): number => {
  const found = SAID_BY.exec(text.slice(start, end));
  return found ? start + found.index + 1 : -1;
};

const sentenceAfter = (text: string, start: number, end: number): number => {
  for (let i = start; i < end; i++) {
    if (!'.?!'.includes(text.charAt(i)) || !isSpaceUnit(text.charCodeAt(i + 1))) continue;
    let next = i + 1;
    while (next < end && isSpaceUnit(text.charCodeAt(next))) next++;
    if (next < end && isUpperUnit(text.charCodeAt(next)) && isWordUnit(text.charCodeAt(next))) return next;
  }
  return -1;
};

/** Whether the mark at `i` ends the quote that `open` began. */
const closesOuter = (marks: readonly Mark[], i: number, open: Mark): boolean => {
  const mark = marks[i];
  if (!mark?.closes || !closesMark(open.mark, mark.mark)) return false;
  // A straight mark, or “, that could also open: it closes unless a quote inside begins here.
  if (mark.opens && mark.mark !== '”') return !isNested(marks, i, open);
  if (open.mark === '“' && mark.mark === '"') return !hasOwnCloser(marks, i);
  return true;
};

/** Whether a curly quote whose words hold a straight mark still has its own closing mark on the line. */
const hasOwnCloser = (marks: readonly Mark[], i: number): boolean => {
  for (let j = i + 1; j < marks.length && j <= i + LOOK_AHEAD; j++) {
    const next = marks[j];
    if (next?.mark === '”') return true;
    if (next?.opens) return false;
  }
  return false;
};

/** Whether the mark at `i` opens a quote inside the open one: then two closing marks come before the next opening one. */
const isNested = (marks: readonly Mark[], i: number, open: Mark): boolean => {
  const mark = marks[i];
  if (!mark?.opens) return false;
  const foreign = mark.mark !== open.mark && !closesMark(open.mark, mark.mark);
  let closers = 0;
  for (let j = i + 1; j < marks.length && j <= i + LOOK_AHEAD; j++) {
    const next = marks[j];
    if (!next || (next.opens && !next.closes)) break;
    closers++;
    if (closers === 2 || (foreign && closesMark(open.mark, next.mark) && !closesMark(mark.mark, next.mark)))
      return true;
  }
  return false;
};

/**
 * Stretches of quoted words in order, outermost quotes only. Lines are paragraphs: a quote left open at a line's end
 * goes on where the next line opens with a mark, or where a closing mark comes within a few lines.
 */
export const findStretches = (text: string): Stretch[] => {
  const reader = new StretchReader(text);
  for (let start = 0; start <= text.length; ) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    reader.readLine(start, end);
    start = end + 1;
  }
  return reader.stretches;
};
