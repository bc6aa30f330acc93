/** Finds the quotation marks of every language in a text and what each can do where it stands. */
import { isDigitUnit, isSpaceUnit, isWordUnit } from './characters.js';
import table from './marks.json' with { type: 'json' };

/** One mark: where it stands, and whether its neighbours let it open or close a quote. */
export interface Mark {
  at: number;
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

/** 6'2", a 12" pipe: inches, not a quote. */
const isInches = (text: string, at: number): boolean => {
  if (!isDigitUnit(text.charCodeAt(at - 1)) || isWordUnit(text.charCodeAt(at + 1))) return false;
  let before = at - 1;
  while (before > at - 4 && isDigitUnit(text.charCodeAt(before))) before--;
  return "'’".includes(text.charAt(before)) && isDigitUnit(text.charCodeAt(before - 1));
};

const eitherWay = (text: string, at: number): Pick<Mark, 'opens' | 'closes'> => {
  const spaceBefore = isSpaceUnit(text.charCodeAt(at - 1));
  const spaceAfter = isSpaceUnit(text.charCodeAt(at + 1));
  if (isInches(text, at)) return { opens: false, closes: false };
  if (spaceBefore !== spaceAfter) return { opens: spaceBefore, closes: spaceAfter };
  if (spaceBefore) return { opens: true, closes: true };
  if (STANDS_BEFORE_OPENING.includes(text.charAt(at - 1)))
    return { opens: true, closes: !isWordUnit(text.charCodeAt(at + 1)) };
  return { opens: false, closes: true };
};

/** Judges one mark by its neighbours: it opens before a word and closes after one. */
const judge = (text: string, at: number, mark: string): Mark => {
  const role = ROLES.get(mark)?.role;
  if (role === 'either') return { at, mark, ...eitherWay(text, at) };
  const spaceBefore = isSpaceUnit(text.charCodeAt(at - 1));
  const wordAfter = isWordUnit(text.charCodeAt(at + 1));
  // “ closes in German, « in Danish, and “ by mistyping (review“ that); ” and » open in Swedish and in Danish.
  if (role === 'open') {
    const closes = '“«‹'.includes(mark) && !spaceBefore && !wordAfter;
    return { at, mark, opens: !closes, closes };
  }
  return { at, mark, opens: spaceBefore && !isSpaceUnit(text.charCodeAt(at + 1)), closes: true };
};

/** All marks of `[start, end)` in order. */
export const findMarks = (text: string, start: number, end: number): Mark[] => {
  const marks: Mark[] = [];
  for (let i = start; i < end; i++) {
    if (IS_MARK[text.charCodeAt(i)] === 1) marks.push(judge(text, i, text.charAt(i)));
  }
  return marks;
};
