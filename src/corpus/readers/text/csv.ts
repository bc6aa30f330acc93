/** Tables as text: a row an article, its columns told by their names. */
import { Readable } from 'node:stream';
import { columnOf } from '../../facts/fields.js';
import type { Fault, Found } from '../../found.js';
import { LINE_BYTES } from '../../source/lines.js';
import type { Source } from '../../source/source.js';
import { textOf } from '../../source/text.js';
import { readRecord } from '../json/records.js';
import type { Head, Reader } from '../reader.js';

const DELIMITERS = ['\t', ',', ';', '|'];
/** Columns that must be known: a line of prose has hardly one. */
const LEAST_KNOWN = 2;
const LONGEST_HEADER = 4_000;

const cellsOf = (line: string, delimiter: string): string[] =>
  line.split(delimiter).map((cell) => cell.trim().replace(/^"(?<inside>.*)"$/u, '$<inside>'));

/** Two columns of known names, one of which holds words: "title,url,text". */
const isHeader = (cells: readonly string[]): boolean => {
  if (cells.some((cell) => cell.length > 60)) return false;
  const known = new Set(cells.flatMap((cell) => WORDS_BY_ANOTHER_NAME[cell.toLowerCase()] ?? columnOf(cell) ?? []));
  return known.size >= LEAST_KNOWN && cells.length > 1;
};

/** Names that only tables of quotations and clippings use. */
const WORDS_BY_ANOTHER_NAME: Readonly<Record<string, string>> = {
  quote: 'quotation',
  quotation: 'quotation',
  speaker: 'speaker',
};

/** A name, of few words: "Published Date", "source.name". */
const COLUMN = /^[\p{L}_#][\p{L}\p{N}_ .:/()-]{0,40}$/u;

/** The row below has as many columns, or one that runs over several lines; prose has an empty line there, or no such marks. */
const isRow = (line: string, columns: number, delimiter: string): boolean =>
  line.trim() !== '' && (line.split(delimiter).length >= columns || /(?:^|[\t,;|])\s*"/u.test(line));

const delimiterIn = ({ text }: Head): string | null => {
  const [header = '', row = ''] = text.replace(/^(?:\s*\r?\n)+/u, '').split(/\r\n|\r|\n/u, 2);
  if (header.length > LONGEST_HEADER) return null;
  const fitting = DELIMITERS.filter((delimiter) => {
    const cells = cellsOf(header, delimiter);
    const named = cells.every((cell) => cell === '' || (COLUMN.test(cell) && cell.split(' ').length <= MOST_WORDS));
    return named && isHeader(cells) && isRow(row, cells.length, delimiter);
  });
  return fitting.sort((a, b) => header.split(b).length - header.split(a).length)[0] ?? null;
};

const MOST_WORDS = 4;
/** Tables by name alone, whose header names nothing known. */
const TABLE = /\.(?:csv|tsv)(?:\.\w+)?$/iu;

/** A quotation of a table, where it has no text: who said it is stated, for certain. */
const asQuotation = (row: Record<string, string>): Record<string, unknown> | null => {
  const lower = Object.fromEntries(Object.entries(row).map(([key, value]) => [key.trim().toLowerCase(), value]));
  const quotation = lower.quotation ?? lower.quote;
  if (quotation === undefined || lower.text !== undefined) return null;
  return {
    ...row,
    quoteID: lower.id || null,
    quotation,
    speaker: lower.speaker || 'None',
    urls: [lower.url ?? lower.link ?? ''],
    probas: [[lower.speaker, 1]],
  };
};

async function* readRows(source: Source, head: Head): AsyncGenerator<Found | Fault> {
  const { parse, CsvError } = await import('csv-parse');
  const parser = parse({
    delimiter: delimiterIn(head) ?? ',',
    columns: true,
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: LINE_BYTES,
  });
  const faults: Fault[] = [];
  parser.on('skip', (error) =>
    faults.push({ place: `:${error.lines ?? '?'}`, reason: `not a row (${error.message})` }),
  );
  let line = 1;
  try {
    for await (const { record, info } of Readable.from(textOf(source)).pipe(parser)) {
      yield* faults.splice(0);
      const place = `:${line + 1}`;
      line = info.lines;
      yield* await readRecord(asQuotation(record) ?? record, place);
    }
    yield* faults;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield { place: `:${error.lines ?? '?'}`, reason: `not a table from here on (${error.message})` };
  }
}

export const csvReader: Reader = {
  format: 'a table',
  recognises: (head) => TABLE.test(head.name) || delimiterIn(head) !== null,
  async *read(source, head) {
    if (delimiterIn(head) !== null) yield* readRows(source, head);
    else yield { place: '', reason: 'a table without a header that names a title, a text, a quote or the like' };
  },
};
