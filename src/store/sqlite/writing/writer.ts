/** All that changes the file. Commands that wait together are written together: one transaction, one segment. */
import { kernelsOf } from '../../kernels.js';
import type { ArticleRecord, FileKey, Renewal } from '../../store.js';
import { Catalog, type FileRow } from '../catalog/catalog.js';
import type { Connection } from '../file/database.js';
import type { DocumentEntry } from '../segments/document-map.js';
import { Merger } from '../segments/merge.js';
import { PostingBuffer } from '../segments/postings.js';
import { Segments } from '../segments/segments.js';
import { forEachTerm } from '../segments/terms.js';

/** The store's writing methods as data, so that they can cross to another thread. */
export type Command =
  | { do: 'put'; from: FileKey; records: readonly ArticleRecord[] }
  | { do: 'remove'; from: FileKey; ids: readonly string[] }
  | { do: 'finishFile'; from: FileKey; fingerprint: string; refused: readonly string[] }
  | { do: 'removeFile'; from: FileKey }
  | { do: 'renameCollection'; from: string; to: string }
  | { do: 'renew'; renewals: readonly Renewal[] };

/** After each write, so many times the bytes that it brought or took away are merged: more than merging needs in the long run. */
const MERGE_SHARE = 8;
const LEAST_MERGED = 1 << 16;
const MERGED_AT_ONCE = 1 << 18;

/** New articles of one transaction, until their segment is written. */
interface Batch {
  entries: DocumentEntry[];
  postings: PostingBuffer;
}

/** An article on its way in, and the file it is of. */
interface Addition {
  file: FileRow;
  record: ArticleRecord;
}

export class Writer {
  private readonly catalog: Catalog;
  private readonly segments: Segments;
  private readonly merger: Merger;
  /** Bytes that merging is behind the writes. */
  private backlog = 0;
  /** Passages that the commands under way have removed. */
  private removed = 0;

  constructor(private readonly connection: Connection) {
    this.catalog = new Catalog(connection);
    this.segments = new Segments(connection);
    this.merger = new Merger(connection, this.segments);
  }

  /** Carries out commands in their order, all or none. @returns how many articles each has removed for good */
  run(commands: readonly Command[]): number[] {
    return this.connection.write(() => {
      this.catalog.names.reset();
      this.removed = 0;
      const batch: Batch = { entries: [], postings: new PostingBuffer() };
      const left = commands.map((command) => this.carryOut(command, batch));
      let bytes = this.removed === 0 ? 0 : this.removed * this.segments.bytesAPassage();
      if (batch.entries.length > 0) bytes += this.segments.append(batch.entries, batch.postings);
      if (bytes > 0) this.backlog += Math.max(LEAST_MERGED, MERGE_SHARE * bytes);
      this.catalog.names.flush();
      return left;
    });
  }

  /** Whether merging lags behind the writes. */
  get hasBacklog(): boolean {
    return this.backlog > 0;
  }

  /** Merges for a moment. */
  reduceBacklog(): void {
    this.backlog = this.merger.work(MERGED_AT_ONCE) ? this.backlog - MERGED_AT_ONCE : 0;
  }

  /** Merges for a moment. @returns whether more is worth merging */
  mergeOn(): boolean {
    return this.merger.work(1);
  }

  /** @returns how many articles it has removed for good */
  private carryOut(command: Command, batch: Batch): number {
    if (command.do === 'remove') return this.remove(command.from, command.ids);
    if (command.do === 'removeFile') return this.removeFile(command.from);
    if (command.do === 'put') this.put(command.from, command.records, batch);
    else if (command.do === 'renew') this.renew(command.renewals, batch);
    else if (command.do === 'renameCollection') this.catalog.renameCollection(command.from, command.to);
    else this.catalog.finishFile(command.from, command.fingerprint, command.refused);
    return 0;
  }

  private put(from: FileKey, records: readonly ArticleRecord[], batch: Batch): void {
    const file = this.catalog.ensureFile(from);
    this.addAll(
      records.map((record) => ({ file, record })),
      batch,
    );
  }

  private renew(renewals: readonly Renewal[], batch: Batch): void {
    const added = renewals.flatMap(({ key, ...extract }): Addition[] => {
      const stored = this.catalog.stored(key);
      return stored ? [{ file: stored.from, record: { ...stored, ...extract } }] : [];
    });
    this.addAll(added, batch);
  }

  private addAll(additions: readonly Addition[], batch: Batch): void {
    const sizes = additions.map(({ record }) => Math.max(1, record.passages.length));
    let key = this.segments.reserve(sizes.reduce((sum, size) => sum + size, 0));
    additions.forEach((addition, i) => {
      this.add(key, addition, batch);
      key += sizes[i] as number;
    });
  }

  private add(key: number, { file, record }: Addition, { entries, postings }: Batch): void {
    const { article, passages, quotations } = record;
    const before = this.catalog.findArticle(file.collection, article.id);
    if (before) this.removeArticle(before.key);
    if (before && before.file !== file.file) this.catalog.refusals.add(before.file, article.id);
    const kernels = kernelsOf(article.text, passages, quotations);
    this.catalog.add(key, file, record, kernels);
    passages.forEach(({ start, end }, i) => {
      forEachTerm(article.text.slice(start, end), (term) => postings.add(term, key + i));
    });
    entries.push({ key, hashes: passages.length > 0 ? kernels.map(({ hash }) => hash) : [0] });
  }

  private remove(from: FileKey, ids: readonly string[]): number {
    const file = this.catalog.findFile(from);
    if (!file) return 0;
    const found = ids.map((id) => this.catalog.findArticle(file.collection, id));
    const own = found.filter((article) => article?.file === file.file);
    for (const article of own) if (article) this.removeArticle(article.key);
    return own.length;
  }

  private removeFile(from: FileKey): number {
    const file = this.catalog.findFile(from);
    if (!file) return 0;
    const articles = this.catalog.articlesOf(file);
    for (const [, , key] of articles) this.removeArticle(key);
    this.catalog.dropFile(file);
    return articles.length;
  }

  private removeArticle(key: number): void {
    this.removed += this.catalog.remove(key);
  }
}
