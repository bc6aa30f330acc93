/** The rows of collections, files and articles, and of the names that occur in them. Whoever calls holds the transaction. */
import type { Article, Quotation } from '../../../model.js';
import type { Kernel } from '../../kernels.js';
import type { ArticleRecord, FileKey } from '../../store.js';
import type { Connection } from '../file/database.js';
import { packHeader, packPlaces } from './articles.js';
import { packQuotations, unpackQuotations } from './quotations.js';

/** A file's place in the tables. */
export interface FileRow {
  collection: number;
  file: number;
}

type NameKind = 'outlet' | 'speaker';

const dayOf = (article: Article): string | null => article.published.date?.slice(0, 10) ?? null;

export class Catalog {
  private readonly sql;
  /** Changes of how often names occur, written together. */
  private readonly uses = new Map<string, number>();

  constructor(connection: Connection) {
    const prepare = (text: string) => connection.statement(text);
    this.sql = {
      addCollection: prepare('INSERT OR IGNORE INTO collection (name) VALUES (?)'),
      collection: prepare('SELECT id FROM collection WHERE name = ?'),
      addFile: prepare('INSERT OR IGNORE INTO file (collection, path) VALUES (?, ?)'),
      file: prepare('SELECT id FROM file WHERE collection = ? AND path = ?'),
      finish: prepare('UPDATE file SET fingerprint = ? WHERE id = ?'),
      dropFile: prepare('DELETE FROM file WHERE id = ?'),
      files: prepare('SELECT path, fingerprint FROM file WHERE collection = ? AND fingerprint IS NOT NULL'),
      ofFile: prepare('SELECT id, fingerprint, key FROM article WHERE file = ?'),
      byId: prepare('SELECT key FROM article WHERE collection = ? AND id = ?'),
      add: prepare('INSERT INTO article VALUES (?,?,?,?,?,?,?,?,?,?)'),
      addBody: prepare('INSERT INTO body VALUES (?, ?, ?)'),
      summary: prepare('SELECT passages, outlet FROM article WHERE key = ?'),
      quotations: prepare('SELECT quotations, text FROM body WHERE key = ?'),
      drop: prepare('DELETE FROM article WHERE key = ?'),
      dropBody: prepare('DELETE FROM body WHERE key = ?'),
      tombstone: prepare('INSERT INTO removal (key, passages) VALUES (?, ?)'),
      count: prepare(
        'INSERT INTO name VALUES (?, ?, ?) ON CONFLICT (kind, name) DO UPDATE SET uses = uses + excluded.uses',
      ),
      dropNames: prepare('DELETE FROM name WHERE kind = ? AND name = ? AND uses < 1'),
    };
  }

  /** The file's place; it is made where there is none. */
  ensureFile({ collection, file }: FileKey): FileRow {
    this.sql.addCollection.run(collection);
    const id = this.collection(collection) as number;
    this.sql.addFile.run(id, file);
    return { collection: id, file: (this.sql.file.get(id, file) as [number])[0] };
  }

  findFile({ collection, file }: FileKey): FileRow | null {
    const id = this.collection(collection);
    const row = id === null ? undefined : (this.sql.file.get(id, file) as [number] | undefined);
    return id === null || !row ? null : { collection: id, file: row[0] };
  }

  collection(name: string): number | null {
    return (this.sql.collection.get(name) as [number] | undefined)?.[0] ?? null;
  }

  finishFile(from: FileKey, fingerprint: string): void {
    this.sql.finish.run(fingerprint, this.ensureFile(from).file);
  }

  dropFile({ file }: FileRow): void {
    this.sql.dropFile.run(file);
  }

  /** Path and fingerprint of the files that were read to their end. */
  files(collection: number): [string, string][] {
    return this.sql.files.all(collection) as [string, string][];
  }

  /** Id, fingerprint and key of a file's articles. */
  articlesOf({ file }: FileRow): [string, string, number][] {
    return this.sql.ofFile.all(file) as [string, string, number][];
  }

  keyOf(collection: number, id: string): number | null {
    return (this.sql.byId.get(collection, id) as [number] | undefined)?.[0] ?? null;
  }

  add(key: number, { collection, file }: FileRow, record: ArticleRecord, kernels: readonly Kernel[]): void {
    const { article, quotations, passages, signature, fingerprint } = record;
    const size = Math.max(1, passages.length);
    const places = packPlaces(passages, kernels);
    const { id, outlet } = article;
    const header = packHeader(article, signature);
    this.sql.add.run(key, collection, file, id, fingerprint, outlet, dayOf(article), size, header, places);
    this.sql.addBody.run(key, article.text, packQuotations(quotations, article.text));
    this.countNames(outlet, quotations, 1);
  }

  /** Takes an article out of the lists; the index is told by a tombstone, until its passages are purged. */
  remove(key: number): void {
    const [size, outlet] = this.sql.summary.get(key) as [number, string | null];
    const [quotations, text] = this.sql.quotations.get(key) as [Buffer, string];
    this.countNames(outlet, unpackQuotations(quotations, text), -1);
    this.sql.drop.run(key);
    this.sql.dropBody.run(key);
    this.sql.tombstone.run(key, size);
  }

  /** To be called as a transaction begins: what one that failed had counted is forgotten. */
  resetNames(): void {
    this.uses.clear();
  }

  /** Writes what `add` and `remove` counted. To be called before the transaction ends. */
  flushNames(): void {
    for (const [entry, change] of this.uses) {
      if (change === 0) continue;
      const [kind, name] = JSON.parse(entry) as [NameKind, string];
      this.sql.count.run(kind, name, change);
      if (change < 0) this.sql.dropNames.run(kind, name);
    }
    this.uses.clear();
  }

  private countNames(outlet: string | null, quotations: readonly Quotation[], by: number): void {
    if (outlet !== null) this.count('outlet', outlet, by);
    for (const { speaker } of quotations) if (speaker?.name) this.count('speaker', speaker.name, by);
  }

  private count(kind: NameKind, name: string, by: number): void {
    const entry = JSON.stringify([kind, name]);
    this.uses.set(entry, (this.uses.get(entry) ?? 0) + by);
  }
}
