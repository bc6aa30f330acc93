/** The segments' rows in the file: which there are, and their parts. */
import { checksum, Damage, verify } from '../file/checksum.js';
import type { Connection, Row } from '../file/database.js';
import { countPassages, type DocumentEntry, packDocumentMap } from './document-map.js';
import { countTerms, forEachList, type PostingBuffer } from './postings.js';
import { type SegmentShape, type SegmentSink, SegmentWriter, shapeFor, slicesOf, TERMS } from './segment.js';

/** One segment as the file lists it. It answers for the terms from `fromTerm` up to `toTerm`, exclusive. */
export interface SegmentRow extends SegmentShape {
  id: number;
  /** One past its highest passage number. */
  past: number;
  /** How many passages it holds: fewer than its numbers, once some are purged. */
  passages: number;
  /** Size of its buckets and lists, and how many distinct terms it has. */
  bytes: number;
  terms: number;
  fromTerm: number;
  toTerm: number;
  /** The segment that it is being merged into. */
  target: number | null;
  /** Of a merged segment: removals up to this number are no longer in it. */
  purges: number;
}

const sumOf = (row: SegmentRow): number => {
  const { id, first, past, passages, bits, sketchBits, bytes, terms, fromTerm, toTerm, target, purges } = row;
  return checksum(id, first, past, passages, bits, sketchBits, bytes, terms, fromTerm, toTerm, target, purges);
};

/** Of a long list so much has a sum of its own, since readers cut it there. */
export const HEAD_BYTES = 64 * 1024;

/** Parts of a segment have the numbers from `partOf(id, 0)` up to `partOf(id + 1, 0)`. */
export const partOf = (segment: number, part: number): number => segment * TERMS + part;

/** Below 2^21, so that the numbers of parts stay whole. */
const MOST_SEGMENT_IDS = 2 ** 20;

const COLUMNS = 'id, first, past, passages, bits, sketch_bits, bytes, terms, from_term, to_term, target, purges';

const toSegment = (row: Row): SegmentRow => {
  const [id, first, past, passages, bits, sketchBits, bytes, terms, fromTerm, toTerm] = row as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [target, purges, sum] = row.slice(10) as [number | null, number, number | null];
  verify('segment', sum, ...(row.slice(0, 12) as number[]));
  return { id, first, past, passages, bits, sketchBits, bytes, terms, fromTerm, toTerm, target, purges };
};

/** Statements on the tables of segments. Whoever calls holds the transaction. */
export class Segments {
  private readonly sql;

  constructor(readonly connection: Connection) {
    const prepare = (text: string) => connection.statement(text);
    this.sql = {
      all: prepare(`SELECT ${COLUMNS}, sum FROM segment ORDER BY first, id`),
      insert: prepare(`INSERT INTO segment (${COLUMNS}, sum) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)`),
      update: prepare(
        'UPDATE segment SET passages = ?, bytes = ?, terms = ?, from_term = ?, to_term = ?, target = ?, sum = ? WHERE id = ?',
      ),
      drop: prepare('DELETE FROM segment WHERE id = ?'),
      exists: prepare('SELECT 1 FROM segment WHERE id = ?'),
      nextId: prepare('UPDATE counter SET next_segment = (next_segment + 1) % ? RETURNING next_segment'),
      nextPassage: prepare('UPDATE counter SET next_passage = next_passage + ? RETURNING next_passage'),
      addBucket: prepare('INSERT INTO bucket VALUES (?, ?, ?)'),
      addList: prepare('INSERT INTO list VALUES (?, ?, ?, ?)'),
      addSketch: prepare('INSERT INTO sketch VALUES (?, ?, ?)'),
      addDocumentMap: prepare('INSERT INTO document_map VALUES (?, ?, ?)'),
      documentMap: prepare('SELECT data, sum FROM document_map WHERE segment = ?'),
      dropDocumentMap: prepare('DELETE FROM document_map WHERE segment = ?'),
      buckets: prepare('SELECT id, data, sum FROM bucket WHERE id >= ? AND id < ? ORDER BY id'),
      list: prepare('SELECT data, sum FROM list WHERE id = ?'),
      dropBuckets: prepare('DELETE FROM bucket WHERE id >= ? AND id < ?'),
      dropLists: prepare('DELETE FROM list WHERE id >= ? AND id < ?'),
      dropSketch: prepare('DELETE FROM sketch WHERE id >= ? AND id < ?'),
    };
  }

  /** In the order of their passages. */
  rows(): SegmentRow[] {
    return this.sql.all.all().map(toSegment);
  }

  /** Reserves numbers for passages. @returns the first of them */
  reserve(passages: number): number {
    const first = (this.sql.nextPassage.get(passages) as [number])[0] - passages;
    if (this.rows().some(({ past }) => past > first)) throw new Damage('counter');
    return first;
  }

