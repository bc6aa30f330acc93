/**
 * A page as it was saved: which of its lines are the article's own paragraphs, and what the others tell of it.
 * Each step marks lines with what they are; what stays unmarked is the text.
 */
import type { Credit } from '../model.js';
import { addressesIn } from './addresses.js';
import { agenciesIn } from './agencies.js';
import { markAppeals } from './appeals.js';
import { datelineCredits, distinctCredits, narratedCredits, readCreditLine, signOffCredits } from './credits.js';
import { type PrintedDate, readDate } from './dates.js';
import type { Fields } from './fields.js';
import { isEnd, markFurniture } from './furniture.js';
import { readHead } from './head.js';
import { type Line, toLines } from './line.js';
import { readByline } from './names.js';
import { type NamedOutlet, outletInAppeal, outletInCopyright, splitTitle } from './outlets.js';
import { opensWithMark } from './patterns.js';

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
}

/** Dates with a label stand anywhere: "Published: 3 March 2024" below the text. */
const markDates = (lines: readonly Line[]): PrintedDate[] => {
  const dates: PrintedDate[] = [];
  for (const line of lines) {
    const date = line.kind === 'text' && !line.quoted ? readDate(line.text) : null;
    if (date === null || date.label === 'bare') continue;
    line.kind = 'date';
    dates.push(date);
  }
  return dates;
};

/** Marks credit lines, and bylines below the text. A bare "AFP" below an image credits the image. */
const markCredits = (lines: readonly Line[]): { credits: Credit[]; byline: string | null; unnamed: string | null } => {
  const credits: Credit[] = [];
  let byline: string | null = null;
  let unnamed: string | null = null;
  for (const [at, line] of lines.entries()) {
    if ((line.kind !== 'text' && line.kind !== 'furniture' && line.kind !== 'byline') || line.quoted) continue;
    const before = lines[at - 1];
    const below = before?.kind === 'caption' || (before !== undefined && /["”»]$/u.test(before.text));
    const found = line.kind === 'byline' ? null : readCreditLine(line.text);
    if (line.kind === 'byline')
      credits.push(...agenciesIn(line.text).map((agency) => ({ agency, evidence: line.text })));
    else if (found !== null && below && /^\W*\p{L}+\W*$/u.test(line.text)) {
      if (before?.kind === 'caption') line.kind = 'caption';
    } else if (found !== null) {
      line.kind = 'credit';
      credits.push(...found.credits);
      if (found.credits.length === 0) unnamed ??= found.byline;
      else byline ??= found.byline;
    } else if (line.kind === 'text' && !opensWithMark(line.text) && at > lines.length - 5) {
      const name = readByline(line.text);
      if (name === null) continue;
      byline ??= name;
      line.kind = 'byline';
      credits.push(...agenciesIn(line.text).map((agency) => ({ agency, evidence: line.text })));
    }
  }
  return { credits, byline, unnamed };
};

/** Nothing after "End of Article" is the article, though it may still tell where it came from. */
const closeAtEnd = (lines: readonly Line[]): void => {
  const end = lines.findIndex((line, at) => at > 0 && isEnd(line));
  if (end < 0) return;
  for (const line of lines.slice(end)) if (line.kind === 'text') line.kind = 'furniture';
};

/**
 * Reads a page.
 * @param title the title, where it is known already
 */
export const readPage = (source: string, title: string | null): Page => {
  const lines = toLines(source);
  const appeal = markAppeals(lines);
  const url = addressesIn(lines);
  markFurniture(lines);
  closeAtEnd(lines);
  const head = readHead(lines, title);
  const dates = [...head.dates, ...markDates(lines)];
  const { credits, byline, unnamed } = markCredits(lines);
  const paragraphs = lines.filter((line) => line.kind === 'text').map((line) => line.text);
  const split = splitTitle(head.title);
  return {
    fields: head.fields,
    title: split.title,
    byline: head.byline ?? byline ?? unnamed,
    dates,
    url,
    outlet: split.outlet ?? outletInCopyright(lines) ?? outletInAppeal(appeal),
    credits: distinctCredits([
      ...credits,
      ...paragraphs.flatMap(datelineCredits),
      ...paragraphs.slice(-1).flatMap(signOffCredits),
      ...paragraphs.flatMap(narratedCredits),
    ]),
    paragraphs,
  };
};
