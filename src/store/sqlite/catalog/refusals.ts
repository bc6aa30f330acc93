/** Ids that a file holds, though another file's article has them: it is read again once that article leaves. */
import { textOf } from '../file/checksum.js';
import type { Connection } from '../file/database.js';

export class Refusals {
  private readonly sql;

  constructor(connection: Connection) {
    this.sql = {
      add: connection.statement('INSERT OR IGNORE INTO refused VALUES (?, ?)'),
      drop: connection.statement('DELETE FROM refused WHERE file = ?'),
      all: connection.statement(
        'SELECT CAST(path AS BLOB), CAST(refused.id AS BLOB) FROM refused JOIN file ON file.id = refused.file WHERE collection = ?',
      ),
    };
  }

  add(file: number, id: string): void {
    this.sql.add.run(file, id);
  }

  forget(file: number): void {
    this.sql.drop.run(file);
  }

  /** By path of the file. */
  of(collection: number): Map<string, string[]> {
    const refused = new Map<string, string[]>();
    for (const [file, refusal] of this.sql.all.all(collection)) {
      const [path, id] = [textOf('file', file), textOf('refused', refusal)];
      refused.set(path, [...(refused.get(path) ?? []), id]);
    }
    return refused;
  }
}
