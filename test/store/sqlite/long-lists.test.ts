/** Terms that nearly every passage holds: their lists outgrow what a merge has room for at first. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Connection } from '../../../src/store/sqlite/file/database.js';
import type { DocumentEntry } from '../../../src/store/sqlite/segments/document-map.js';
import { Merger } from '../../../src/store/sqlite/segments/merge.js';
import { decodeList, PostingBuffer } from '../../../src/store/sqlite/segments/postings.js';
import { findInBucket } from '../../../src/store/sqlite/segments/segment.js';
import { Segments } from '../../../src/store/sqlite/segments/segments.js';

const root = mkdtempSync(join(tmpdir(), 'verbatim-lists-'));
const opened: Connection[] = [];
afterAll(() => {
  for (const connection of opened) connection.close();
  rmSync(root, { recursive: true });
});

const EVERYWHERE = 2 ** 31 + 7;
/** In every third passage. */
const OFTEN = 2 ** 31 + 8;
const ARTICLE = 100;

const writeSegment = (segments: Segments, passages: number): void => {
  const first = segments.reserve(passages);
  const postings = new PostingBuffer();
  const entries: DocumentEntry[] = [];
  for (let passage = first; passage < first + passages; passage++) {
    if ((passage - first) % ARTICLE === 0) entries.push({ key: passage, hashes: new Array<number>(ARTICLE).fill(1) });
    postings.add(EVERYWHERE, passage);
    if (passage % 3 === 0) postings.add(OFTEN, passage);
  }
  segments.append(entries, postings);
};

const listOf = (segments: Segments, term: number): number[] => {
  const [row, ...others] = segments.rows();
  if (!row || others.length > 0) throw new Error('not one segment');
  const [bucket] = segments.buckets(row.id, term >>> (32 - row.bits), (term >>> (32 - row.bits)) + 1);
  const found = findInBucket(bucket?.data as Buffer, term, row.bits);
  if (found?.start !== found?.end) throw new Error('no list of its own');
  const list = segments.longList(row.id, term);
  const out = new Uint32Array(list.length);
  return [...out.subarray(0, decodeList(list, 0, list.length, row.first, out, 0))];
};

/** In few words: the whole of two long lists would take minutes to print. */
const expectEqual = (list: readonly number[], expected: readonly number[]): void => {
  const wrong = expected.findIndex((passage, i) => list[i] !== passage);
  expect({ length: list.length, wrong, there: list[wrong] }).toEqual({ length: expected.length, wrong: -1 });
};

test.each([
  ['four lists that are too long only together', [20_000, 20_000, 20_000, 20_000], []],
  ['a first list that is too long alone', [70_000, 30_000, 30_000, 30_000], []],
  ['a last list that is too long alone, and must grow twice', [30_000, 30_000, 40_000, 130_000], []],
  ['lists of which articles were removed', [30_000, 30_000, 30_000, 30_000], [0, 29_900, 30_000, 65_500, 119_900]],
])('%s keep every passage', (name, sizes, removed) => {
  const connection = new Connection(join(root, `${name.replaceAll(' ', '-')}.db`), 5000);
  opened.push(connection);
  const segments = new Segments(connection);
  connection.write(() => {
    for (const size of sizes) writeSegment(segments, size);
  });
  const remove = connection.statement('INSERT INTO removal (key, passages) VALUES (?, ?)');
  for (const key of removed) remove.run(key, ARTICLE);
  const merger = new Merger(connection, segments);
  while (merger.work(2 ** 20));
  const all = Array.from({ length: sizes.reduce((sum, size) => sum + size, 0) }, (_, passage) => passage);
  const gone = new Set(removed);
  const left = all.filter((passage) => !gone.has(passage - (passage % ARTICLE)));
  expectEqual(listOf(segments, EVERYWHERE), left);
  expectEqual(
    listOf(segments, OFTEN),
    left.filter((passage) => passage % 3 === 0),
  );
});
