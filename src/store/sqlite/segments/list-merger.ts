/** Joins the lists of several segments, term by term. */
import { decodeList } from './postings.js';
import { bucketOf, forEachInBucket, type SegmentWriter, TERMS } from './segment.js';
import type { SegmentRow, Segments } from './segments.js';

/** The lists of one input in one slice: `end === start` is a long list of its own. */
export interface Cursor {
  segment: SegmentRow;
  terms: number[];
  blobs: Buffer[];
  starts: number[];
  ends: number[];
  at: number;
}

/** Passages of a removed article. */
export interface Purged {
  start: number;
  end: number;
}

/** Moves the passages that stay to the front of `list`. @returns how many stay */
const purge = (list: Uint32Array, count: number, purged: readonly Purged[]): number => {
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const passage = list[i] as number;
    let low = 0;
    let high = purged.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((purged[middle] as Purged).end <= passage) low = middle + 1;
      else high = middle;
    }
    if (passage < (purged[low]?.start ?? Number.POSITIVE_INFINITY)) list[kept++] = passage;
  }
  return kept;
};

/** Lists up to this many passages need no more room. */
const USUAL_LIST = 1 << 16;

/** Whoever calls holds the transaction. */
export class ListMerger {
  /** The list that is being joined; grows where one is longer. */
  private scratch = new Uint32Array(USUAL_LIST);

  constructor(private readonly segments: Segments) {}

  /** Visits the terms of all cursors in order; lists of one term follow each other as their segments do. */
  join(cursors: readonly Cursor[], purged: readonly Purged[], writer: SegmentWriter): number {
    let read = 0;
    for (;;) {
      let term = TERMS;
      for (const cursor of cursors) term = Math.min(term, cursor.terms[cursor.at] ?? TERMS);
      if (term === TERMS) return read;
      let count = 0;
      for (const cursor of cursors) {
        if (cursor.terms[cursor.at] !== term) continue;
        const before = count;
        count = this.decode(cursor, term, count);
        read += count - before;
        cursor.at++;
      }
      const kept = purged.length > 0 ? purge(this.scratch, count, purged) : count;
      if (kept > 0) writer.add(term, this.scratch, kept);
    }
  }

  private decode(cursor: Cursor, term: number, at: number): number {
    const { segment } = cursor;
    let blob = cursor.blobs[cursor.at] as Buffer;
    let start = cursor.starts[cursor.at] as number;
    let end = cursor.ends[cursor.at] as number;
    if (start === end) {
      blob = this.segments.longList(segment.id, term);
      start = 0;
      end = blob.length;
    }
    if (at + end - start > this.scratch.length) {
      const wider = new Uint32Array(2 * (at + end - start));
      wider.set(this.scratch.subarray(0, at));
      this.scratch = wider;
    }
    return decodeList(blob, start, end, segment.first, this.scratch, at);
  }

  /** The lists that a segment has of the terms from `from` up to `to`, exclusive. */
  open(segment: SegmentRow, from: number, to: number): Cursor {
    const cursor: Cursor = { segment, terms: [], blobs: [], starts: [], ends: [], at: 0 };
    const { bits } = segment;
    const last = bucketOf(to - 1, bits);
    for (const { index, data } of this.segments.buckets(segment.id, bucketOf(from, bits), last + 1)) {
      forEachInBucket(data, index, bits, (term, start, end) => {
        if (term < from || term >= to) return;
        cursor.terms.push(term);
        cursor.blobs.push(data);
        cursor.starts.push(start);
        cursor.ends.push(end);
      });
    }
    return cursor;
  }
}
