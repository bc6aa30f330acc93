/** Lines that state who wrote an article and when, and nothing else. */

import { looksLikeName, namesPersons, namesStaff, readByline } from '../facts/bylines.js';
import { type PrintedDate, readDate } from '../facts/dates.js';
import type { Line } from '../markup/line.js';
import { isControl } from './furniture.js';

export interface Statement {
  byline: string | null;
  dates: PrintedDate[];
}

const LONGEST = 200;
/** What parts a byline, a date and the like on one line: bars, dots, tabs, a dash or a label in front of a date. */
const SEPARATORS =
  /\s*[|•·\t]\s*|\s+\/\s+|(?<=[\d\s])(?=(?:last )?(?:updated|modified|published)\b)|(?<=\p{L}) [-–—] (?=\p{L}+,? \p{L}*\.? ?\d)/iu;
const TIME_ALONE = /^(?:updated|published)?\s*\d{1,2}[:.]\d{2}.{0,12}$/iu;

const piecesOf = ({ raw, text }: Line): string[] =>
  (raw.includes('\t') ? raw.split('\t') : [text])
    .flatMap((part) => part.split(SEPARATORS))
    .map((piece) => piece.trim())
    .filter(Boolean);

/**
 * A line whose every piece is a byline, a date or a button: "By Ada Roe | 16 August 2025 | 3 min read".
 * Without "By" a person's name counts beside a date only; any other name there is a place.
 * @returns `null` for any other line
 */
export const readStatement = (line: Line): Statement | null => {
  const whole = readDate(line.text);
  if (whole !== null) return { byline: null, dates: [whole] };
  if (line.text.length > LONGEST) return null;
  const pieces = piecesOf(line);
  const dates = pieces.flatMap((piece) => readDate(piece) ?? []);
  const bylines = pieces.flatMap((piece) => readByline(piece) ?? []);
  const others = pieces.filter(
    (piece) => readDate(piece) === null && readByline(piece) === null && !isControl(piece) && !TIME_ALONE.test(piece),
  );
  const [other = null, ...more] = others;
  if (more.length > 0 || (other !== null && !looksLikeName(other))) return null;
  if (dates.length === 0 && (bylines.length === 0 || other !== null)) return null;
  const isAuthor = other !== null && (namesPersons(other) || namesStaff(other));
  return { byline: bylines[0] ?? (isAuthor ? other : null), dates };
};
