/** Reads the lists of terms out of the file: many buckets in one row, since rows cost more than bytes. */
import type { Connection, Statement } from '../file/database.js';
import { bucketOf, findInBucket } from '../segments/segment.js';
import { partOf, type SegmentRow } from '../segments/segments.js';
import type { Snapshot } from './snapshot.js';

/** One term's list in one segment: bytes from `start` to `end` of `blob`, as `encodeList` writes them. */
export interface PostingList {
  term: number;
  blob: Uint8Array;
  start: number;
  end: number;
  /** What its first gap counts from. */
  base: number;
}

/** Blobs of several rows read as one row: their numbers, their lengths, and all their bytes. */
export const joinedBlobs = (table: string, id: string, column: string): string =>
  `SELECT group_concat(${id}), group_concat(length(${column})), CAST(group_concat(${column}, '') AS BLOB)
   FROM ${table} WHERE ${id} IN (SELECT value FROM json_each(?))`;

/** The inverse of `joinedBlobs`: blobs by number. */
export const splitBlobs = (row: unknown[] | undefined): Map<number, Uint8Array> => {
  const [ids, lengths, bytes] = (row ?? [null, null, null]) as [string | null, string, Uint8Array];
  const blobs = new Map<number, Uint8Array>();
  if (ids === null) return blobs;
  const sizes = lengths.split(',');
  let at = 0;
  ids.split(',').forEach((id, i) => {
    const size = Number(sizes[i]);
    blobs.set(Number(id), bytes.subarray(at, at + size));
    at += size;
  });
  return blobs;
};

/** Longer lists are cut: they belong to words too common to tell passages apart. */
const MOST_BYTES = 64 * 1024;
/** Buckets kept: those of one question, which is asked for word frequencies first and for passages then. */
const MOST_KEPT = 2048;

/** Whoever calls holds a transaction in which the snapshot was refreshed. */
export class PostingLists {
  private readonly buckets: Statement;
  private readonly list: Statement;
  private kept = new Map<number, Uint8Array | null>();
  private generation = -1;

  constructor(
    connection: Connection,
    private readonly snapshot: Snapshot,
  ) {
    this.buckets = connection.statement(joinedBlobs('bucket', 'id', 'data'));
    this.list = connection.statement(`SELECT substr(data, 1, ${MOST_BYTES}) FROM list WHERE id = ?`);
  }

  /** The lists of each term in all segments, segment by segment. */
  read(terms: readonly number[]): PostingList[] {
    const places = terms.flatMap((term) =>
      this.snapshot.holding(term).map((segment) => ({
        term,
        segment,
        part: partOf(segment.id, bucketOf(term, segment.bits)),
      })),
    );
    this.fetch(places.map(({ part }) => part));
    return places.flatMap(({ term, segment, part }) => {
      const blob = this.kept.get(part);
      const found = blob ? findInBucket(blob, term, segment.bits) : null;
      if (!blob || !found) return [];
      return [found.start < found.end ? { term, blob, base: segment.first, ...found } : this.longList(term, segment)];
    });
  }

  private longList(term: number, segment: SegmentRow): PostingList {
    const [blob] = this.list.get(partOf(segment.id, term)) as [Buffer];
    return { term, blob, start: 0, end: blob.length, base: segment.first };
  }

  private fetch(parts: readonly number[]): void {
    if (this.generation !== this.snapshot.generation || this.kept.size > MOST_KEPT) {
      this.kept = new Map();
      this.generation = this.snapshot.generation;
    }
    const missing = [...new Set(parts)].filter((part) => !this.kept.has(part));
    if (missing.length === 0) return;
    const blobs = splitBlobs(this.buckets.get(JSON.stringify(missing)));
    for (const part of missing) this.kept.set(part, blobs.get(part) ?? null);
  }
}
