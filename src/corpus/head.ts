/** The head of a page: title, byline, dates and labelled lines that stand above the article. */
import { readCreditLine } from './credits.js';
import { type PrintedDate, readDate } from './dates.js';
import { type Fields, fieldLabelled, NO_FIELDS } from './fields.js';
import { isControl, isSection } from './furniture.js';
import type { Line } from './line.js';
import { looksLikeName, readByline } from './names.js';
import { type NamedOutlet, splitTitle } from './outlets.js';
import { opensWithMark } from './patterns.js';

/** A standfirst is a sentence too: the head ends with the second one. */
const SENTENCES_IN_HEAD = 1;
const LONGEST_TITLE = 200;
/** Separators between a byline, a date and the like on one line. */
const SEPARATORS =
  /\s*[|•·\t]\s*|\s{2,}[-–—]\s+|\s+\/\s+|(?<=[\d\s])(?=(?:last )?(?:updated|modified|published)\b)|(?<=\p{L}) [-–—] (?=\p{L}+,? \p{L}*\.? ?\d)/iu;

export interface Head {
  title: string | null;
  byline: string | null;
  dates: PrintedDate[];
  fields: Fields;
  /** Where the title carries it. */
  outlet: NamedOutlet | null;
}

const endsLikeTitle = (text: string): boolean => !/[.:;,…]["”’»)\]]*$/u.test(text) && !/[.!?…]["”»]$/u.test(text);

/** Words without an end mark, short enough for a headline, that are no list item, link or quotation. */
const looksLikeTitle = (line: Line): boolean => {
  if (line.heading === 1) return line.text.length <= LONGEST_TITLE;
  if (line.quoted || line.text.length > LONGEST_TITLE || !/\p{L}/u.test(line.text)) return false;
  return endsLikeTitle(line.text) && !(opensWithMark(line.text) && /[.!?,]["”’»]/u.test(line.text));
};

const isSentence = (line: Line): boolean =>
  !endsLikeTitle(line.text) || /[.!?]$/u.test(line.text) || line.text.length > LONGEST_TITLE;

const foldTitle = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

interface Stated {
  byline: string | null;
  dates: PrintedDate[];
}

/** A line whose every piece is a byline, a date or a credit: "By Ada Roe | 16 August 2025 | Updated 10:15". */
const readStatement = (line: Line): Stated | null => {
  const whole = readDate(line.text);
  if (whole !== null) return { byline: null, dates: [whole] };
  if (line.text.length > LONGEST_TITLE) return null;
  const pieces = line.raw.includes('\t') ? line.raw.split('\t') : [line.text];
  const stated: Stated = { byline: null, dates: [] };
  let named = false;
  for (const piece of pieces
    .flatMap((one) => one.split(SEPARATORS))
    .map((one) => one.trim())
    .filter(Boolean)) {
    const date = readDate(piece);
    const byline = date === null ? readByline(piece) : null;
    if (date !== null) stated.dates.push(date);
    else if (byline !== null) stated.byline ??= byline;
    else if (looksLikeName(piece) && !named) named = true;
    else if (!isControl(piece) && !/^(?:updated|published)?\s*\d{1,2}[:.]\d{2}.{0,12}$/iu.test(piece)) return null;
    if (named && stated.byline === null && date === null && byline === null) stated.byline = piece;
  }
  const proven = stated.dates.length > 0 || (stated.byline !== null && !named);
  return proven ? stated : null;
};

const LABELLED = /^(?<label>[\p{L}][\p{L} _-]{1,20}?)\s*[:：]\s*(?<value>\S.*)$/u;

/** "Title: …", "Outlet: …": fields set as lines instead of front matter. */
const readLabelled = (line: Line): Partial<Fields> | null => {
  const { label, value } = LABELLED.exec(line.text.slice(0, 400))?.groups ?? {};
  const field = label === undefined ? null : fieldLabelled(label);
  if (field === null || value === undefined || field === 'text' || field === 'id') return null;
  if (field === 'agencies') return { agencies: value.split(/\s*[,;]\s*/u) };
  if (field === 'url' && !/^https?:/iu.test(value)) return null;
  return { [field]: value };
};

/** ` date 2025-08-16 NATO's …`: a date in front of the text on the same line. Takes it off the line. */
const takeLeadingDate = (line: Line): PrintedDate | null => {
  const found = /^date:? (?<date>\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?\S*)?)(?:\s|$)/iu.exec(line.text);
  const date = found === null ? null : readDate(`date ${found.groups?.date ?? ''}`);
  if (found === null || date === null) return null;
  line.text = line.text.slice(found[0].length).trim();
  line.raw = line.text;
  if (line.text === '') line.kind = 'date';
  return date;
};

/** Dates that head the days of a chronicle are no publication dates. */
const isChronicle = (lines: readonly Line[]): boolean =>
  lines.filter((line) => line.kind === 'text' && readDate(line.text)?.label === 'bare').length > 2;

/**
 * Marks, in place, the lines of the head that are not the article's text, and returns what they state.
 * @param known the title, where front matter states it: a line that repeats it is left out
 */
export const readHead = (lines: readonly Line[], known: string | null): Head => {
  const head: Head = { ...splitTitle(known), byline: null, dates: [], fields: NO_FIELDS };
  const chronicle = isChronicle(lines);
  let sentences = 0;
  for (const [at, line] of lines.entries()) {
    if (sentences > SENTENCES_IN_HEAD) break;
    if (line.kind !== 'text' || line.quoted) continue;
    const leading = at === 0 || head.dates.length === 0 ? takeLeadingDate(line) : null;
    if (leading !== null) head.dates.push(leading);
    if (line.text === '') continue;
    const labelled = sentences === 0 ? readLabelled(line) : null;
    if (labelled !== null) {
      head.fields = { ...head.fields, ...labelled };
      if (labelled.title) Object.assign(head, splitTitle(labelled.title));
      line.kind = labelled.title === undefined ? 'byline' : 'title';
      continue;
    }
    const stated = chronicle ? null : readStatement(line);
    if (stated !== null) {
      line.kind = stated.byline === null ? 'date' : 'byline';
      head.byline ??= stated.byline;
      head.dates.push(...stated.dates);
    } else if (head.title !== null && foldTitle(line.text) === foldTitle(head.title)) line.kind = 'title';
    else if (isSection(line.text) && head.title === null) line.kind = 'furniture';
    else if (readCreditLine(line.text) !== null) continue;
    else if (head.title === null && sentences === 0 && looksLikeTitle(line)) {
      Object.assign(head, splitTitle(line.text));
      line.kind = 'title';
    } else if (isSentence(line)) sentences++;
  }
  return head;
};
