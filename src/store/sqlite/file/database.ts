/** Opening the file, its tables, and its faults in words that a user can act on. */
import Database from 'libsql';
import { VerbatimError } from '../../../errors.js';

/** Marks a file as an index of this product ("VBTM"), and the layout of its tables. */
const APPLICATION = 0x5642544d;
const LAYOUT = 1;

const CACHE_KIB = 24 * 1024;

/**
 * `article` holds what lists need, `body` what only the few articles shown need.
 * `bucket`, `list` and `sketch` are keyed by segment * 2^32 + their place in it.
 */
const SCHEMA = `
  CREATE TABLE counter (next_passage INTEGER NOT NULL, next_segment INTEGER NOT NULL);
  INSERT INTO counter VALUES (0, 0);
  CREATE TABLE collection (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE file (
    id INTEGER PRIMARY KEY, collection INTEGER NOT NULL, path TEXT NOT NULL, fingerprint TEXT,
    UNIQUE (collection, path)
  );
  CREATE TABLE article (
    key INTEGER PRIMARY KEY, collection INTEGER NOT NULL, file INTEGER NOT NULL, id TEXT NOT NULL,
    fingerprint TEXT NOT NULL, outlet TEXT, day TEXT, passages INTEGER NOT NULL, header TEXT NOT NULL, spans BLOB NOT NULL,
    UNIQUE (collection, id)
  );
  CREATE INDEX article_file ON article (file);
  CREATE INDEX article_day ON article (day) WHERE day IS NOT NULL;
  CREATE TABLE body (key INTEGER PRIMARY KEY, text TEXT NOT NULL, quotations BLOB NOT NULL);
  CREATE TABLE name (kind TEXT, name TEXT, uses INTEGER NOT NULL, PRIMARY KEY (kind, name)) WITHOUT ROWID;
  CREATE TABLE segment (
    id INTEGER PRIMARY KEY, first INTEGER NOT NULL, past INTEGER NOT NULL, passages INTEGER NOT NULL, bits INTEGER NOT NULL,
    sketch_bits INTEGER NOT NULL, bytes INTEGER NOT NULL, terms INTEGER NOT NULL,
    from_term INTEGER NOT NULL, to_term INTEGER NOT NULL, target INTEGER, purges INTEGER NOT NULL
  );
  CREATE TABLE roster (segment INTEGER PRIMARY KEY, data BLOB NOT NULL);
  CREATE TABLE bucket (id INTEGER PRIMARY KEY, data BLOB NOT NULL);
  CREATE TABLE list (id INTEGER PRIMARY KEY, data BLOB NOT NULL);
  CREATE TABLE sketch (id INTEGER PRIMARY KEY, data BLOB NOT NULL);
  CREATE TABLE removal (seq INTEGER PRIMARY KEY AUTOINCREMENT, key INTEGER NOT NULL, passages INTEGER NOT NULL);
  PRAGMA application_id = ${APPLICATION};
  PRAGMA user_version = ${LAYOUT};
`;

export type Row = unknown[];

/** A prepared statement whose rows come as arrays: the library's other modes give blobs in other types. */
export interface Statement {
  get(...values: unknown[]): Row | undefined;
  all(...values: unknown[]): Row[];
  run(...values: unknown[]): void;
}

const hasCode = (error: unknown, pattern: RegExp): boolean =>
  error instanceof Error && pattern.test(`${'code' in error ? String(error.code) : ''} ${error.message}`);

/** The store's fault as the user meets it; other errors are given back as they are. */
const explain = (error: unknown, path: string): unknown => {
  if (error instanceof VerbatimError) return error;
  const fault = (code: 'store-busy' | 'store-unreadable', what: string, hint: string): VerbatimError =>
    new VerbatimError(code, `${what}: ${path}`, hint, { cause: error });
  if (hasCode(error, /BUSY|LOCKED|database is locked/)) {
    return fault('store-busy', 'Another program is writing to the index', 'Wait until it has finished, and try again.');
  }
  if (hasCode(error, /NOTADB|not a database/)) {
    return fault('store-unreadable', 'This file is no index', 'Name another file, or move this one away.');
  }
  if (hasCode(error, /CORRUPT|malformed/)) {
    return fault('store-unreadable', 'The index is damaged', 'Delete the file and ingest the articles again.');
  }
  if (hasCode(error, /READONLY|readonly|CANTOPEN|ConnectionFailed|unable to open/i)) {
    return fault(
      'store-unreadable',
      'The index cannot be opened',
      'Check that the folder exists and can be written to.',
    );
  }
  if (hasCode(error, /FULL|IOERR|disk/)) {
    return fault('store-unreadable', 'The index cannot be written', 'Check that the disk has room.');
  }
  return error;
};

