/** Reads the lists of terms out of the file: many buckets in one row, since rows cost more than bytes. */
import { ByteWriter } from '../file/bytes.js';
import { Damage, verify } from '../file/checksum.js';
import type { Connection, Statement } from '../file/database.js';
import { decodeList, encodeList } from '../segments/postings.js';
import { bucketOf, findInBucket } from '../segments/segment.js';
import { HEAD_BYTES, partOf } from '../segments/segments.js';
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

/** Blobs of several rows read as one row: their numbers, their lengths, their sums, and all their bytes. */
export const joinedBlobs = (table: string, id: string, column: string, sum: string): string =>
  `SELECT CAST(group_concat(${id}) AS BLOB), CAST(group_concat(length(${column})) AS BLOB),
     CAST(group_concat(coalesce(${sum}, '')) AS BLOB), CAST(group_concat(${column}, '') AS BLOB)
   FROM ${table} WHERE ${id} IN (SELECT value FROM json_each(?))`;

/** The inverse of `joinedBlobs`: blobs by number. @throws Damage */
export const splitBlobs = (table: string, row: unknown[] | undefined): Map<number, Uint8Array> => {
  const [ids, lengths, sums, bytes] = (row ?? [null]) as [Uint8Array | null, Uint8Array, Uint8Array, Uint8Array];
  const blobs = new Map<number, Uint8Array>();
  if (ids === null) return blobs;
  const [numbers, sizes, expected] = [ids, lengths, sums].map((list) => String(Buffer.from(list)).split(','));
  let at = 0;
  numbers?.forEach((number, i) => {
    const [id, size, sum] = [Number(number), Number(sizes?.[i]), expected?.[i]];
    const blob = bytes.subarray(at, at + size);
    verify(table, sum ? Number(sum) : null, id, blob);
    blobs.set(id, blob);
    at += size;
  });
  return blobs;
};

/** Of a list, however long it is. */
const MOST_BYTES = 2 ** 31 - 1;
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
    this.buckets = connection.statement(joinedBlobs('bucket', 'id', 'data', 'sum'));
    this.list = connection.statement('SELECT substr(data, 1, ?), length(data), sum, head_sum FROM list WHERE id = ?');
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
      // The sketch says that the bucket holds something, unless it tells of several together.
      if (!blob && row.bits <= row.sketchBits) throw new Damage('bucket');
      const found = blob ? findInBucket(blob, term, row.bits) : null;
      if (!blob || !found) return [];
      const list = found.start < found.end ? { term, blob, base: row.first, ...found } : this.longList(term, holding);
      return gone === 0 ? [list] : this.living(list);
    });
  }

  private longList(term: number, { row, gone }: Holding): PostingList {
    // What is left when the removed are out is to be as long as in an index that never held them.
    const id = partOf(row.id, term);
    // Longer lists are cut: they belong to words too common to tell passages apart.
    const most = gone === 0 ? HEAD_BYTES : MOST_BYTES;
    const found = this.list.get(most, id) as [Buffer, number, number | null, number | null] | undefined;
    if (!found) throw new Damage('list');
    const [data, size, sum, headSum] = found;
    verify('list', data.length === size ? sum : headSum, id, data);
    const blob = data.subarray(0, HEAD_BYTES + LONGEST_GAP * gone);
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
    const blobs = splitBlobs('bucket', this.buckets.get(JSON.stringify(missing)));
    for (const part of missing) this.kept.set(part, blobs.get(part) ?? null);
  }
}
