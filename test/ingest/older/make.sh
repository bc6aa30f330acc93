#!/usr/bin/env bash
# How the index files here were made: `make.sh DIST FILE [copies]`, where DIST is the built product of the version that made it.
# With `copies` only the two first prints of one report go in. Not part of any run: the files are kept as those versions left them.
set -euo pipefail
dist=$(realpath "$1") file=$(realpath -m "$2") only=${3:-}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
ingest() {
  # The time of change is part of what tells files apart.
  find . -type f -not -name '*.db*' -exec touch -d "$1" {} +
  shift
  node "$dist/cli.js" ingest "$@" --store index.db
}

if [ "$only" = copies ]; then
  mkdir copies
  cp "$here"/copies/{skerrow-news,island-courier}.md copies/
  ingest 2031-03-20T00:00:00Z copies
else
  # Once as it was first, then with one article replaced, one deleted, and one whose file is gone.
  cp -r "$here/press" "$here/archive" .
  cp "$here"/first/press/* press/
  ingest 2031-03-08T00:00:00Z press archive
  rm press/retracted.txt
  cp "$here/press/council.txt" press/
  ingest 2031-03-20T00:00:00Z press
  rm archive/interview.md
fi

# Folders are named as they stand here, not as they stood on the machine.
cd "$(dirname "$dist")"
node --input-type=module - "$work/index.db" <<'JS'
import Database from 'libsql';
const database = new Database(process.argv.at(-1));
database.exec("UPDATE collection SET name = replace(name, rtrim(name, replace(name, '/', '')), '')");
database.exec('VACUUM');
database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
console.log(database.prepare('SELECT * FROM collection').all(), database.prepare('SELECT collection, path, fingerprint FROM file').all());
console.log(database.prepare('SELECT count(*) AS n FROM article').get(), database.prepare('SELECT count(*) AS n FROM removal').get(), database.prepare('SELECT count(*) n FROM segment').get());
database.close();
JS
cp "$work/index.db" "$file"
