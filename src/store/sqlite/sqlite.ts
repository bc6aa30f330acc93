/** The store in one libsql file. Any number of processes may read while one writes. */
import type { IndexSummary, Quotation } from '../../model.js';
import { tokenise } from '../../text/tokens.js';
import { keepHeaders } from '../headers.js';
import type {
  ArticleRecord,
  Candidate,
  FileKey,
  ListedArticle,
  Look,
  Renewal,
  Shelf,
  Shelved,
  Store,
  StoredArticle,
  StoredHeader,
  StoredText,
} from '../store.js';
import {
  ARTICLE_COLUMNS,
  HEADER_COLUMNS,
  LISTED_COLUMNS,
  toArticle,
  toHeader,
  toListed,
  unpackPlaces,
} from './catalog/articles.js';
import { Catalog } from './catalog/catalog.js';
import { unpackQuotations } from './catalog/quotations.js';
import { Damage, textOf } from './file/checksum.js';
import { damagedTables } from './file/damaged.js';
import { Connection, type Row } from './file/database.js';
import { countTerms, findGroups } from './search/candidates.js';
import { TermFrequencies } from './search/frequency.js';
import type { Group } from './search/grouping.js';
import { joinedBlobs, PostingLists, splitBlobs } from './search/posting-lists.js';
import { Snapshot } from './search/snapshot.js';
import { Segments } from './segments/segments.js';
import { wordTerm } from './segments/terms.js';
import type { Command } from './writing/writer.js';
import { canWriteInThread, type Writing, writeHere, writeInThread } from './writing/writing.js';

const PATIENCE_MS = 5000;

class SqliteStore implements Store {
  private readonly catalog: Catalog;
  private readonly snapshot: Snapshot;
  private readonly lists: PostingLists;
  private readonly frequencies: TermFrequencies;
  private readonly sql;
  /** Every answer shows it; counting anew each time would cost more than finding. */
  private summed: { generation: number; summary: IndexSummary } | null = null;
  private readonly read = keepHeaders();

  constructor(
    private readonly connection: Connection,
    private readonly writing: Writing,
  ) {
    this.catalog = new Catalog(connection);
    this.snapshot = new Snapshot(connection, new Segments(connection));
    this.lists = new PostingLists(connection, this.snapshot);
    this.frequencies = new TermFrequencies(this.snapshot, this.lists);
    const prepare = (text: string) => connection.statement(text);
    const among = 'key IN (SELECT value FROM json_each(?))';
    this.sql = {
      places: prepare(joinedBlobs('article', 'key', 'spans', 'spans_sum')),
      articles: prepare(`SELECT ${ARTICLE_COLUMNS} FROM article JOIN body USING (key) WHERE ${among}`),
      headers: prepare(`SELECT ${HEADER_COLUMNS} FROM article WHERE ${among}`),
      list: prepare(`SELECT ${LISTED_COLUMNS} FROM article WHERE key > ? ORDER BY key LIMIT ?`),
      withId: prepare(
        `SELECT ${LISTED_COLUMNS} FROM article WHERE collection IN (SELECT id FROM collection) AND id = ? ORDER BY key`,
      ),
      firstDay: prepare(`SELECT ${HEADER_COLUMNS} FROM article WHERE day IS NOT NULL ORDER BY day LIMIT 1`),
      lastDay: prepare(`SELECT ${HEADER_COLUMNS} FROM article WHERE day IS NOT NULL ORDER BY day DESC LIMIT 1`),
    };
  }

  async collections(): Promise<string[]> {
    return this.catalog.collections();
  }

  async files(collection: string): Promise<Map<string, string | null>> {
    const id = this.catalog.collection(collection);
    return new Map(id === null ? [] : this.catalog.files(id));
  }

  async refused(collection: string): Promise<Map<string, string[]>> {
    const id = this.catalog.collection(collection);
    return id === null ? new Map() : this.catalog.refusals.of(id);
  }

  async articlesOf(from: FileKey): Promise<Map<string, string>> {
    const file = this.catalog.findFile(from);
    return new Map(file ? this.catalog.articlesOf(file).map(([id, fingerprint]) => [id, fingerprint]) : []);
  }

  async put(from: FileKey, records: readonly ArticleRecord[]): Promise<void> {
    await this.write({ do: 'put', from, records });
  }

  remove(from: FileKey, ids: readonly string[]): Promise<number> {
    return this.write({ do: 'remove', from, ids });
  }

  async finishFile(from: FileKey, fingerprint: string, refused: readonly string[] = []): Promise<void> {
    await this.write({ do: 'finishFile', from, fingerprint, refused });
  }

  removeFile(from: FileKey): Promise<number> {
    return this.write({ do: 'removeFile', from });
  }

  async renameCollection(from: string, to: string): Promise<void> {
    await this.write({ do: 'renameCollection', from, to });
  }

  async countOutdated(rules: string): Promise<number> {
    return this.catalog.countOutdated(rules);
  }

  async outdated(rules: string, after: number, limit: number): Promise<StoredText[]> {
    return this.catalog.outdated(rules, after, limit);
  }

  async renew(renewals: readonly Renewal[]): Promise<void> {
    await this.write({ do: 'renew', renewals });
  }

  async look(text: string, limit: number): Promise<Look> {
    return this.connection.read(() => {
      this.snapshot.refresh();
      const { snapshot, lists, frequencies } = this;
      const counted = countTerms(text, frequencies);
      const groups = findGroups(counted, limit, { snapshot, lists });
      const places = splitBlobs('article', this.sql.places.get(JSON.stringify(groups.map(({ key }) => key))));
      return {
        passages: snapshot.passages,
        counts: [...new Set(tokenise(text).words)].map((word) => counted.get(wordTerm(word)) ?? 0),
        candidates: groups.map((group) => toCandidate(group, places.get(group.key))),
      };
    });
  }

