/** The tables of an index, and how older ones become these. README.md in src/store says what their blobs hold. */

/** Marks a file as an index of this product ("VBTM"), and the layout of its tables and blobs: raised with a step of MIGRATIONS. */
export const APPLICATION = 0x5642544d;
export const LAYOUT = 5;

/**
 * `article` holds what lists need, `body` what only the few articles shown need.
 * `bucket`, `list` and `sketch` are keyed by segment * 2^32 + their place in it.
 */
export const SCHEMA = `
  CREATE TABLE counter (next_passage INTEGER NOT NULL, next_segment INTEGER NOT NULL);
  INSERT INTO counter VALUES (0, 0);
  CREATE TABLE collection (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE file (
    id INTEGER PRIMARY KEY, collection INTEGER NOT NULL, path TEXT NOT NULL, fingerprint TEXT,
    UNIQUE (collection, path)
  );
  CREATE TABLE refused (file INTEGER, id TEXT, PRIMARY KEY (file, id)) WITHOUT ROWID;
  CREATE TABLE article (
    key INTEGER PRIMARY KEY, collection INTEGER NOT NULL, file INTEGER NOT NULL, id TEXT NOT NULL,
    fingerprint TEXT NOT NULL, outlet TEXT, day TEXT, passages INTEGER NOT NULL, header TEXT NOT NULL, spans BLOB NOT NULL,
    rules TEXT, sum INTEGER, spans_sum INTEGER, language TEXT, UNIQUE (collection, id)
  );
  CREATE INDEX article_file ON article (file);
  CREATE INDEX article_rules ON article (rules);
  CREATE INDEX article_day ON article (day) WHERE day IS NOT NULL;
  CREATE INDEX article_outlet ON article (outlet, day);
  CREATE INDEX article_language ON article (language);
  CREATE TABLE body (key INTEGER PRIMARY KEY, text TEXT NOT NULL, quotations BLOB NOT NULL, sum INTEGER);
  CREATE TABLE name (kind TEXT, name TEXT, uses INTEGER NOT NULL, sum INTEGER, PRIMARY KEY (kind, name)) WITHOUT ROWID;
  CREATE TABLE said (name TEXT, day TEXT, key INTEGER, sum INTEGER, PRIMARY KEY (name, day, key)) WITHOUT ROWID;
  CREATE TABLE segment (
    id INTEGER PRIMARY KEY, first INTEGER NOT NULL, past INTEGER NOT NULL, passages INTEGER NOT NULL, bits INTEGER NOT NULL,
    sketch_bits INTEGER NOT NULL, bytes INTEGER NOT NULL, terms INTEGER NOT NULL,
    from_term INTEGER NOT NULL, to_term INTEGER NOT NULL, target INTEGER, purges INTEGER NOT NULL,
    sum INTEGER
  );
  CREATE TABLE document_map (segment INTEGER PRIMARY KEY, data BLOB NOT NULL, sum INTEGER);
  CREATE TABLE bucket (id INTEGER PRIMARY KEY, data BLOB NOT NULL, sum INTEGER);
  CREATE TABLE list (id INTEGER PRIMARY KEY, data BLOB NOT NULL, sum INTEGER, head_sum INTEGER);
  CREATE TABLE sketch (id INTEGER PRIMARY KEY, data BLOB NOT NULL, sum INTEGER);
  CREATE TABLE removal (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, key INTEGER NOT NULL, passages INTEGER NOT NULL, sum INTEGER
  );
  PRAGMA application_id = ${APPLICATION};
  PRAGMA user_version = ${LAYOUT};
`;

/** What makes the tables of each older layout those of the next. Nothing is read again here: that is no work for an opening. */
export const MIGRATIONS: Readonly<Record<number, string>> = {
  1: `
    ALTER TABLE roster RENAME TO document_map;
    ALTER TABLE article ADD COLUMN rules TEXT;
    CREATE INDEX article_rules ON article (rules);
  `,
  // Which ids were refused was not noted: every file is read again once.
  2: `
    CREATE TABLE refused (file INTEGER, id TEXT, PRIMARY KEY (file, id)) WITHOUT ROWID;
    UPDATE file SET fingerprint = NULL;
  `,
  // Rows that are written from now on have a sum; those that are there are read without one.
  3: `
    ALTER TABLE article ADD COLUMN sum INTEGER;
    ALTER TABLE article ADD COLUMN spans_sum INTEGER;
    ALTER TABLE body ADD COLUMN sum INTEGER;
    ALTER TABLE name ADD COLUMN sum INTEGER;
    ALTER TABLE segment ADD COLUMN sum INTEGER;
    ALTER TABLE document_map ADD COLUMN sum INTEGER;
    ALTER TABLE bucket ADD COLUMN sum INTEGER;
    ALTER TABLE list ADD COLUMN sum INTEGER;
    ALTER TABLE list ADD COLUMN head_sum INTEGER;
    ALTER TABLE sketch ADD COLUMN sum INTEGER;
    ALTER TABLE removal ADD COLUMN sum INTEGER;
  `,
  // Who is quoted where is noted as texts are taken apart: each is, once more.
  4: `
    ALTER TABLE article ADD COLUMN language TEXT;
    UPDATE article SET language = json_extract(header, '$.language'), rules = NULL;
    CREATE INDEX article_outlet ON article (outlet, day);
    CREATE INDEX article_language ON article (language);
    CREATE TABLE said (name TEXT, day TEXT, key INTEGER, sum INTEGER, PRIMARY KEY (name, day, key)) WITHOUT ROWID;
  `,
};
