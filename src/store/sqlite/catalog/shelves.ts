/** Who is quoted in which article, by day: what one speaker said, or one outlet printed, is listed without a look at the rest. */
import type { Quotation } from '../../../model.js';
import type { Shelf, Shelved } from '../../store.js';
import { checksum, textOf, verify } from '../file/checksum.js';
import type { Connection } from '../file/database.js';

/** Before and behind all days; an article that states none is listed under the first. */
const [NO_DAY, FIRST_DAY, LAST_DAY] = ['', '0', '9'];

const namesIn = (quotations: readonly Quotation[]): Set<string> =>
  new Set(quotations.flatMap(({ speaker }) => (speaker?.name ? [speaker.name] : [])));

export class Shelves {
  private readonly sql;

  constructor(connection: Connection) {
    const prepare = (text: string) => connection.statement(text);
    const within = "coalesce(day, '') BETWEEN ? AND ?";
    const newest = 'ORDER BY day DESC, key DESC';
    this.sql = {
      add: prepare('INSERT INTO said VALUES (?, ?, ?, ?)'),
      drop: prepare('DELETE FROM said WHERE name = ? AND day = ? AND key = ?'),
      said: prepare(
        `SELECT key, CAST(name AS BLOB), CAST(day AS BLOB), sum FROM said
         WHERE name IN (SELECT value FROM json_each(?)) AND ${within} ${newest}`,
      ),
      printed: prepare(`SELECT key FROM article WHERE outlet = ? AND ${within} ${newest}`),
      all: prepare(`SELECT key FROM article WHERE ${within} ${newest}`),
      languages: prepare('SELECT language, count(*) FROM article GROUP BY language ORDER BY 2 DESC, 1'),
    };
  }

  add(key: number, day: string | null, quotations: readonly Quotation[]): void {
    const on = day ?? NO_DAY;
    for (const name of namesIn(quotations)) this.sql.add.run(name, on, key, checksum(name, on, key));
  }

  /** What an older layout had not noted is no fault. */
  remove(key: number, day: string | null, quotations: readonly Quotation[]): void {
    for (const name of namesIn(quotations)) this.sql.drop.run(name, day ?? NO_DAY, key);
  }

  /** As `Store.shelf`. */
  find({ speakers, outlet, since, until }: Shelf, limit: number): Shelved {
    const days = [since ?? (until === null ? NO_DAY : FIRST_DAY), until ?? LAST_DAY];
    const printed = (): number[] => {
      const rows = outlet === null ? this.sql.all.all(...days) : this.sql.printed.all(outlet, ...days);
      return rows.map(([key]) => key as number);
    };
    if (speakers === null) return shelved(printed(), limit);
    const said = this.sql.said.all(JSON.stringify(speakers), ...days).map(([key, name, day, sum]) => {
      verify('said', sum as number | null, textOf('said', name), textOf('said', day), key as number);
      return key as number;
    });
    const at = outlet === null ? null : new Set(printed());
    return shelved(
      [...new Set(said)].filter((key) => at?.has(key) ?? true),
      limit,
    );
  }

  languages(): { language: string | null; articles: number }[] {
    return this.sql.languages
      .all()
      .map(([language, articles]) => ({ language: language as string | null, articles: articles as number }));
  }
}

const shelved = (keys: readonly number[], limit: number): Shelved => ({
  articles: keys.length,
  keys: keys.slice(0, limit),
});
