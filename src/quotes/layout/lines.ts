/** A text as the lines of a page. */
import type { Span } from '../../model.js';
import { isSpaceUnit } from '../words/characters.js';

/** A line with something on it, without the white space around. */
export interface Line extends Span {
  /** Whether an empty line, or the edge of the text, stands before and after it. */
  apart: boolean;
}

/** In order. */
export const filledLines = (text: string): Line[] => {
  const lines: Line[] = [];
  let emptyBefore = true;
  for (let from = 0; from <= text.length; ) {
    let to = text.indexOf('\n', from);
    if (to < 0) to = text.length;
    let start = from;
    let end = to;
    while (start < end && isSpaceUnit(text.charCodeAt(start))) start++;
    while (end > start && isSpaceUnit(text.charCodeAt(end - 1))) end--;
    const previous = lines.at(-1);
    if (end > start && !emptyBefore && previous) previous.apart = false;
    if (end > start) lines.push({ start, end, apart: emptyBefore });
    emptyBefore = end === start;
    from = to + 1;
  }
  return lines;
};

/** Whether a line ends as sentences do, marks and brackets after its stop aside. */
export const endsSentence = (text: string, { start, end }: Span): boolean => {
  let last = end - 1;
  while (last > start && '"”“’\'»)]'.includes(text.charAt(last))) last--;
  return '.?!…'.includes(text.charAt(last));
};
