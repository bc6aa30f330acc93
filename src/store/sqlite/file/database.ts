/** Opening the file, its tables, and its faults in words that a user can act on. */
import Database from 'libsql';
import { VerbatimError } from '../../../errors.js';
import { APPLICATION, LAYOUT, MIGRATIONS, SCHEMA } from './schema.js';

const CACHE_KIB = 24 * 1024;

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
    this.bringLayoutUpToDate();
    // Write-ahead: readers never wait for the writer; NORMAL survives a killed process without a wait for the disk.
    this.database.exec(
      `PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 8000; PRAGMA cache_size = -${CACHE_KIB}; PRAGMA temp_store = MEMORY`,
    );
  }

  private bringLayoutUpToDate(): void {
    const found = this.pragma('user_version');
    if (found === LAYOUT) return;
    if (MIGRATIONS[found] === undefined) throw this.unknownLayout(found);
    this.within('BEGIN IMMEDIATE', () => {
      // Another process may have done it since.
      for (let layout = this.pragma('user_version'); layout < LAYOUT; layout++) {
        this.database.exec(`${MIGRATIONS[layout]}; PRAGMA user_version = ${layout + 1}`);
      }
    });
  }

  private unknownLayout(layout: number): VerbatimError {
    return new VerbatimError(
      'store-unreadable',
      `The index was made by ${layout > LAYOUT ? 'a newer' : 'an older'} version of Verbatim: ${this.path}`,
      layout > LAYOUT ? 'Update Verbatim.' : 'Delete the file and ingest the articles again.',
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
