/**
 * A page as it was saved: which of its lines are the article's own paragraphs, and what the others tell of it.
 * Each step marks lines with what they are; what stays unmarked is the text.
 */
import type { Credit } from '../../model.js';
import { isRole, namesPersons } from '../facts/bylines.js';
import { type PrintedDate, readDate } from '../facts/dates.js';
import type { Fields } from '../facts/fields.js';
import type { NamedOutlet } from '../facts/outlets.js';
import { type Line, toLines } from '../markup/line.js';
import { addressesIn } from './addresses.js';
import { markAppeals } from './appeals.js';
import { markCaptions } from './captions.js';
import { markCredits } from './credit-lines.js';
import { isEnd, markFurniture } from './furniture.js';
import { readHead } from './head.js';
import { outletInAppeal, outletInCopyright } from './publisher.js';

export interface Page {
  /** Fields set as labelled lines at the head. */
  fields: Fields;
  title: string | null;
  byline: string | null;
  dates: PrintedDate[];
  url: string | null;
  /** Known from the page's own words; an address is not looked at here. */
  outlet: NamedOutlet | null;
  credits: Credit[];
  paragraphs: string[];
  /** The lines that are none of the article's text. */
  left: Line[];
}

/** Dates with a label stand anywhere: "Published: 3 March 2024" below the text. */
const markDates = (lines: readonly Line[]): PrintedDate[] => {
  const dates: PrintedDate[] = [];
  for (const line of lines) {
    const date = (line.kind === 'text' || line.kind === 'furniture') && !line.quoted ? readDate(line.text) : null;
    if (date === null || date.label === 'bare') continue;
    line.kind = 'date';
    dates.push(date);
  }
  return dates;
};

/** The author again, below the text: the name, what they do, who they are. */
const markAuthors = (lines: readonly Line[], byline: string | null): void => {
  if (byline === null || !namesPersons(byline)) return;
  for (const line of lines) {
    if (line.kind !== 'text' || !line.text.startsWith(byline)) continue;
    const rest = line.text.slice(byline.length).trim();
    if (rest === '' || isRole(rest) || /^is (?:an?|the|our) /u.test(rest)) line.kind = 'furniture';
  }
  for (const line of lines) if (line.kind === 'text' && isRole(line.text)) line.kind = 'furniture';
};

/** Nothing after "End of Article" is the article, though it may still tell where it came from. */
const closeAtEnd = (lines: readonly Line[]): void => {
  const end = lines.findIndex((line, at) => at > 0 && isEnd(line));
  if (end < 0) return;
  for (const line of lines.slice(end)) if (line.kind === 'text') line.kind = 'furniture';
};

/**
 * Reads a page.
 * @param source its text, or its lines where mark-up has told them apart already
 * @param title the title, where it is known already
 */
export const readPage = (source: string | Line[], title: string | null): Page => {
  const lines = typeof source === 'string' ? toLines(source) : source;
  const appeal = markAppeals(lines);
  const url = addressesIn(lines);
  markCaptions(lines);
  markFurniture(lines);
  const head = readHead(lines, title);
  const dates = [...head.dates, ...markDates(lines)];
  closeAtEnd(lines);
  const { credits, byline } = markCredits(lines);
  markAuthors(lines, head.byline ?? byline);
  return {
    fields: head.fields,
    title: head.title,
    byline: head.byline ?? byline,
    dates,
    url,
    outlet: head.outlet ?? outletInCopyright(lines) ?? outletInAppeal(appeal),
    credits,
    paragraphs: lines.filter((line) => line.kind === 'text').map((line) => line.text),
    left: lines.filter((line) => line.kind !== 'text' && line.text !== ''),
  };
};
