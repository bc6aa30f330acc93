/** The rows of collections, files and articles, and of the names that occur in them. Whoever calls holds the transaction. */
import type { Article } from '../../../model.js';
import type { Kernel } from '../../kernels.js';
import type { ArticleRecord, FileKey, StoredText } from '../../store.js';
import { checksum, Damage, textOf, textOrNull, verify } from '../file/checksum.js';
import type { Connection } from '../file/database.js';
import { ARTICLE_COLUMNS, packHeader, packPlaces, toArticle } from './articles.js';
import { NameCounts } from './name-counts.js';
import { packQuotations, unpackQuotations } from './quotations.js';
import { Refusals } from './refusals.js';
import { Shelves } from './shelves.js';

/** A file's place in the tables. */
export interface FileRow {
  collection: number;
  file: number;
}

const dayOf = (article: Article): string | null => article.published.date?.slice(0, 10) ?? null;

export class Catalog {
  private readonly sql;
  readonly names: NameCounts;
  readonly refusals: Refusals;
  readonly shelves: Shelves;

  constructor(connection: Connection) {
    const prepare = (text: string) => connection.statement(text);
    this.names = new NameCounts(connection);
    this.refusals = new Refusals(connection);
    this.shelves = new Shelves(connection);
    this.sql = {
      addCollection: prepare('INSERT OR IGNORE INTO collection (name) VALUES (?)'),
      collection: prepare('SELECT id FROM collection WHERE name = ?'),
      collections: prepare('SELECT CAST(name AS BLOB) FROM collection ORDER BY name'),
      addFile: prepare('INSERT OR IGNORE INTO file (collection, path) VALUES (?, ?)'),
      file: prepare('SELECT id FROM file WHERE collection = ? AND path = ?'),
      finish: prepare('UPDATE file SET fingerprint = ? WHERE id = ?'),
      dropFile: prepare('DELETE FROM file WHERE id = ?'),
      files: prepare('SELECT CAST(path AS BLOB), CAST(fingerprint AS BLOB) FROM file WHERE collection = ?'),
      rename: prepare('UPDATE collection SET name = ? WHERE name = ?'),
      ofFile: prepare('SELECT CAST(id AS BLOB), CAST(fingerprint AS BLOB), key FROM article WHERE file = ?'),
      byId: prepare('SELECT key, file FROM article WHERE collection = ? AND id = ?'),
      add: prepare('INSERT INTO article VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)'),
      addBody: prepare('INSERT INTO body VALUES (?, ?, ?, ?)'),
      stored: prepare(
        `SELECT ${ARTICLE_COLUMNS}, CAST(fingerprint AS BLOB), collection, file, passages
         FROM article JOIN body USING (key) WHERE key = ?`,
      ),
      countOutdated: prepare('SELECT count(*) FROM article WHERE rules IS NOT ?'),
      outdated: prepare(
        `SELECT key, CAST(text AS BLOB), quotations, body.sum, CAST(fingerprint AS BLOB) FROM article JOIN body USING (key)
         WHERE rules IS NOT ? AND key > ? ORDER BY key LIMIT ?`,
      ),
      lastRemoval: prepare("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'removal'"),
      drop: prepare('DELETE FROM article WHERE key = ?'),
      dropBody: prepare('DELETE FROM body WHERE key = ?'),
      tombstone: prepare('INSERT INTO removal (seq, key, passages, sum) VALUES (?, ?, ?, ?)'),
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

  collections(): string[] {
    return this.sql.collections.all().map(([name]) => textOf('collection', name));
  }

  renameCollection(from: string, to: string): void {
    this.sql.rename.run(to, from);
  }

  finishFile(from: FileKey, fingerprint: string, refused: readonly string[]): void {
    const row = this.ensureFile(from);
    this.refusals.forget(row.file);
    for (const id of refused) this.refusals.add(row.file, id);
    this.sql.finish.run(fingerprint, row.file);
  }

  dropFile({ file }: FileRow): void {
    this.refusals.forget(file);
    this.sql.dropFile.run(file);
  }

  /** Path and fingerprint of every file; a fingerprint is null where the file was not read to its end. */
  files(collection: number): [string, string | null][] {
    return this.sql.files.all(collection).map(([path, print]) => [textOf('file', path), textOrNull('file', print)]);
  }

  /** Id, fingerprint and key of a file's articles. */
  articlesOf({ file }: FileRow): [string, string, number][] {
    const rows = this.sql.ofFile.all(file);
    return rows.map(([id, print, key]) => [textOf('article', id), textOf('article', print), key as number]);
  }

  findArticle(collection: number, id: string): { key: number; file: number } | null {
    const row = this.sql.byId.get(collection, id) as [number, number] | undefined;
    return row ? { key: row[0], file: row[1] } : null;
  }

  countOutdated(rules: string): number {
    return (this.sql.countOutdated.get(rules) as [number])[0];
  }

  outdated(rules: string, after: number, limit: number): StoredText[] {
    return this.sql.outdated.all(rules, after, limit).map((row) => {
      const [key, bytes, quotations, sum, print] = row as [number, unknown, Uint8Array, number | null, unknown];
      const text = textOf('body', bytes);
      verify('body', sum, key, text, quotations);
      return { key, text, fingerprint: textOf('article', print) };
    });
  }

  /** What does not follow from an article's text: as it was put. `null`: it is no longer there. */
  stored(key: number): { from: FileRow; article: Article; quotations: Uint8Array; fingerprint: string } | null {
    const row = this.sql.stored.get(key);
    if (!row) return null;
    const [fingerprint, collection, file] = row.slice(7) as [unknown, number, number];
    return { from: { collection, file }, ...toArticle(row), fingerprint: textOf('article', fingerprint) };
  }

  add(key: number, { collection, file }: FileRow, record: ArticleRecord, kernels: readonly Kernel[]): void {
    const { article, quotations, passages, signature, fingerprint, rules } = record;
    const size = Math.max(1, passages.length);
    const places = packPlaces(passages, kernels);
    const { id, outlet, language } = article;
    const header = packHeader(article, signature);
    const [sum, placesSum] = [checksum(key, id, header), checksum(key, places)];
    const day = dayOf(article);
    this.sql.add.run(
      key,
      collection,
      file,
      id,
      fingerprint,
      outlet,
      day,
      size,
      header,
      places,
      rules,
      sum,
      placesSum,
      language,
    );
    const packed = packQuotations(quotations, article.text);
    this.sql.addBody.run(key, article.text, packed, checksum(key, article.text, packed));
    this.names.add(outlet, quotations);
    this.shelves.add(key, day, quotations);
  }

  /**
   * Takes an article out of the lists; the index is told by a tombstone, until its passages are purged.
   * @returns how many passages it had
   */
  remove(key: number): number {
    const row = this.sql.stored.get(key);
    if (!row) throw new Damage('body');
    const { article, quotations } = toArticle(row);
    const size = row[10] as number;
    const left = unpackQuotations(quotations, article.text);
    this.names.remove(article.outlet, left);
    this.shelves.remove(key, dayOf(article), left);
    this.sql.drop.run(key);
    this.sql.dropBody.run(key);
    const seq = this.nextRemoval();
    this.sql.tombstone.run(seq, key, size, checksum(seq, key, size));
    return size;
  }

  /** As AUTOINCREMENT gives it: numbers of removals that are gone are not given again. */
  private nextRemoval(): number {
    return (this.sql.lastRemoval.get() as [number])[0] + 1;
  }
}
