/** All that changes the file. Commands that wait together are written together: one transaction, one segment. */
import { kernelsOf } from './articles.js';
import type { Connection } from './database.js';
import { type FileRef, Library } from './library.js';
import { Merger } from './merge.js';
import { PostingBuffer } from './postings.js';
import type { RosterEntry } from './roster.js';
import { Segments } from './segments.js';
import type { ArticleRecord, Provenance } from './store.js';
import { forEachTerm } from './terms.js';

/** The store's writing methods as data, so that they can cross to another thread. */
export type Command =
  | { do: 'put'; from: Provenance; records: readonly ArticleRecord[] }
  | { do: 'remove'; collection: string; ids: readonly string[] }
  | { do: 'finishFile'; from: Provenance; fingerprint: string }
  | { do: 'removeFile'; from: Provenance };

/** After each write, so many times its bytes are merged: more than merging needs in the long run. */
const MERGE_SHARE = 8;
const LEAST_MERGED = 1 << 16;
const MERGED_AT_ONCE = 1 << 18;

/** New articles of one transaction, until their segment is written. */
interface Batch {
  entries: RosterEntry[];
  postings: PostingBuffer;
}

export class Writer {
  private readonly library: Library;
  private readonly segments: Segments;
  private readonly merger: Merger;
  private owed = 0;

  constructor(private readonly connection: Connection) {
    this.library = new Library(connection);
    this.segments = new Segments(connection);
    this.merger = new Merger(connection, this.segments);
  }

  /** Carries out commands in their order, all or none. */
  run(commands: readonly Command[]): void {
    this.connection.write(() => {
      this.library.resetNames();
      const batch: Batch = { entries: [], postings: new PostingBuffer() };
      for (const command of commands) this.carryOut(command, batch);
      if (batch.entries.length > 0) {
        this.owed += Math.max(LEAST_MERGED, MERGE_SHARE * this.segments.append(batch.entries, batch.postings));
      }
      this.library.flushNames();
    });
  }

  /** Whether merging lags behind the writes. */
  get isInDebt(): boolean {
    return this.owed > 0;
  }

  /** Merges for a moment. */
  payDebt(): void {
    this.owed = this.merger.work(MERGED_AT_ONCE) ? this.owed - MERGED_AT_ONCE : 0;
  }

  /** Merges for a moment. @returns whether more is worth merging */
  mergeOn(): boolean {
    return this.merger.work(1);
  }

  private carryOut(command: Command, batch: Batch): void {
    if (command.do === 'put') this.put(command.from, command.records, batch);
    else if (command.do === 'remove') this.remove(command.collection, command.ids);
    else if (command.do === 'finishFile') this.library.finishFile(command.from, command.fingerprint);
    else this.removeFile(command.from);
  }

  private put(from: Provenance, records: readonly ArticleRecord[], batch: Batch): void {
    const file = this.library.ensureFile(from);
    const sizes = records.map(({ passages }) => Math.max(1, passages.length));
    let key = this.segments.reserve(sizes.reduce((sum, size) => sum + size, 0));
    records.forEach((record, i) => {
      batch.entries.push(this.add(key, file, record, batch.postings));
      key += sizes[i] as number;
    });
  }

  private add(key: number, file: FileRef, record: ArticleRecord, postings: PostingBuffer): RosterEntry {
    const { article, passages, quotations } = record;
    this.removeArticle(this.library.keyOf(file.collection, article.id));
    const kernels = kernelsOf(article.text, passages, quotations);
    this.library.add(key, file, record, kernels);
    passages.forEach(({ start, end }, i) => {
      forEachTerm(article.text.slice(start, end), (term) => postings.add(term, key + i));
    });
    return { key, signatures: passages.length > 0 ? kernels.map(({ signature }) => signature) : [0] };
  }

  private remove(collection: string, ids: readonly string[]): void {
    const known = this.library.collection(collection);
    if (known === null) return;
    for (const id of ids) this.removeArticle(this.library.keyOf(known, id));
  }

  private removeFile(from: Provenance): void {
    const file = this.library.findFile(from);
    if (!file) return;
    for (const [, , key] of this.library.articlesOf(file)) this.removeArticle(key);
    this.library.dropFile(file);
  }

  private removeArticle(key: number | null): void {
    if (key !== null) this.library.remove(key);
  }
}
