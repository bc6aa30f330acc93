/** Text exports of Nexis, the older form ("3 of 25 DOCUMENTS") and that of Nexis Uni ("End of Document"): one file, many articles. */
import { authorIn } from '../../facts/bylines.js';
import { readDate } from '../../facts/dates.js';
import { NO_FIELDS } from '../../facts/fields.js';
import type { Found } from '../../found.js';
import { readText } from '../../source/text.js';
import type { Reader } from '../reader.js';
import { labelsIn, paragraphsOf } from './labels.js';

const NUMBERED = /^[ \t\f]*\d{1,6} of \d{1,6} DOCUMENTS?[ \t]*$/gimu;
const END = /^[ \t]*End of Document[ \t]*$/gimu;
const LOADED = /^\s*Load-Date:/imu;

/** Labels above the text, and those below it. */
const ABOVE =
  /^\s*(?:BYLINE|SECTION|LENGTH|DATELINE|HIGHLIGHT|Byline|Section|Length|Dateline|Highlight|SERIES|SOURCE|CREDIT):/u;
const BELOW =
  /^\s*(?:LOAD-DATE|LANGUAGE|GRAPHIC|PUBLICATION-TYPE|JOURNAL-CODE|SUBJECT|ORGANIZATION|PERSON|GEOGRAPHIC|CORRECTION-DATE|NOTES|DOCUMENT-TYPE|DISTRIBUTION|URL|ACC-NO|Load-Date|Graphic|Classification|Language|Publication-Type|Journal Code|Subject|Industry|Geographic|Person|Organization)\s*:/u;
/** Headings of their own line, in the newer form. */
const BELOW_ALONE = /^\s*(?:Graphic|Classification|Notes|Correction)\s*$/u;
const COPYRIGHT = /^\s*(?:Copyright\b|©|\(c\)|All Rights Reserved)/iu;
const BODY = /^\s*Body\s*$/u;

/** "May 6, 2024 Monday 10:37 AM GMT" less the weekday in its middle, the edition behind it. */
const dateIn = (line: string): string | null => {
  const bare = line
    .replace(/\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b,?\s*/iu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  if (readDate(bare) !== null) return bare;
  const day = /^(?<day>\p{L}{3,9}\.? \d{1,2}, \d{4}|\d{1,2} \p{L}{3,9} \d{4})\b/u.exec(bare)?.groups?.day;
  return day !== undefined && readDate(day) !== null ? day : null;
};

/** "The Guardian (London)" is The Guardian; the town is where it appears. */
const outletIn = (line: string): string =>
  line
    .replace(/\s*\([^()]*\)\s*$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();

interface Heading {
  title: string | null;
  outlet: string | null;
  date: string | null;
}

/** Outlet, date, title in the older form; title, outlet, date in the newer: the date stands right below the outlet. */
const headingOf = (lines: readonly string[]): Heading => {
  const blocks = lines.map((line) => line.trim()).filter((line) => line !== '' && !COPYRIGHT.test(line));
  const dated = blocks.findIndex((line) => dateIn(line) !== null);
  if (dated < 0) return { title: blocks[0] ?? null, outlet: null, date: null };
  const above = blocks.slice(0, dated);
  const below = blocks.slice(dated + 1).filter((line) => !/\b(?:edition|section)\b\s*$/iu.test(line));
  return {
    title: (above.length > 1 ? above.slice(0, -1).join(' ') : below.join(' ')) || null,
    outlet: outletIn(above.at(-1) ?? '') || null,
    date: dateIn(blocks[dated] ?? ''),
  };
};

const readDocument = (text: string, number: number): Found[] => {
  const lines = text.split(/\r\n|\r|\n/u);
  const firstLabel = lines.findIndex((line) => ABOVE.test(line));
  if (firstLabel < 0) return [];
  const below = lines.findIndex((line, at) => at > firstLabel && (BELOW.test(line) || BELOW_ALONE.test(line)));
  const end = below < 0 ? lines.length : below;
  const marked = lines.findIndex((line, at) => at > firstLabel && at < end && BODY.test(line));
  const lastLabel =
    marked >= 0
      ? marked
      : lines.findLastIndex((line, at) => at < end && at <= firstLabel + HEAD_LINES && ABOVE.test(line));
  const labels = labelsIn(lines.slice(firstLabel, lastLabel + 1));
  const byline = labels.get('byline')?.replace(/[;,]?\s*\bE-?mail\b.*$/iu, '') || null;
  const inside = lines.slice(lastLabel + 1, end);
  // The older form wraps its lines, the newer has a paragraph on each.
  const paragraphs = (marked < 0 ? paragraphsOf(inside) : inside).filter((one) => !COPYRIGHT.test(one));
  const heading = headingOf(lines.slice(0, firstLabel));
  const fields = { ...NO_FIELDS, ...heading, byline: byline === null ? null : authorIn(byline) };
  const dateline = labels.get('dateline');
  // The agency may stand in the dateline alone: "LONDON (AP)".
  const agencies = /\((?<agency>[^()]+)\)/u.exec(dateline ?? '')?.groups?.agency;
  return [
    {
      place: `#${number}`,
      fields: { ...fields, agencies: agencies === undefined ? [] : [agencies] },
      body: { kind: 'page', text: paragraphs.join('\n\n') },
    },
  ];
};

/** Labels stand within this many lines. */
const HEAD_LINES = 40;

const isExport = (text: string): boolean =>
  text.search(NUMBERED) >= 0 ||
  (text.search(END) >= 0 && LOADED.test(text)) ||
  (LOADED.test(text) && /^\s*(?:LENGTH|Length): *\d+ words/imu.test(text));

/** @returns none where the text is no export of Nexis */
export const nexisDocuments = (text: string): Found[] => {
  if (!isExport(text)) return [];
  const parts = text.split(text.search(NUMBERED) >= 0 ? NUMBERED : END).filter((part) => part.trim() !== '');
  return parts.flatMap((part, index) => readDocument(part.replace(END, ''), index + 1));
};

export const nexisReader: Reader = {
  format: 'a Nexis export',
  recognises: ({ text }) => isExport(text),
  async *read(source) {
    const text = await readText(source);
    const documents = nexisDocuments(text);
    yield* documents;
    if (documents.length === 0) yield { place: '', reason: 'a Nexis export without articles' };
  },
};
