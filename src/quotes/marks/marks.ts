/** Finds the quotation marks of every language in a text and what each can do where it stands. */
import { isInvisible } from '../../text/invisible.js';
import { isDigitUnit, isSpaceUnit, isWordUnit } from '../words/characters.js';
import table from './marks.json' with { type: 'json' };

/** One mark: where it stands, and whether its neighbours let it open or close a quote. */
export interface Mark {
  at: number;
  /** Units that it takes: two where a pair of apostrophes or backticks stands for one mark. */
  width: number;
  mark: string;
  opens: boolean;
  closes: boolean;
}

type Role = 'either' | 'open' | 'close';

const ROLES = new Map<string, { role: Role; to: string }>();
const addRole = (role: Role, marks: Record<string, string>): void => {
  for (const [mark, to] of Object.entries(marks)) ROLES.set(mark, { role, to });
};
addRole('either', table.either);
addRole('open', table.open);
addRole('close', table.close);

const IS_MARK = new Uint8Array(65536);
for (const mark of ROLES.keys()) IS_MARK[mark.charCodeAt(0)] = 1;

export const isMarkUnit = (unit: number): boolean => IS_MARK[unit] === 1;

/** Whether `mark` may close what `open` opened. */
export const closesMark = (open: string, mark: string): boolean => ROLES.get(open)?.to.includes(mark) ?? false;

const STANDS_BEFORE_OPENING = "([{—–-/‘'“¿¡:;…*_>";

/** Digits of a measure in inches. */
const MAX_INCHES = 3;

/** 6'2", a 12" pipe: inches, not a quote. */
const isInches = (text: string, at: number): boolean => {
  if (!isDigitUnit(text.charCodeAt(at - 1)) || isWordUnit(text.charCodeAt(at + 1))) return false;
  let before = at - 1;
  while (before > at - MAX_INCHES - 1 && isDigitUnit(text.charCodeAt(before))) before--;
  return "'’".includes(text.charAt(before)) && isDigitUnit(text.charCodeAt(before - 1));
};

/** White space, or a character that nobody sees. */
const isGap = (text: string, at: number): boolean =>
  isSpaceUnit(text.charCodeAt(at)) || (text.charCodeAt(at) > LATIN && isInvisible(text.charAt(at)));

/** Below, a soft hyphen is all that is invisible, and it stands in words. */
const LATIN = 0xff;

const eitherWay = (text: string, at: number, width: number): Pick<Mark, 'opens' | 'closes'> => {
  const next = at + width;
  const spaceBefore = isGap(text, at - 1);
  const spaceAfter = isGap(text, next);
  if (width === 1 && isInches(text, at)) return { opens: false, closes: false };
  if (spaceBefore !== spaceAfter) return { opens: spaceBefore, closes: spaceAfter };
  if (spaceBefore) return { opens: true, closes: true };
  if (STANDS_BEFORE_OPENING.includes(text.charAt(at - 1)))
    return { opens: true, closes: !isWordUnit(text.charCodeAt(next)) };
  return { opens: false, closes: true };
};

/** Judges one mark by its neighbours: it opens before a word and closes after one. */
const judge = (text: string, at: number, mark: string): Mark => {
  const role = ROLES.get(mark)?.role;
  if (role === 'either') return { at, width: 1, mark, ...eitherWay(text, at, 1) };
  const spaceBefore = isGap(text, at - 1);
  const wordAfter = isWordUnit(text.charCodeAt(at + 1));
  // “ closes in German, « in Danish, and “ by mistyping (review“ that); ” and » open in Swedish and in Danish.
  if (role === 'open') {
    const closes = '“«‹'.includes(mark) && !spaceBefore && !wordAfter;
    return { at, width: 1, mark, opens: !closes, closes };
  }
  return { at, width: 1, mark, opens: spaceBefore && !isSpaceUnit(text.charCodeAt(at + 1)), closes: true };
};

/** Where a pair of apostrophes begins that stands for a double mark ('' or ``), or -1. Of three that close, the first ends a quote inside. */
const pairAt = (text: string, at: number): number => {
  if (text.charCodeAt(at + 1) !== text.charCodeAt(at)) return -1;
  const third = text.charCodeAt(at + 2) === text.charCodeAt(at);
  return third && !isSpaceUnit(text.charCodeAt(at - 1)) ? at + 1 : at;
};

const APOSTROPHE = 39;
const BACKTICK = 96;
const CURLY_OPEN = 0x2018;
const CURLY_CLOSE = 0x2019;

/** ‘‘ or ’’: two single marks that stand for a double one. Of three, the first or the last is a single one's. */
const isCurlyPair = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  if ((unit !== CURLY_OPEN && unit !== CURLY_CLOSE) || text.charCodeAt(at + 1) !== unit) return false;
  return unit === CURLY_OPEN || text.charCodeAt(at + 2) !== unit;
};

const curlyPair = (text: string, at: number): Mark =>
  text.charCodeAt(at) === CURLY_OPEN
    ? { at, width: 2, mark: '“', opens: true, closes: false }
    : { at, width: 2, mark: '”', opens: false, closes: true };

/** More marks than a line of this length can hold in earnest. */
const MARKS_OF_ANY = 2000;
const CHARACTERS_A_MARK = 100;
const mostMarks = (length: number): number => MARKS_OF_ANY + length / CHARACTERS_A_MARK;

/** All marks of `[start, end)` in order; none where there are so many that they are noise. */
export const findMarks = (text: string, start: number, end: number): Mark[] => {
  const marks: Mark[] = [];
  const most = mostMarks(end - start);
  for (let i = start; i < end; i++) {
    if (marks.length > most) return [];
    const unit = text.charCodeAt(i);
    if (IS_MARK[unit] === 1) marks.push(judge(text, i, text.charAt(i)));
    else if (isCurlyPair(text, i)) marks.push(curlyPair(text, i++));
    else if (unit === APOSTROPHE || unit === BACKTICK) {
      const at = pairAt(text, i);
      if (at < 0 || at + 1 >= end) continue;
      marks.push({ at, width: 2, mark: '"', ...eitherWay(text, at, 2) });
      i = at + 1;
    }
  }
  return marks;
};