  /** What a passage takes in buckets and lists, in bytes, on the average. */
  bytesAPassage(): number {
    const rows = this.rows();
    const passages = rows.reduce((sum, row) => sum + row.passages, 0);
    return rows.reduce((sum, { bytes }) => sum + bytes, 0) / Math.max(1, passages);
  }

  /** Writes the terms of new articles as one segment. @returns its size in bytes */
  append(entries: readonly DocumentEntry[], postings: PostingBuffer): number {
    const first = entries[0]?.key ?? 0;
    const last = entries.at(-1);
    const past = last ? last.key + last.hashes.length : first;
    const passages = countPassages(entries);
    const sorted = postings.sorted();
    const terms = countTerms(sorted);
    const shape = shapeFor(first, terms * 5 + sorted.terms.length * 2, terms);
    const segment = this.create({ ...shape, past, passages, purges: 0 });
    const writer = new SegmentWriter(shape, this.sinkFor(segment.id));
    const slices = slicesOf(shape);
    let slice = 0;
    forEachList(sorted, (term, list, count) => {
      for (; term >= ((slice + 1) * TERMS) / slices; slice++) writer.closeSlice(slice);
      writer.add(term, list, count);
    });
    for (; slice < slices; slice++) writer.closeSlice(slice);
    this.update({ ...segment, bytes: writer.bytes, terms: writer.terms, toTerm: TERMS });
    this.setDocumentMap(segment.id, entries);
    return writer.bytes;
  }

  /** A segment that answers for no term yet. */
  create(shape: Omit<SegmentRow, 'id' | 'bytes' | 'terms' | 'fromTerm' | 'toTerm' | 'target'>): SegmentRow {
    const segment: SegmentRow = {
      ...shape,
      id: this.freeId(),
      bytes: 0,
      terms: 0,
      fromTerm: 0,
      toTerm: 0,
      target: null,
    };
    const { id, first, past, passages, bits, sketchBits, purges } = segment;
    this.sql.insert.run(id, first, past, passages, bits, sketchBits, 0, 0, 0, 0, null, purges, sumOf(segment));
    return segment;
  }

  update(segment: SegmentRow): void {
    const { id, passages, bytes, terms, fromTerm, toTerm, target } = segment;
    this.sql.update.run(passages, bytes, terms, fromTerm, toTerm, target, sumOf(segment), id);
  }

  /** Takes the segment and all its parts out. */
  drop(id: number): void {
    this.sql.drop.run(id);
    this.sql.dropDocumentMap.run(id);
    this.dropBuckets(id, 0, TERMS);
    this.dropLists(id, 0, TERMS);
    this.sql.dropSketch.run(partOf(id, 0), partOf(id + 1, 0));
  }

  sinkFor(id: number): SegmentSink {
    return {
      bucket: (index, data) => this.sql.addBucket.run(partOf(id, index), data, checksum(partOf(id, index), data)),
      longList: (term, data) => {
        const part = partOf(id, term);
        this.sql.addList.run(part, data, checksum(part, data), checksum(part, data.subarray(0, HEAD_BYTES)));
      },
      sketch: (slice, data) => this.sql.addSketch.run(partOf(id, slice), data, checksum(partOf(id, slice), data)),
    };
  }

  /** Buckets from `from` up to `to`, exclusive, as pairs of index and blob. */
  buckets(id: number, from: number, to: number): { index: number; data: Buffer }[] {
    const rows = this.sql.buckets.all(partOf(id, from), partOf(id, to)) as [number, Buffer, number | null][];
    return rows.map(([part, data, sum]) => {
      verify('bucket', sum, part, data);
      return { index: part - partOf(id, 0), data };
    });
  }

  longList(id: number, term: number): Buffer {
    const row = this.sql.list.get(partOf(id, term)) as [Buffer, number | null] | undefined;
    if (!row) throw new Damage('list');
    const [data, sum] = row;
    verify('list', sum, partOf(id, term), data);
    return data;
  }

  dropBuckets(id: number, from: number, to: number): void {
    this.sql.dropBuckets.run(partOf(id, from), partOf(id, to));
  }

  dropLists(id: number, from: number, to: number): void {
    this.sql.dropLists.run(partOf(id, from), partOf(id, to));
  }

  documentMap(id: number): Buffer {
    const row = this.sql.documentMap.get(id) as [Buffer, number | null] | undefined;
    if (!row) throw new Damage('document_map');
    const [data, sum] = row;
    verify('document_map', sum, id, data);
    return data;
  }

  setDocumentMap(id: number, entries: readonly DocumentEntry[]): void {
    const data = packDocumentMap(entries);
    this.sql.addDocumentMap.run(id, data, checksum(id, data));
  }

  /** Numbers are used again only after a million others: readers tell segments apart by them. */
  private freeId(): number {
    for (;;) {
      const [id] = this.sql.nextId.get(MOST_SEGMENT_IDS) as [number];
      if (!this.sql.exists.get(id)) return id;
    }
  }
}
