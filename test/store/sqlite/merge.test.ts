/** Merging large segments slice by slice: at every moment a reader must find each term's passages, once. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Connection } from '../../../src/store/sqlite/file/database.js';
import { TermFrequencies } from '../../../src/store/sqlite/search/frequency.js';
import { PostingLists } from '../../../src/store/sqlite/search/posting-lists.js';
import { Snapshot } from '../../../src/store/sqlite/search/snapshot.js';
import { Merger } from '../../../src/store/sqlite/segments/merge.js';
import { decodeList, PostingBuffer } from '../../../src/store/sqlite/segments/postings.js';
import { Segments } from '../../../src/store/sqlite/segments/segments.js';
import { pairTerm } from '../../../src/store/sqlite/segments/terms.js';

const PASSAGES = 4000;
const ARTICLE = 10;
const TERMS_A_PASSAGE = 80;
const VOCABULARY = 150_000;
const COMMON = 7;

const root = mkdtempSync(join(tmpdir(), 'verbatim-merge-'));
const path = join(root, 'index.db');
const writer = new Connection(path, 5000);
const reader = new Connection(path, 5000);
const segments = new Segments(writer);
const merger = new Merger(writer, segments);
const snapshot = new Snapshot(reader, new Segments(reader));
const lists = new PostingLists(reader, snapshot);
const frequencies = new TermFrequencies(snapshot, lists);

afterAll(() => {
  writer.close();
  reader.close();
  rmSync(root, { recursive: true });
});

/** Terms by number; a few hundred of them are watched. */
const termOf = (number: number): number => pairTerm(number, 1);
const watched = new Map<number, number[]>([[termOf(COMMON), []]]);
for (let number = 0; number < VOCABULARY; number += 500) watched.set(termOf(number), []);

/** Writes one segment whose passages hold terms of a fixed pattern. */
const writeSegment = (): void =>
  writer.write(() => {
    const first = segments.reserve(PASSAGES);
    const postings = new PostingBuffer();
    const entries = [];
    for (let passage = first; passage < first + PASSAGES; passage++) {
      if ((passage - first) % ARTICLE === 0)
        entries.push({ key: passage, hashes: new Array<number>(ARTICLE).fill(passage) });
      const terms = new Set([termOf(COMMON)]);
      for (let i = 0; i < TERMS_A_PASSAGE; i++) terms.add(termOf((passage * 7919 + i * i * 104_729) % VOCABULARY));
      for (const term of terms) {
        postings.add(term, passage);
        watched.get(term)?.push(passage);
      }
    }
    segments.append(entries, postings);
  });

const passagesOf = (term: number): number[] =>
  lists.read([term]).flatMap(({ blob, start, end, base }) => {
    const out = new Uint32Array(end - start);
    return [...out.subarray(0, decodeList(blob, start, end, base, out, 0))];
  });

/** All watched terms as a reader finds them now, removed articles left out. */
const check = (): void =>
  reader.read(() => {
    snapshot.refresh();
    for (const [term, passages] of watched) {
      const alive = passages.filter((passage) => snapshot.holderOf(passage) !== null);
      expect(passagesOf(term).sort((a, b) => a - b)).toEqual(alive);
      const [estimate = 0] = frequencies.estimate([term]);
      expect(estimate).toBeGreaterThan(alive.length * 0.9);
    }
  });

const REMOVED = [0, 370, PASSAGES + 10, 3 * PASSAGES];

describe('merging four segments', () => {
  beforeAll(() => {
    for (let i = 0; i < 4; i++) writeSegment();
    const remove = writer.statement('INSERT INTO removal (key, passages) VALUES (?, ?)');
    for (const key of REMOVED) remove.run(key, ARTICLE);
  });

  it('moves every term once, slice by slice', () => {
    check();
    let steps = 0;
    while (merger.work(1)) {
      if (steps === 100) writer.statement('INSERT INTO removal (key, passages) VALUES (?, ?)').run(50, ARTICLE);
      if (steps++ % 40 === 0) check();
    }
    expect(steps).toBeGreaterThan(200);
    check();
    expect(segments.rows()).toHaveLength(1);
  });

  it('purges what was removed before it began, and still hides what was removed since', () => {
    const [row] = segments.rows();
    expect(row?.passages).toBe(4 * PASSAGES - REMOVED.length * ARTICLE);
    const common = reader.read(() => passagesOf(termOf(COMMON)));
    for (const key of REMOVED) expect(common).not.toContain(key);
    expect(common).not.toContain(50);
    expect(common).toHaveLength(4 * PASSAGES - (REMOVED.length + 1) * ARTICLE);
    expect(snapshot.holderOf(50)).toBeNull();
    expect(snapshot.articles).toBe((4 * PASSAGES) / ARTICLE - REMOVED.length - 1);
    expect(writer.statement('SELECT key FROM removal').all()).toEqual([[50]]);
  });

  it('leaves nothing of the old segments behind', () => {
    const count = (table: string): unknown =>
      writer.statement(`SELECT count(DISTINCT id >> 32) FROM ${table}`).get()?.[0];
    expect(['bucket', 'list', 'sketch'].map(count)).toEqual([1, 1, 1]);
  });
});
