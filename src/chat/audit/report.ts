/** An audit as a file to keep: Markdown to read and mend by, CSV to sort. All rows, nothing shortened. */
import type { Audit, Row } from '../../audit/audit.js';
import { searchedInWords } from '../facts.js';
import {
  addressOf,
  articleCountOf,
  firstOf,
  leftOut,
  notesOf,
  printedOf,
  saidByOf,
  tallyOf,
  verdictOf,
} from './cells.js';

interface Column {
  title: string;
  cell: (row: Row) => string;
}

const COLUMNS: readonly Column[] = [
  { title: 'No.', cell: ({ number }) => String(number) },
  { title: 'Paragraph', cell: ({ quote }) => String(quote.paragraph) },
  { title: 'Verdict', cell: verdictOf },
  { title: 'What to know', cell: (row) => notesOf(row).join(' ') },
  { title: 'In the draft', cell: ({ quote }) => quote.text },
  { title: 'Printed', cell: printedOf },
  { title: 'Speaker in the draft', cell: ({ quote }) => quote.speaker ?? '' },
  { title: 'Said by', cell: saidByOf },
  { title: 'First seen', cell: firstOf },
  { title: 'Articles', cell: articleCountOf },
  { title: 'Address', cell: addressOf },
];

/** What Markdown, or HTML within it, would take for its own. An address holds no space, and links by itself. */
const escapeCell = (text: string): string =>
  /^https?:\/\/\S+$/i.test(text)
    ? text.replaceAll('|', '%7C').replaceAll('<', '%3C').replaceAll('>', '%3E')
    : text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>()#|~!&]/g, '\\$&');

const plainTitle = ({ name }: Audit): string => (name === null ? 'Quotes of a draft' : `Quotes of ${escapeCell(name)}`);

const searchedLine = ({ index }: Audit): string[] =>
  index === null ? [] : [`${searchedInWords(index)} What was not found there may be printed elsewhere.`];

const tableOf = ({ rows }: Audit): string =>
  [
    COLUMNS.map(({ title }) => title),
    COLUMNS.map(() => '---'),
    ...rows.map((row) => COLUMNS.map(({ cell }) => escapeCell(cell(row)))),
  ]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('');

export const toMarkdown = (audit: Audit): string =>
  [
    `# ${plainTitle(audit)}`,
    `${escapeCell(tallyOf(audit))}.`,
    ...leftOut(audit).map(escapeCell),
    ...searchedLine(audit),
    tableOf(audit),
  ].join('\n\n');

/** Spreadsheets calculate what opens so, behind spaces and in full width too: an apostrophe makes it words. */
const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;

const csvCell = (text: string): string => {
  const words = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n;\t]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
};

/** As RFC 4180 has it; a byte order mark tells Excel that it is UTF-8. */
export const toCsv = (audit: Audit): string =>
  '\uFEFF' +
  [
    COLUMNS.map(({ title }) => title),
    ...audit.rows.map((row) => COLUMNS.map(({ cell }) => cell(row))),
    // A table has no place for remarks but its end.
    ...leftOut(audit).map((sentence) => [sentence]),
  ]
    .map((cells) => `${cells.map(csvCell).join(',')}\r\n`)
    .join('');
