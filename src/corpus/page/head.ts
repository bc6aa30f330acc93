/** The head of a page: title, byline, dates and labelled lines that stand above the article. */

import { looksLikeName, namesPersons } from '../facts/bylines.js';
import { readCreditLine } from '../facts/credit-line.js';
import { isPartialDate, type PrintedDate, readDate } from '../facts/dates.js';
import { type Fields, fieldLabelled, NO_FIELDS } from '../facts/fields.js';
import { canonicalOutlet, isKnownOutlet, type NamedOutlet, splitTitle } from '../facts/outlets.js';
import type { Line } from '../markup/line.js';
import { opensWithMark } from '../markup/patterns.js';
import { isSection } from './furniture.js';
import { readStatement } from './statements.js';

/** A standfirst is a sentence too: the head ends with the second one. */
const SENTENCES_IN_HEAD = 1;
const LONGEST_TITLE = 200;
/** Of a label and its value. */
const LONGEST_FIELD = 400;
/** Standfirst, byline, role, place and date: more short lines than these are a menu. */
const SHORT_LINES_IN_HEAD = 8;

export interface Head {
  title: string | null;
  byline: string | null;
  dates: PrintedDate[];
  fields: Fields;
  /** Where the title carries it. */
  outlet: NamedOutlet | null;
  /** How many sentences were passed so far. */
  sentences: number;
  /** Whether a title can be told: not in a menu, and not where no article follows. */
  hasTitle: boolean;
  /** Its dates head the days of a story. */
  isChronicle: boolean;
}

const endsLikeTitle = (text: string): boolean => !/[.:;,…]["“”’»)\]]*$/u.test(text) && !/[.!?…]["“”»]$/u.test(text);

/** Words without an end mark, short enough for a headline, that are no list item, link or quotation. */
const looksLikeTitle = (line: Line): boolean => {
  if (line.heading === 1) return line.text.length <= LONGEST_TITLE;
  if (line.text.length > LONGEST_TITLE || !/\p{L}/u.test(line.text) || /^[-–—]/u.test(line.text)) return false;
  return endsLikeTitle(line.text) && !(opensWithMark(line.text) && /[.!?,]["“”’»]/u.test(line.text));
};

const isSentence = (line: Line): boolean =>
  line.quoted || !endsLikeTitle(line.text) || /[.!?]$/u.test(line.text) || line.text.length > LONGEST_TITLE;

const foldTitle = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const EMPTY_LABEL = /^[\p{L} _-]{2,20}\s*:$/u;
const LABELLED = /^(?<label>[\p{L}][\p{L} _-]{1,20}?)\s*[:：]\s*(?<value>\S.*)$/u;

/** "Title: …", "Outlet: …": fields set as lines instead of front matter. */
const readLabelled = (line: Line): Partial<Fields> | null => {
  if (EMPTY_LABEL.test(line.text) && fieldLabelled(line.text.replace(/\s*:$/u, '')) !== null) return {};
  const { label, value } = LABELLED.exec(line.text.slice(0, LONGEST_FIELD))?.groups ?? {};
  const field = label === undefined ? null : fieldLabelled(label);
  if (field === null || value === undefined || field === 'text' || field === 'id') return null;
  if (field === 'agencies') return { agencies: value.split(/\s*[,;]\s*/u) };
  if (field === 'url' && !/^https?:/iu.test(value)) return null;
  return { [field]: value };
};

const LEADING_DATE =
  /^(?<before>.{0,200}?)(?:^|\s)date:? (?<date>\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}\S*)?|\p{L}{3,9}\.? \d{1,2}, \d{4}|\d{1,2} \p{L}{3,9}\.? \d{4})(?=\s+[^\p{Ll}]|$)/u;

interface Leading {
  title: string | null;
  date: PrintedDate;
}

/** ` date 2025-08-16 NATO's …`: title, date and text on one line. Takes the first two off the line. */
const takeLeading = (line: Line): Leading | null => {
  const found = LEADING_DATE.exec(line.text);
  const date = found === null ? null : readDate(`date ${found.groups?.date ?? ''}`);
  const before = found?.groups?.before ?? '';
  if (found === null || date === null || (before !== '' && !endsLikeTitle(before))) return null;
  line.text = line.text.slice(found[0].length).trim();
  line.raw = line.text;
  if (line.text === '') line.kind = 'date';
  return { title: before === '' ? null : before, date };
};

