/**
 * Joins neighbouring segments of like size into one, a slice of the terms at a time, so that few stay to be read.
 * Each slice is one transaction that moves it from the old segments to the new: no reader misses a term or meets it
 * twice, the file hardly grows, and a killed process goes on where it was.
 */
import { verify } from '../file/checksum.js';
import type { Connection, Statement } from '../file/database.js';
import { countPassages, type DocumentEntry, DocumentMap } from './document-map.js';
import { ListMerger, type Purged } from './list-merger.js';
import { bucketOf, SegmentWriter, shapeFor, slicesOf, TERMS } from './segment.js';
import type { SegmentRow, Segments } from './segments.js';

/** So many neighbours are joined at once … */
const MERGE_FACTOR = 4;
/** … unless one of them is larger than this many times the others together: rewriting it would not pay. */
const MOST_SKEW = 2;
/** A segment of which a larger share is removed is rewritten alone. */
const MOST_REMOVED = 0.125;

const sizeOf = (segments: readonly SegmentRow[]): number => segments.reduce((sum, { bytes }) => sum + bytes, 0);

const isSkewed = (group: readonly SegmentRow[]): boolean => {
  const largest = Math.max(...group.map(({ passages }) => passages));
  const others = group.reduce((sum, { passages }) => sum + passages, 0) - largest;
  return largest > MOST_SKEW * others;
};

/** Keeps the number of segments small. */
export class Merger {
  private readonly removals: Statement;
  private readonly forget: Statement;
  private readonly lastRemoval: Statement;
  private readonly lists: ListMerger;

  constructor(
    private readonly connection: Connection,
    private readonly segments: Segments,
  ) {
    this.lists = new ListMerger(segments);
    this.removals = connection.statement(
      'SELECT key, passages, seq, sum FROM removal WHERE seq <= ? AND key >= ? AND key < ? ORDER BY key',
    );
    this.forget = connection.statement('DELETE FROM removal WHERE seq <= ? AND key >= ? AND key < ?');
    this.lastRemoval = connection.statement('SELECT coalesce(max(seq), 0) FROM removal');
  }

  /** Does about `bytes` of the work that waits, the least first. @returns whether some is left */
  work(bytes: number): boolean {
    let left = bytes;
    while (left > 0) {
      const done = this.connection.write(() => this.step());
      if (done === 0) return false;
      left -= done;
    }
    return true;
  }

  /** One slice of one merge. @returns the bytes read, at least 1; 0: there was nothing to do */
  private step(): number {
    const rows = this.segments.rows();
    const running = rows
      .filter((row) => rows.some(({ target }) => target === row.id))
      .map((output) => ({ output, inputs: rows.filter(({ target }) => target === output.id) }));
    const taken = new Set(running.flatMap(({ output, inputs }) => [output.id, ...inputs.map(({ id }) => id)]));
    const waiting = this.groups(rows, taken).map((inputs) => ({ output: null, inputs }));
    const [next] = [...running, ...waiting].sort((a, b) => sizeOf(a.inputs) - sizeOf(b.inputs));
    if (!next) return 0;
    const output = next.output ?? this.begin(next.inputs);
    return Math.max(1, this.mergeSlice(output, next.inputs));
  }

  /** Groups of neighbours that are worth joining. Those that are being merged are no neighbours. */
  private groups(rows: readonly SegmentRow[], taken: ReadonlySet<number>): SegmentRow[][] {
    const groups: SegmentRow[][] = [];
    for (let i = 0; i < rows.length; i++) {
      const group = rows.slice(i, i + MERGE_FACTOR);
      if (group.some(({ id }) => taken.has(id))) continue;
      if (group.length === MERGE_FACTOR && !isSkewed(group)) groups.push(group);
      const [row] = group as [SegmentRow];
      const removed = this.purgedIn([row], Number.MAX_SAFE_INTEGER);
      const gone = removed.reduce((sum, { start, end }) => sum + end - start, 0);
      if (gone > MOST_REMOVED * row.passages) groups.push([row]);
    }
    return groups;
  }

  private begin(inputs: readonly SegmentRow[]): SegmentRow {
    const [{ first }] = inputs as [SegmentRow];
    const terms = inputs.reduce((sum, input) => sum + input.terms, 0);
    const shape = shapeFor(first, sizeOf(inputs), terms);
    const passages = inputs.reduce((sum, input) => sum + input.passages, 0);
    const [purges] = this.lastRemoval.get() as [number];
    const { past } = inputs.at(-1) as SegmentRow;
    const output = this.segments.create({ ...shape, past, passages, purges });
    for (const input of inputs) {
      input.target = output.id;
      this.segments.update(input);
    }
    return output;
  }

  private mergeSlice(output: SegmentRow, inputs: SegmentRow[]): number {
    const slices = slicesOf(output);
    const slice = Math.round((output.toTerm / TERMS) * slices);
    const [from, to] = [output.toTerm, ((slice + 1) * TERMS) / slices];
    const writer = new SegmentWriter(output, this.segments.sinkFor(output.id));
    const cursors = inputs.map((input) => this.lists.open(input, from, to));
    const purged = this.purgedIn(inputs, output.purges);
    const read = this.lists.join(cursors, purged, writer);
    writer.closeSlice(slice);
    output.toTerm = to;
    output.bytes += writer.bytes;
    output.terms += writer.terms;
    this.segments.update(output);
    for (const input of inputs) {
      this.segments.dropBuckets(input.id, 0, to === TERMS ? TERMS : bucketOf(to, input.bits));
      this.segments.dropLists(input.id, from, to);
      input.fromTerm = to;
      this.segments.update(input);
    }
    if (to === TERMS) this.finish(output, inputs);
    return read;
  }

  private finish(output: SegmentRow, inputs: readonly SegmentRow[]): void {
    const entries: DocumentEntry[] = [];
    const purged = this.purgedIn(inputs, output.purges);
    for (const input of inputs) {
      const map = new DocumentMap(this.segments.documentMap(input.id));
      for (const { start } of purged) map.remove(start);
      for (const entry of map.entries()) entries.push(entry);
      this.segments.drop(input.id);
    }
    this.forget.run(output.purges, output.first, output.past);
    if (entries.length === 0) this.segments.drop(output.id);
    else {
      this.segments.setDocumentMap(output.id, entries);
      this.segments.update({ ...output, passages: countPassages(entries) });
    }
  }

  private purgedIn(inputs: readonly SegmentRow[], upTo: number): Purged[] {
    return inputs.flatMap((input) => {
      const rows = this.removals.all(upTo, input.first, input.past) as [number, number, number, number | null][];
      return rows.map(([key, passages, seq, sum]) => {
        verify('removal', sum, seq, key, passages);
        return { start: key, end: key + passages };
      });
    });
  }
}
