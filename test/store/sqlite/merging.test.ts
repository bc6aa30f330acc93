/** Which segments are worth merging, in which order, and that lists of any length come through whole. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Connection } from '../../../src/store/sqlite/file/database.js';
import { TermFrequencies } from '../../../src/store/sqlite/search/frequency.js';
import { PostingLists } from '../../../src/store/sqlite/search/posting-lists.js';
import { Snapshot } from '../../../src/store/sqlite/search/snapshot.js';
import { Merger } from '../../../src/store/sqlite/segments/merge.js';
import { decodeList, PostingBuffer } from '../../../src/store/sqlite/segments/postings.js';
import { Segments } from '../../../src/store/sqlite/segments/segments.js';
import { pairTerm } from '../../../src/store/sqlite/segments/terms.js';

const COMMON = pairTerm(7, 1);
const ARTICLE = 10;

let root: string;
let writer: Connection;
let segments: Segments;
let merger: Merger;
let snapshot: Snapshot;
let lists: PostingLists;
let frequencies: TermFrequencies;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'verbatim-merging-'));
  writer = new Connection(join(root, 'index.db'), 5000);
  segments = new Segments(writer);
  merger = new Merger(writer, segments);
  snapshot = new Snapshot(writer, segments);
  lists = new PostingLists(writer, snapshot);
  frequencies = new TermFrequencies(snapshot, lists);
});
afterEach(() => {
  writer.close();
  rmSync(root, { recursive: true });
});

/** @param own how many terms of its own each passage has, beside the one that all have @returns its first passage */
const writeSegment = (passages: number, own: number): number =>
  writer.write(() => {
    const first = segments.reserve(passages);
    const postings = new PostingBuffer();
    const entries = [];
    for (let passage = first; passage < first + passages; passage += 1) {
      if ((passage - first) % ARTICLE === 0) entries.push({ key: passage, hashes: new Array<number>(ARTICLE).fill(1) });
      postings.add(COMMON, passage);
      for (let i = 0; i < own; i += 1) postings.add(ownTerm(passage, i), passage);
    }
    segments.append(entries, postings);
    return first;
  });

const ownTerm = (passage: number, i: number): number => pairTerm(passage * 97 + i, 2);

const remove = (first: number, articles: number): void => {
  const statement = writer.statement('INSERT INTO removal (key, passages) VALUES (?, ?)');
  for (let i = 0; i < articles; i += 1) statement.run(first + i * ARTICLE, ARTICLE);
};

const passagesOf = (term: number): number[] =>
  writer.read(() => {
    snapshot.expire();
    snapshot.refresh();
    return lists.read([term]).flatMap(({ blob, start, end, base }) => {
      const out = new Uint32Array(end - start);
      return [...out.subarray(0, decodeList(blob, start, end, base, out, 0))];
    });
  });

const frequencyOf = (term: number): number => frequencies.estimate([term])[0] ?? -1;

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const sizes = (): number[] => segments.rows().map(({ passages }) => passages);
const mergeAll = (): void => {
  while (merger.work(1 << 20));
};

describe('what is merged', () => {
  test('four neighbours of like size become one; three do not', () => {
    for (let i = 0; i < 3; i += 1) writeSegment(100, 3);
    mergeAll();
    expect(sizes()).toEqual([100, 100, 100]);
    writeSegment(100, 3);
    mergeAll();
    expect(sizes()).toEqual([400]);
    expect(passagesOf(COMMON)).toEqual(upTo(400));
  });

  test('a large segment is not rewritten for the sake of small neighbours', () => {
    for (const passages of [2000, 20, 20, 20]) writeSegment(passages, 3);
    mergeAll();
    expect(sizes()).toEqual([2000, 20, 20, 20]);
  });

  test('small ones do not wait for large ones', () => {
    for (const passages of [1000, 1000, 1000, 1000, 20, 20, 20, 20]) writeSegment(passages, 3);
    expect(merger.work(1)).toBe(true);
    expect(sizes()).toEqual([1000, 1000, 1000, 1000, 80]);
    mergeAll();
    expect(sizes()).toHaveLength(2);
    expect(passagesOf(COMMON)).toEqual(upTo(4080));
  });

  test('one segment alone is rewritten once more than an eighth of it is removed, and all of it leaves no trace', () => {
    const first = writeSegment(400, 3);
    remove(first, 5);
    mergeAll();
    expect(sizes()).toEqual([400]);
    expect(passagesOf(COMMON)).toEqual(upTo(400).slice(50));
    expect(frequencyOf(COMMON)).toBe(350);
    remove(first + 50, 1);
    mergeAll();
    expect(sizes()).toEqual([340]);
    expect(passagesOf(COMMON)).toEqual(upTo(400).slice(60));
    remove(first + 60, 34);
    mergeAll();
    expect(sizes()).toEqual([]);
    expect(writer.statement('SELECT count(*) FROM removal').get()).toEqual([0]);
  });

  test('nothing is nothing to do', () => {
    expect(merger.work(1)).toBe(false);
  });
});

describe('long lists', () => {
  test('of more than 65,536 passages come out of a merge whole', () => {
    for (let i = 0; i < 4; i += 1) writeSegment(20_000, 0);
    mergeAll();
    expect(sizes()).toEqual([80_000]);
    // Readers cut so long a list: it is read here as it is stored.
    const [{ id } = { id: -1 }] = segments.rows();
    const list = segments.longList(id, COMMON);
    const out = new Uint32Array(list.length);
    expect([...out.subarray(0, decodeList(list, 0, list.length, 0, out, 0))]).toEqual(upTo(80_000));
  });
});

describe('a segment large enough to be cut into slices', () => {
  const PASSAGES = 5000;
  const OWN = 80;

  test('is read whole, and counts each term about as often as it occurs, also while it is merged', () => {
    for (let i = 0; i < 4; i += 1) writeSegment(PASSAGES, OWN);
    const check = (): void => {
      expect(passagesOf(COMMON).sort((a, b) => a - b)).toEqual(upTo(4 * PASSAGES));
      expect(frequencyOf(COMMON) / (4 * PASSAGES)).toBeCloseTo(1, 1);
      for (let passage = 0; passage < 4 * PASSAGES; passage += 1499) {
        for (const i of [0, OWN - 1]) {
          expect(passagesOf(ownTerm(passage, i))).toContain(passage);
          expect(frequencyOf(ownTerm(passage, i))).toBeLessThan(20);
        }
      }
    };
    check();
    let steps = 0;
    while (merger.work(1)) if (steps++ % 60 === 0) check();
    check();
    expect(steps).toBeGreaterThan(200);
    expect(sizes()).toEqual([4 * PASSAGES]);
  });
});
