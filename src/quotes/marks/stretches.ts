/** Pairs quotation marks into stretches of quoted words, line by line; tolerant of nested, mismatched and missing marks. */
import type { Span } from '../../model.js';
import { isSpaceUnit, isUpperUnit } from '../words/characters.js';
import { closesMark, findMarks, type Mark } from './marks.js';
import {
  endBeforeNext,
  isClause,
  isMisplaced,
  opensReport,
  runsOn,
  saidInside,
  sentenceAfter,
  strayClose,
  unopenedStart,
} from './missing.js';
import { closesOuter, isNested } from './nesting.js';

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
        if (this.runsOnInto(line, first)) this.closeCarried(this.carry, line, first);
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

  /** Whether a line goes on with the quote left open, up to its first mark. */
  private runsOnInto(line: Span, mark: Mark): boolean {
    const isNext = this.carry?.silent.length === 0;
    return !(isNext && this.isCredit(line, mark)) && !opensReport(this.text, line.start, mark.at);
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
        if (this.isDoubled(mark, marks[i + 1]) || this.isMisplaced(mark)) continue;
        if (mark.opens) open = mark;
        else if (mark.closes) floor = this.closeUnopened(mark, floor);
        inner = [];
        continue;
      }
      const innermost = inner.at(-1);
      if (innermost !== undefined && mark.closes && !mark.opens && closesMark(innermost, mark.mark)) inner.pop();
      else if (closesOuter(marks, i, open)) {
        this.push(open.at + open.width, mark.at, open.at, mark.at + mark.width - 1, open.mark, continues);
        floor = mark.at + mark.width;
        open = null;
        continues = false;
      } else if (mark.opens) {
        if (isNested(marks, i, open)) inner.push(mark.mark);
        else if (mark.mark !== open.mark || !runsOn(this.text, open.at + open.width, mark.at)) {
          this.pushUnclosed(open, mark.at, continues);
          open = mark;
          inner = [];
          continues = false;
        }
      }
    }
    if (!open) return;
    const end = this.lineWordsEnd(open, lineEnd);
    this.push(open.at + open.width, end < 0 ? lineEnd : end, open.at, end, open.mark, continues);
    this.carry = end < 0 ? { mark: open.mark, silent: [] } : null;
  }

  /** Where the words end that no mark of the same kind closes before `limit`, as far as anything tells; -1 where nothing does. */
  private wordsEnd(open: Mark, limit: number): number {
    const start = open.at + open.width;
    const stray = strayClose(this.text, start, limit);
    return stray < 0 ? saidInside(this.text, start, limit) : stray;
  }

  /** The same at a line's end: a few words inside the reporter's clause do not run on over sentences. */
  private lineWordsEnd(open: Mark, lineEnd: number): number {
    const end = this.wordsEnd(open, lineEnd);
    const start = open.at + open.width;
    return end < 0 && isClause(this.text, start) ? endBeforeNext(this.text, start, lineEnd) : end;
  }

  /** What another mark that opens, at `next`, shows to have been left open. */
  private pushUnclosed(open: Mark, next: number, continues: boolean): void {
    const told = this.wordsEnd(open, next);
    const end = told < 0 ? endBeforeNext(this.text, open.at + open.width, next) : told;
    this.push(open.at + open.width, end < 0 ? next : end, open.at, -1, open.mark, continues);
  }

  /** `"“Words”`, `““Words””`: of two marks in a row that open, the second is the one that something closes. */
  private isDoubled(mark: Mark, next: Mark | undefined): boolean {
    return (
      mark.opens &&
      next?.opens === true &&
      next.at === mark.at + mark.width &&
      (mark.mark === '"' || mark.mark === next.mark)
    );
  }

  private isMisplaced(mark: Mark): boolean {
    const last = this.stretches.at(-1);
    return (
      mark.opens && last !== undefined && mark.at - last.close <= 2 && isMisplaced(this.text, mark.at + mark.width)
    );
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
    const first = unopenedStart(this.text, start, mark.at);
    this.push(first, mark.at, -1, mark.at + mark.width - 1, mark.mark, false);
    return past;
  }
}

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