/** Dates that head the days of a chronicle are no publication dates. */
const isChronicle = (lines: readonly Line[]): boolean =>
  lines.filter((line) => line.kind === 'text' && readDate(line.text)?.label === 'bare').length > 2;

/** A page saved whole begins with its menu: many short lines, of which any might be the title. */
const opensWithMenu = (texts: readonly Line[]): boolean => texts.findIndex(isSentence) > SHORT_LINES_IN_HEAD;

/** Takes what one line of the head states. True when the line is thereby none of the article's text. */
type Reader = (line: Line, head: Head, next: Line | undefined) => boolean;

const BY_ALONE = /^(?:written |reported |words )?by:?$|^authors?:?$/iu;

const nameTitle = (head: Head, printed: string): void => {
  const { title, outlet } = splitTitle(printed);
  head.title = title;
  head.outlet = outlet ?? head.outlet;
};

const READERS: readonly Reader[] = [
  (line, head) => {
    const labelled = head.sentences === 0 ? readLabelled(line) : null;
    if (labelled === null) return false;
    line.kind = 'field';
    head.fields = { ...head.fields, ...labelled };
    if (labelled.title) nameTitle(head, labelled.title);
    return true;
  },
  (line, head) => {
    const statement = head.isChronicle ? null : readStatement(line);
    if (statement === null) return false;
    line.kind = statement.byline === null ? 'date' : 'byline';
    head.byline ??= statement.byline;
    head.dates.push(...statement.dates);
    return true;
  },
  (line, head, next) => {
    if (next === undefined || !BY_ALONE.test(line.text)) return false;
    if (!looksLikeName(next.text) && !isKnownOutlet(next.text)) return false;
    line.kind = 'byline';
    next.kind = 'byline';
    head.byline ??= next.text;
    return true;
  },
  // A name alone may be anything: it takes a title above, a date below, and a first and a last name.
  (line, head, next) => {
    if (next === undefined || head.title === null || head.isChronicle || !namesPersons(line.text)) return false;
    if (readStatement(next)?.byline !== null) return false;
    line.kind = 'byline';
    head.byline ??= line.text;
    return true;
  },
  (line, head) => {
    if (head.isChronicle || !isPartialDate(line.text)) return false;
    line.kind = 'date';
    return true;
  },
  (line, head) => {
    if (head.title === null || foldTitle(line.text) !== foldTitle(head.title)) return false;
    line.kind = 'title';
    return true;
  },
  (line, head) => {
    if (head.sentences > 0 || !isSection(line.text)) return false;
    line.kind = 'furniture';
    return true;
  },
  // The masthead. A name that only looks like an outlet's may be a headline: "Bad News".
  (line, head) => {
    if (head.title !== null || head.sentences > 0 || !isKnownOutlet(line.text)) return false;
    line.kind = 'furniture';
    head.outlet ??= { outlet: canonicalOutlet(line.text), evidence: line.text };
    return true;
  },
  // Credit lines are marked with all others of the page; here they only must not become the title.
  (line) => readCreditLine(line.text) !== null,
  (line, head) => {
    if (head.title !== null || head.sentences > 0 || !head.hasTitle || !looksLikeTitle(line)) return false;
    line.kind = 'title';
    nameTitle(head, line.text);
    return true;
  },
];

/**
 * Marks, in place, the lines of the head that are not the article's text, and returns what they state.
 * @param known the title, where front matter states it: a line that repeats it is left out
 */
export const readHead = (lines: readonly Line[], known: string | null): Head => {
  const texts = lines.filter((line) => line.kind === 'text');
  const head: Head = {
    ...splitTitle(known),
    byline: null,
    dates: [],
    fields: NO_FIELDS,
    sentences: 0,
    hasTitle: texts.length > 1 && !opensWithMenu(texts),
    isChronicle: isChronicle(lines),
  };
  const leading = texts[0] === undefined || texts[0].quoted ? null : takeLeading(texts[0]);
  if (leading !== null) head.dates.push(leading.date);
  if (leading?.title && head.title === null) nameTitle(head, leading.title);
  for (const [at, line] of texts.entries()) {
    if (head.sentences > SENTENCES_IN_HEAD) break;
    if (line.kind !== 'text' || (!line.quoted && READERS.some((read) => read(line, head, texts[at + 1])))) continue;
    if (isSentence(line)) head.sentences++;
  }
  return head;
};
