/** How often each outlet and speaker occurs, so that their lists need no look at the articles. */
import type { Quotation } from '../../../model.js';
import { checksum, textOf, verify } from '../file/checksum.js';
import type { Connection, Statement } from '../file/database.js';

export type NamedKind = 'outlet' | 'speaker';

/** Changes are collected and written together. */
export class NameCounts {
  private readonly count: Statement;
  private readonly drop: Statement;
  private readonly find: Statement;
  private readonly list: Statement;
  private readonly changes = new Map<string, number>();

  constructor(connection: Connection) {
    this.count = connection.statement(
      'INSERT INTO name VALUES (?1, ?2, ?3, ?4) ON CONFLICT (kind, name) DO UPDATE SET uses = ?3, sum = ?4',
    );
    this.drop = connection.statement('DELETE FROM name WHERE kind = ? AND name = ?');
    this.find = connection.statement('SELECT uses, sum FROM name WHERE kind = ? AND name = ?');
    this.list = connection.statement('SELECT CAST(name AS BLOB), uses, sum FROM name WHERE kind = ? ORDER BY name');
  }

  /** To be called as a transaction begins: what one that failed had counted is forgotten. */
  reset(): void {
    this.changes.clear();
  }

  /** To be called before the transaction ends. */
  flush(): void {
    for (const [entry, change] of this.changes) {
      if (change === 0) continue;
      const [kind, name] = JSON.parse(entry) as [NamedKind, string];
      const uses = this.usesOf(kind, name) + change;
      if (uses < 1) this.drop.run(kind, name);
      else this.count.run(kind, name, uses, checksum(kind, name, uses));
    }
    this.changes.clear();
  }

  /** Counts the names of an article that comes in. */
  add(outlet: string | null, quotations: readonly Quotation[]): void {
    this.change(outlet, quotations, 1);
  }

  /** Of one that leaves. */
  remove(outlet: string | null, quotations: readonly Quotation[]): void {
    this.change(outlet, quotations, -1);
  }

  /** All names of a kind and how often each is used, in order. */
  all(kind: NamedKind): [string, number][] {
    const rows = this.list.all(kind) as [Uint8Array, number, number | null][];
    return rows.map(([bytes, uses, sum]) => {
      const name = textOf('name', bytes);
      verify('name', sum, kind, name, uses);
      return [name, uses];
    });
  }

  private usesOf(kind: NamedKind, name: string): number {
    const [uses, sum] = (this.find.get(kind, name) as [number, number | null] | undefined) ?? [0, null];
    verify('name', sum, kind, name, uses);
    return uses;
  }

  private change(outlet: string | null, quotations: readonly Quotation[], by: number): void {
    if (outlet !== null) this.changeOne('outlet', outlet, by);
    for (const { speaker } of quotations) if (speaker?.name) this.changeOne('speaker', speaker.name, by);
  }

  private changeOne(kind: NamedKind, name: string, by: number): void {
    const entry = JSON.stringify([kind, name]);
    this.changes.set(entry, (this.changes.get(entry) ?? 0) + by);
  }
}
