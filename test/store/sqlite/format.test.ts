/** src/store/README.md tells the format of an index byte by byte: it must be true, and change only with the layout. */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import Database from 'libsql';
import { afterAll, describe, expect, it } from 'vitest';
import type { Quotation } from '../../../src/model.js';
import { packPlaces } from '../../../src/store/sqlite/catalog/articles.js';
import { packQuotations } from '../../../src/store/sqlite/catalog/quotations.js';
import { ByteWriter } from '../../../src/store/sqlite/file/bytes.js';
import { APPLICATION, LAYOUT } from '../../../src/store/sqlite/file/schema.js';
import { packDocumentMap } from '../../../src/store/sqlite/segments/document-map.js';
import { encodeList } from '../../../src/store/sqlite/segments/postings.js';
import { SegmentWriter } from '../../../src/store/sqlite/segments/segment.js';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite.js';

const README = readFileSync(new URL('../../../src/store/README.md', import.meta.url), 'utf8');
const OLDER = fileURLToPath(new URL('../../ingest/older/index.db', import.meta.url));
const CHANGED =
  'The format has changed: raise LAYOUT in schema.ts, add a step to MIGRATIONS, and mend src/store/README.md';

const root = mkdtempSync(join(tmpdir(), 'verbatim-format-'));
afterAll(() => rmSync(root, { recursive: true }));

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');

const list = (passages: number[], base: number): Uint8Array => {
  const writer = new ByteWriter();
  encodeList(writer, Uint32Array.from(passages), passages.length, base);
  return writer.copy();
};

/** The first bucket and the sketch of a segment from passage 1000 on. */
const segment = (bits: number, lists: [term: number, passages: number[]][]) => {
  const buckets: Buffer[] = [];
  const sketches: Buffer[] = [];
  const writer = new SegmentWriter(
    { first: 1000, bits, sketchBits: 8 },
    { bucket: (_, data) => buckets.push(data), longList: () => {}, sketch: (_, data) => sketches.push(data) },
  );
  for (const [term, passages] of lists) writer.add(term, Uint32Array.from(passages), passages.length);
  writer.closeSlice(0);
  return { bucket: buckets[0] as Buffer, sketch: sketches[0] as Buffer };
};
const TWO_TERMS: [number, number[]][] = [
  [5, [1000]],
  [7, [1001, 1300]],
];

const HALT = '“Halt,” she said.';
const halt: Quotation = {
  kind: 'direct',
  start: 1,
  end: 6,
  text: 'Halt,',
  parts: [{ start: 1, end: 6 }],
  speaker: {
    mention: { start: 8, end: 11, text: 'she' },
    name: 'Ida Holm',
    role: null,
    kind: 'person',
    confidence: 0.9,
    condition: null,
    audience: null,
    candidates: [],
  },
  cue: { start: 12, end: 16, text: 'said' },
};

const varint = (value: number): Uint8Array => {
  const writer = new ByteWriter();
  writer.varint(value);
  return writer.copy();
};

/** By how the README calls it: what is written for it. */
const WRITTEN: Record<string, string> = {
  'varint 300': hex(varint(300)),
  'passages 0–10 with the kernel 2–8, and 11–300 with all of it': hex(
    packPlaces(
      [
        { start: 0, end: 10 },
        { start: 11, end: 300 },
      ],
      [
        { start: 2, end: 8 },
        { start: 11, end: 300 },
      ],
    ),
  ),
  'passages 1000, 1001 and 1300, in a segment from 1000 on': hex(list([1000, 1001, 1300], 1000)),
  'one bucket for all terms: 5 in passage 1000, 7 in 1001 and 1300': hex(segment(0, TWO_TERMS).bucket),
  '16 buckets: term 0x20000005 in passage 1000': hex(segment(4, [[0x20000005, [1000]]]).bucket),
  'the first cell, for the three postings of the bucket above': hex(segment(0, TWO_TERMS).sketch.subarray(0, 1)),
  'article 1000 with the hashes 1 and 2, article 1002 with the hash 3': hex(
    packDocumentMap([
      { key: 1000, hashes: [1, 2] },
      { key: 1002, hashes: [3] },
    ]),
  ),
  'in the text `“Halt,” she said.`, after inflating: words 1–6 as direct speech, said by “she”': inflateRawSync(
    packQuotations([halt], HALT),
  ).toString(),
};

describe('the format of an index', () => {
  const told = README.slice(README.indexOf('## The blobs'), README.indexOf('## Segments and their merge'));
  const examples = [...told.matchAll(/^\| (?<what>.+?) \| `(?<bytes>[^`]+)` \|$/gmu)].map(
    ({ groups }) => [groups?.what ?? '', groups?.bytes ?? ''] as const,
  );

  it('is told of every blob', () => {
    expect(examples.map(([what]) => what).sort()).toEqual(Object.keys(WRITTEN).sort());
  });

  it.each(examples)('%s', (what, bytes) => {
    expect(WRITTEN[what], CHANGED).toBe(bytes);
  });

  it('names the application and the layout', () => {
    expect(README).toContain(`\`application_id\` 0x${APPLICATION.toString(16)}`);
    expect(README, CHANGED).toContain(`\`user_version\`, which is ${LAYOUT}.`);
  });
});

/** Columns by table, and every index that was made by name. */
const tablesOf = (file: string) => {
  const database = new Database(file);
  const all = (sql: string): string[] =>
    database
      .prepare(sql)
      .raw()
      .all()
      .map((row) => String((row as unknown[])[0]));
  const tables = all("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name");
  const columns = tables.map((table) => [table, all(`SELECT name FROM pragma_table_info('${table}')`)] as const);
  const indexes = all("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name");
  database.close();
  return { columns: Object.fromEntries(columns), indexes };
};

describe('the tables', () => {
  const fresh = join(root, 'fresh.db');

  it('are those that the README lists', async () => {
    await openSqliteStore(fresh).close();
    const told = README.slice(README.indexOf('## The file'), README.indexOf('## The blobs'));
    const rows = [...told.matchAll(/^\| `(?<table>\w+)` \| (?<columns>[^|]+) \|/gmu)].map(
      ({ groups }) => [groups?.table ?? '', groups?.columns?.match(/\w+/gu) ?? []] as const,
    );
    expect(tablesOf(fresh).columns, CHANGED).toEqual(Object.fromEntries(rows));
  });

  it('are the same in an index of an older layout, once it was opened', async () => {
    const older = join(root, 'older.db');
    cpSync(OLDER, older);
    await openSqliteStore(older).close();
    expect(tablesOf(older), CHANGED).toEqual(tablesOf(fresh));
  });
});
