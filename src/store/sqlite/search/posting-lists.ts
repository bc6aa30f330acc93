/** Reads the lists of terms out of the file: many buckets in one row, since rows cost more than bytes. */
import { ByteWriter } from '../file/bytes.js';
import type { Connection, Statement } from '../file/database.js';
import { decodeList, encodeList } from '../segments/postings.js';
import { bucketOf, findInBucket } from '../segments/segment.js';
import { partOf } from '../segments/segments.js';
import type { Holding, Snapshot } from './snapshot.js';

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
/** Of one passage in a list, at most. */
const LONGEST_GAP = 5;
/** Buckets kept: those of one question, which is asked for word frequencies first and for passages then. */
const MOST_KEPT = 2048;

/** A term, and a segment that may hold it. */
export interface Wanted {
  term: number;
  holding: Holding;
}

/** How many passages a list holds. */
export const lengthOf = ({ blob, start, end }: PostingList): number => {
  let count = 0;
  for (let i = start; i < end; i++) if ((blob[i] as number) < 128) count++;
  return count;
};

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
    this.list = connection.statement('SELECT substr(data, 1, ?) FROM list WHERE id = ?');
  }

  /** The lists of each term in all segments, segment by segment, without the passages of removed articles. */
  read(terms: readonly number[]): PostingList[] {
    return this.readIn(terms.flatMap((term) => this.snapshot.holding(term).map((holding) => ({ term, holding }))));
  }

  /** The lists of terms in some segments. */
  readIn(wanted: readonly Wanted[]): PostingList[] {
    const places = wanted.map(({ term, holding }) => ({
      term,
      holding,
      part: partOf(holding.row.id, bucketOf(term, holding.row.bits)),
    }));
    this.fetch(places.map(({ part }) => part));
    return places.flatMap(({ term, holding, part }) => {
      const { row, gone } = holding;
      const blob = this.kept.get(part);
      const found = blob ? findInBucket(blob, term, row.bits) : null;
      if (!blob || !found) return [];
      const list = found.start < found.end ? { term, blob, base: row.first, ...found } : this.longList(term, holding);
      return gone === 0 ? [list] : this.living(list);
    });
  }

  private longList(term: number, { row, gone }: Holding): PostingList {
    // What is left when the removed are out is to be as long as in an index that never held them.
    const [blob] = this.list.get(MOST_BYTES + LONGEST_GAP * gone, partOf(row.id, term)) as [Buffer];
    return { term, blob, start: 0, end: blob.length, base: row.first };
  }

  private living({ term, blob, start, end, base }: PostingList): PostingList[] {
    const passages = new Uint32Array(end - start);
    const count = this.snapshot.keepLiving(passages, decodeList(blob, start, end, base, passages, 0));
    if (count === 0) return [];
    const writer = new ByteWriter();
    encodeList(writer, passages, count, base);
    return [{ term, blob: writer.copy(), start: 0, end: writer.length, base }];
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
