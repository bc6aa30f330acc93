/** Quotes inside quotes: which mark ends the outer one. */
import { closesMark, type Mark } from './marks.js';

/** How far ahead marks are looked at to tell a nested quote from a missing mark. */
const LOOK_AHEAD = 6;

/** Whether the mark at `i` ends the quote that `open` began. */
export const closesOuter = (marks: readonly Mark[], i: number, open: Mark): boolean => {
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
export const isNested = (marks: readonly Mark[], i: number, open: Mark): boolean => {
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