  async articles(keys: readonly number[]): Promise<StoredArticle[]> {
    return this.connection.read(() => {
      const rows = new Map(this.sql.articles.all(JSON.stringify([...new Set(keys)])).map((row) => [row[0], row]));
      this.expectAll(keys, rows);
      return keys.flatMap((key) => {
        const row = rows.get(key);
        return row ? [toStoredArticle(row)] : [];
      });
    });
  }

  async headers(keys: readonly number[]): Promise<StoredHeader[]> {
    const unread = keys.filter((key) => !this.read.has(key));
    if (unread.length > 0) {
      this.connection.read(() => {
        const found = new Map(this.sql.headers.all(JSON.stringify(unread)).map((row) => [row[0], toHeader(row)]));
        this.expectAll(unread, found);
        for (const header of found.values()) this.read.set(header.key, header);
      });
    }
    const headers: StoredHeader[] = [];
    for (const key of keys) {
      const header = this.read.get(key);
      if (header) headers.push(header);
    }
    return headers;
  }

  async list(after: number, limit: number): Promise<ListedArticle[]> {
    return this.connection.read(() => this.sql.list.all(after, limit).map(toListed));
  }

  async withId(id: string): Promise<ListedArticle[]> {
    return this.connection.read(() => this.sql.withId.all(id).map(toListed));
  }

  async summary(): Promise<IndexSummary> {
    return this.connection.read(() => {
      this.snapshot.refresh();
      const { generation, articles } = this.snapshot;
      if (this.summed?.generation !== generation) {
        // Articles of unknown outlet, each an outlet of its own, are those that no named one uses.
        const outlets = this.catalog.names.all('outlet').reduce((sum, [, uses]) => sum + 1 - uses, articles);
        const [from, to] = [this.sql.firstDay, this.sql.lastDay].map((statement) => dayOf(statement.get()));
        this.summed = { generation, summary: { articles, outlets, from: from ?? null, to: to ?? null } };
      }
      return this.summed.summary;
    });
  }

  async speakers(): Promise<string[]> {
    return this.names('speaker');
  }

  async outlets(): Promise<string[]> {
    return this.names('outlet');
  }

  async shelf(of: Shelf, limit: number): Promise<Shelved> {
    return this.connection.read(() => this.catalog.shelves.find(of, limit));
  }

  async languages(): Promise<{ language: string | null; articles: number }[]> {
    return this.connection.read(() => this.catalog.shelves.languages());
  }

  async damage(): Promise<string[]> {
    return this.connection.read(() => damagedTables(this.connection));
  }

  async close(): Promise<void> {
    await this.writing.close();
    this.connection.close();
  }

  private names(kind: 'speaker' | 'outlet'): string[] {
    return this.connection.read(() => this.catalog.names.all(kind).map(([name]) => name));
  }

  /** An article may have left since its key was given; but one that the maps still know must be there. */
  private expectAll(keys: readonly number[], found: ReadonlyMap<unknown, unknown>): void {
    if (keys.every((key) => found.has(key))) return;
    this.snapshot.refresh();
    if (keys.some((key) => !found.has(key) && this.snapshot.holderOf(key)?.key === key)) throw new Damage('article');
  }

  private async write(command: Command): Promise<number> {
    try {
      return await this.writing.run(command);
    } finally {
      this.snapshot.expire();
    }
  }
}

/** The day that an article's row is listed under must be the one that it states. */
const dayOf = (row: Row | undefined): string | null => {
  if (!row) return null;
  const day = textOf('article', row[4]);
  if (toHeader(row).header.published.date?.slice(0, 10) !== day) throw new Damage('article_day');
  return day;
};

const toCandidate = ({ key, keys, passage, score, share }: Group, packed: Uint8Array | undefined): Candidate => {
  const place = packed && unpackPlaces(packed)[passage - key];
  if (!place) throw new Damage('article');
  return { key, score, share, start: place.start, end: place.end, kernel: place.kernel, alike: keys };
};

/** Quotations are read when they are first asked for: of fifty articles with shared words, few are shown. */
const toStoredArticle = (row: Row): StoredArticle => {
  const { article, quotations: packed } = toArticle(row);
  let quotations: Quotation[] | null = null;
  return {
    key: row[0] as number,
    article,
    get quotations() {
      quotations ??= unpackQuotations(packed, article.text);
      return quotations;
    },
  };
};

export interface StoreOptions {
  patience?: number;
  threaded?: boolean;
  check?: boolean;
}

/**
 * Opens the index in `path`, or makes an empty one there; its folder must exist.
 * @param options.patience how long a write waits for another writer, in milliseconds
 * @param options.threaded whether writes are carried out in a thread of their own; they are not where the sources run
 *   untranslated, as in tests
 * @param options.check whether the structure of the whole file is looked at first: some 0.4 ms a megabyte
 * @throws VerbatimError `store-unreadable` where the file is not ours or cannot be used, `store-busy` where it is locked
 */
export const openSqliteStore = (path: string, options: StoreOptions = {}): Store => {
  const { patience = PATIENCE_MS, threaded = false, check = false } = options;
  const connection = new Connection(path, patience);
  if (check) connection.check();
  const writing = threaded && canWriteInThread() ? writeInThread(path, patience) : writeHere(connection);
  return new SqliteStore(connection, writing);
};
