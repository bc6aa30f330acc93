/** What a reader keeps in memory of the index: which segments there are, how frequent terms are, whose passages. */
import { Damage, verify } from '../file/checksum.js';
import type { Connection, Statement } from '../file/database.js';
import { DocumentMap } from '../segments/document-map.js';
import { fromStep, SLICES, slicesOf, TERMS } from '../segments/segment.js';
import { partOf, type SegmentRow, type Segments } from '../segments/segments.js';

interface View {
  row: SegmentRow;
  sketch: Uint8Array;
  /** How many slices of the sketch are read. */
  slices: number;
  /** Passages among its numbers whose articles were removed since: lists may still hold them. */
  gone: number;
}

/** A segment that may hold a term. */
export interface Holding {
  row: SegmentRow;
  /** In how many passages, about: terms that share a cell of the sketch count together, and removed passages count. */
  estimate: number;
  /** How many of the segment's passages were removed. */
  gone: number;
}

/** A row with its sum. */
type Sealed = [number, Uint8Array, number | null];
type Removal = [number, number, number, number | null];

/** An article's passage as the maps know it. */
export interface Holder {
  key: number;
  hash: number;
}

export class Snapshot {
  private readonly version: Statement;
  private readonly sketches: Statement;
  private readonly mapIds: Statement;
  private readonly newRemovals: Statement;
  private seen = -1;
  private lastRemoval = 0;
  private views = new Map<number, View>();
  private maps = new Map<number, DocumentMap>();
  private ordered: DocumentMap[] = [];
  private live: View[] = [];
  private last: DocumentMap | undefined;
  /** Passages of the articles that are not removed. */
  passages = 0;
  /** Changes whenever the index does. */
  generation = 0;

  constructor(
    connection: Connection,
    private readonly segments: Segments,
  ) {
    this.version = connection.statement('PRAGMA data_version');
    this.sketches = connection.statement('SELECT id, data, sum FROM sketch WHERE id >= ? AND id < ? ORDER BY id');
    this.mapIds = connection.statement('SELECT segment FROM document_map');
    this.newRemovals = connection.statement('SELECT seq, key, passages, sum FROM removal WHERE seq > ? ORDER BY seq');
  }

  /** To be called after writing on the same connection: its own changes do not show in the file's version. */
  expire(): void {
    this.seen = -1;
  }

  /** Catches up with the file. Whoever calls holds a transaction, so that what is read next belongs together. */
  refresh(): void {
    const [version] = this.version.get() as [number];
    if (version === this.seen) return;
    const rows = this.segments.rows();
    this.views = new Map(rows.map((row) => [row.id, this.viewOf(row)]));
    this.live = [...this.views.values()].filter(({ row }) => row.fromTerm < row.toTerm);
    this.refreshMaps();
    for (const view of this.live) view.gone = this.goneIn(view.row);
    this.passages = this.ordered.reduce((sum, map) => sum + map.passages - map.gone, 0);
    this.seen = version;
    this.generation++;
  }

  /** Articles that are not removed. */
  get articles(): number {
    return this.ordered.reduce((sum, { left }) => sum + left, 0);
  }

  /** The segments that may hold a term. */
  holding(term: number): Holding[] {
    const found: Holding[] = [];
    for (const { row, sketch, gone } of this.live) {
      if (term < row.fromTerm || term >= row.toTerm) continue;
      const step = sketch[cellOf(term, row)] as number;
      if (step !== 0) found.push({ row, estimate: fromStep(step), gone });
    }
    return found;
  }

  /** Moves the passages that are not removed to the front of an ascending list. @returns how many they are */
  keepLiving(list: Uint32Array, count: number): number {
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const passage = list[i] as number;
      if (!this.mapOf(passage)?.isGone(passage)) list[kept++] = passage;
    }
    return kept;
  }

  /** `null`: the passage's article was removed. */
  holderOf(passage: number): Holder | null {
    const map = this.mapOf(passage);
    const place = map?.placeOf(passage) ?? -1;
    if (!map || place < 0) return null;
    return { key: map.keyAt(place), hash: map.hashOf(passage) };
  }

  /** Of any passage, one of a removed article too. */
  hashOf(passage: number): number {
    return this.mapOf(passage)?.hashOf(passage) ?? 0;
  }

  private mapOf(passage: number): DocumentMap | undefined {
    // PostingLists run through one segment after the other, so that the last answer is mostly the next.
    if (this.last && passage >= this.last.firstPassage && passage < this.last.endPassage) return this.last;
    this.last = this.ordered.findLast((map) => map.firstPassage <= passage);
    return this.last;
  }

  private goneIn({ first, past }: SegmentRow): number {
    let gone = 0;
    for (const map of this.ordered) if (map.firstPassage < past && map.endPassage > first) gone += map.gone;
    return gone;
  }

  private viewOf(row: SegmentRow): View {
    const known = this.views.get(row.id);
    const slices = slicesOf(row);
    const same = known && known.row.first === row.first && known.row.past === row.past;
    const empty = (): Uint8Array => new Uint8Array(2 ** row.sketchBits);
    const view: View = same ? { ...known, row } : { row, sketch: empty(), slices: 0, gone: 0 };
    if (view.slices * TERMS < row.toTerm * slices) {
      const parts = this.sketches.all(partOf(row.id, view.slices), partOf(row.id, SLICES)) as Sealed[];
      for (const [part, data, sum] of parts) {
        verify('sketch', sum, part, data);
        view.sketch.set(data, (part - partOf(row.id, 0)) * data.length);
      }
      view.slices += parts.length;
      if (view.slices * TERMS < row.toTerm * slices) throw new Damage('sketch');
    }
    return view;
  }

  private refreshMaps(): void {
    const ids = this.mapIds.all().map(([id]) => id as number);
    const known = this.maps;
    const whole = [...this.views.values()].filter(({ row }) => row.toTerm === TERMS);
    if (whole.some(({ row }) => !ids.includes(row.id)) || ids.some((id) => !this.views.has(id))) {
      throw new Damage('document_map');
    }
    const stale = ids.length !== known.size || ids.some((id) => !this.isKnown(id));
    if (stale) {
      this.maps = new Map(
        ids.map((id) => [
          id,
          this.isKnown(id) ? (known.get(id) as DocumentMap) : new DocumentMap(this.segments.documentMap(id)),
        ]),
      );
      this.last = undefined;
      this.ordered = [...this.maps.values()].sort((a, b) => a.firstPassage - b.firstPassage);
      this.lastRemoval = 0;
    }
    for (const [seq, key, passages, sum] of this.newRemovals.all(this.lastRemoval) as Removal[]) {
      verify('removal', sum, seq, key, passages);
      for (const map of this.ordered) if (key >= map.firstPassage && key < map.endPassage) map.remove(key);
      this.lastRemoval = seq;
    }
  }

  /** Whether the map kept under a segment's number is still that segment's. */
  private isKnown(id: number): boolean {
    const row = this.views.get(id)?.row;
    const map = this.maps.get(id);
    return row !== undefined && map !== undefined && map.firstPassage >= row.first && map.endPassage <= row.past;
  }
}

const cellOf = (term: number, { sketchBits }: SegmentRow): number => term >>> (32 - sketchBits);