/** One connection to the file. Everything it throws has passed `explain`. */
export class Connection {
  private readonly database: Database.Database;
  private closed = false;

  /**
   * Creates the file where there is none.
   * @param patience how long to wait for another writer, in milliseconds
   */
  constructor(
    readonly path: string,
    private readonly patience: number,
  ) {
    this.database = this.guard(() => new Database(path));
    this.guard(() => this.prepareFile());
  }

  statement(sql: string): Statement {
    const prepared = this.guard(() => this.database.prepare(sql));
    const reader = prepared.reader ? prepared.raw() : prepared;
    return {
      get: (...values) => this.guard(() => reader.get(...values)) as Row | undefined,
      all: (...values) => this.guard(() => reader.all(...values)) as Row[],
      run: (...values) => {
        this.guard(() => prepared.run(...values));
      },
    };
  }

  /** Runs `work` whole or not at all. */
  write<T>(work: () => T): T {
    return this.within('BEGIN IMMEDIATE', work);
  }

  /** Runs `work` on one state of the file, whatever others write meanwhile. */
  read<T>(work: () => T): T {
    return this.within('BEGIN', work);
  }

  close(): void {
    if (this.closed) return;
    this.guard(() => this.database.close());
    this.closed = true;
  }

  private within<T>(begin: string, work: () => T): T {
    if (this.guard(() => this.database.inTransaction)) return work();
    this.guard(() => this.database.exec(begin));
    try {
      const result = work();
      this.guard(() => this.database.exec('COMMIT'));
      return result;
    } catch (error) {
      if (!this.closed && this.database.inTransaction) this.database.exec('ROLLBACK');
      throw explain(error, this.path);
    }
  }

  private guard<T>(work: () => T): T {
    // The library ends the whole process where a closed file is used.
    if (this.closed) throw new VerbatimError('store-unreadable', `The index is closed: ${this.path}`, 'Open it again.');
    try {
      return work();
    } catch (error) {
      throw explain(error, this.path);
    }
  }

  private prepareFile(): void {
    this.database.exec(`PRAGMA busy_timeout = ${this.patience}`);
    const application = this.pragma('application_id');
    if (application === 0 && this.pragma('schema_version') === 0) this.create();
    else if (application !== APPLICATION) {
      throw new VerbatimError(
        'store-unreadable',
        `This file belongs to another program: ${this.path}`,
        'Name another file, or move this one away.',
      );
    }
    const layout = this.pragma('user_version');
    if (layout !== LAYOUT) {
      throw new VerbatimError(
        'store-unreadable',
        `The index was made by ${layout > LAYOUT ? 'a newer' : 'an older'} version of Verbatim: ${this.path}`,
        layout > LAYOUT ? 'Update Verbatim.' : 'Delete the file and ingest the articles again.',
      );
    }
    // Write-ahead: readers never wait for the writer; NORMAL survives a killed process without a wait for the disk.
    this.database.exec(
      `PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 8000; PRAGMA cache_size = -${CACHE_KIB}; PRAGMA temp_store = MEMORY`,
    );
  }

  private create(): void {
    this.database.exec('PRAGMA journal_mode = WAL');
    this.within('BEGIN IMMEDIATE', () => {
      if (this.pragma('schema_version') === 0) this.database.exec(SCHEMA);
    });
  }

  private pragma(name: string): number {
    return (this.database.prepare(`PRAGMA ${name}`).raw().get() as [number])[0];
  }
}
