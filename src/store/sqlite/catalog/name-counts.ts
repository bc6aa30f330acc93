/** How often each outlet and speaker occurs, so that their lists need no look at the articles. */
import type { Quotation } from '../../../model.js';
import type { Connection, Statement } from '../file/database.js';

export type NamedKind = 'outlet' | 'speaker';

/** Changes are collected and written together. */
export class NameCounts {
  private readonly count: Statement;
  private readonly drop: Statement;
  private readonly changes = new Map<string, number>();

  constructor(connection: Connection) {
    this.count = connection.statement(
      'INSERT INTO name VALUES (?, ?, ?) ON CONFLICT (kind, name) DO UPDATE SET uses = uses + excluded.uses',
    );
    this.drop = connection.statement('DELETE FROM name WHERE kind = ? AND name = ? AND uses < 1');
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
      this.count.run(kind, name, change);
      if (change < 0) this.drop.run(kind, name);
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

  private change(outlet: string | null, quotations: readonly Quotation[], by: number): void {
    if (outlet !== null) this.changeOne('outlet', outlet, by);
    for (const { speaker } of quotations) if (speaker?.name) this.changeOne('speaker', speaker.name, by);
  }

  private changeOne(kind: NamedKind, name: string, by: number): void {
    const entry = JSON.stringify([kind, name]);
    this.changes.set(entry, (this.changes.get(entry) ?? 0) + by);
  }
}
