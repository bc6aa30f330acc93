/** Opening the file, its tables, and its faults in words that a user can act on. */
import { existsSync, linkSync, rmSync, statSync } from 'node:fs';
import { threadId } from 'node:worker_threads';
import Database from 'libsql';
import { VerbatimError } from '../../../errors.js';
import { Damage } from './checksum.js';
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

const REBUILD = 'Make it anew: move the file away, and ingest the articles again.';

/**
 * What tells of a damaged file: SQLite's own findings, rows that contradict each other, and what an older layout's rows,
 * which have no sums, end in when they are unpacked.
 */
const DAMAGED =
  /CORRUPT|malformed|CONSTRAINT|no such (?:table|column)|has no column|Z_DATA_ERROR|Z_BUF_ERROR|in JSON|Invalid typed array/i;

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
  if (error instanceof Damage) return fault('store-unreadable', `The index is damaged (${error.part})`, REBUILD);
  if (hasCode(error, DAMAGED)) return fault('store-unreadable', 'The index is damaged', REBUILD);
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

const IN_MEMORY = ':memory:';
let made = 0;

/** An index is made aside and put in its place whole: a file without tables was not left by us, and is never taken for empty. */
const makeFile = (path: string): void => {
  if (path === IN_MEMORY) return;
  if (existsSync(path)) {
    if (statSync(path).size === 0) throw new Damage('all of it: the file is empty');
    return;
  }
  const aside = `${path}.${process.pid}-${threadId}-${made++}.new`;
  try {
    const database = new Database(aside);
    database.exec(`BEGIN; ${SCHEMA}; COMMIT; PRAGMA journal_mode = WAL`);
    database.close();
    linkSync(aside, path);
  } catch (error) {
    // Another program was faster.
    if (!existsSync(path)) throw error;
  } finally {
    for (const suffix of ['', '-wal', '-shm']) rmSync(aside + suffix, { force: true });
  }
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
    this.database = this.guard(() => {
      makeFile(path);
      return new Database(path);
    });
    this.guard(() => this.prepareFile());
  }

  /** Looks at the structure of the whole file. @throws VerbatimError where it is damaged */
  check(): void {
    const [finding] = this.guard(() => this.database.prepare('PRAGMA quick_check(1)').raw().get()) as [unknown];
    if (finding !== 'ok') throw explain(new Damage('structure'), this.path);
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
    this.guard(() => {
      this.bringIn();
      this.database.close();
    });
    this.closed = true;
  }

  /** Moves what the write-ahead file holds into the index, so that this is whole without it; others may go on with it. */
  private bringIn(): void {
    try {
      this.database.exec('PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)');
    } catch {
      // Whoever closes next does it.
    }
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
    if (this.path === IN_MEMORY) this.database.exec(SCHEMA);
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

  private pragma(name: string): number {
    return (this.database.prepare(`PRAGMA ${name}`).raw().get() as [number])[0];
  }
}
