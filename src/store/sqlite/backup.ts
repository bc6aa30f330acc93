/** A copy of an index that others go on reading and writing. */
import { existsSync, rmSync } from 'node:fs';
import Database from 'libsql';
import { VerbatimError } from '../../errors.js';
import { Connection } from './file/database.js';

/**
 * Writes one state of the index in `path` to `target`, without the room that deleted articles left.
 * @throws VerbatimError `usage` where `target` exists, or the store's own
 */
export const backUpSqliteStore = (path: string, target: string, patience: number): void => {
  if (existsSync(target)) {
    throw new VerbatimError('usage', `${target} is there already`, 'Name a file that does not exist yet');
  }
  const connection = new Connection(path, patience);
  try {
    connection.statement('VACUUM INTO ?').run(target);
    // The mode stays with the file: whoever opens the copy reads while another writes.
    const copy = new Database(target);
    copy.exec('PRAGMA journal_mode = WAL');
    copy.close();
  } catch (error) {
    rmSync(target, { force: true });
    throw error;
  } finally {
    connection.close();
  }
};
