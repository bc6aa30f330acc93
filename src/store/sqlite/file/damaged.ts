/** Reads every row of the index that has a sum, to find damage before a question meets it. */
import { checksum, textOf } from './checksum.js';
import type { Connection } from './database.js';

interface Checked {
  table: string;
  /** Its integer key: rows are read in its order, page by page. */
  key: string;
  /** What the sum is of behind the key, as it is written: texts cast to blobs, since the library ends the process on broken ones. */
  texts: readonly string[];
  blobs: readonly string[];
  sum: string;
}

const CHECKED: readonly Checked[] = [
  { table: 'article', key: 'key', texts: ['id', 'header'], blobs: [], sum: 'sum' },
  { table: 'article', key: 'key', texts: [], blobs: ['spans'], sum: 'spans_sum' },
  { table: 'body', key: 'key', texts: ['text'], blobs: ['quotations'], sum: 'sum' },
  { table: 'document_map', key: 'segment', texts: [], blobs: ['data'], sum: 'sum' },
  { table: 'bucket', key: 'id', texts: [], blobs: ['data'], sum: 'sum' },
  { table: 'list', key: 'id', texts: [], blobs: ['data'], sum: 'sum' },
  { table: 'sketch', key: 'id', texts: [], blobs: ['data'], sum: 'sum' },
];

/** Rows of a page: a list may be as large as some megabytes. */
const PAGE = 64;

const isWhole = (connection: Connection, { table, key, texts, blobs, sum }: Checked): boolean => {
  const values = [...texts.map((text) => `CAST(${text} AS BLOB)`), ...blobs].join(', ');
  const page = connection.statement(
    `SELECT ${key}, ${sum}, ${values} FROM ${table} WHERE ${key} > ? ORDER BY ${key} LIMIT ${PAGE}`,
  );
  for (let after = -1; ; ) {
    const rows = page.all(after);
    for (const [id, stored, ...columns] of rows) {
      const read = columns.map((column, i) => (i < texts.length ? textOf(table, column) : (column as Uint8Array)));
      if (stored !== null && stored !== checksum(id as number, ...read)) return false;
    }
    const last = rows.at(-1);
    if (last === undefined) return true;
    after = last[0] as number;
  }
};

/** Names of the tables that hold a row which is not as it was written. Rows of an older layout have no sum, and pass. */
export const damagedTables = (connection: Connection): string[] => [
  ...new Set(CHECKED.filter((checked) => !isWhole(connection, checked)).map(({ table }) => table)),
];
