/** `verbatim remove`: articles leave the index by id, by file or by folder, whether these are still there or not. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { count } from '../chat/wordings.js';
import { VerbatimError } from '../errors.js';
import { versionsIn } from '../ingest/versions.js';
import type { FileKey, Store } from '../store/store.js';
import { onOneLine } from '../text/invisible.js';
import type { Command } from './command.js';
import { unknownArticles } from './listing.js';
import { printLine } from './output.js';

/** What is to go: articles of a file by id, or the whole file. */
interface Departure {
  from: FileKey;
  /** `null`: all that it holds, and the file itself. */
  ids: string[] | null;
}

/**
 * All or nothing: where one of the words is unknown, nothing leaves.
 * @throws VerbatimError `usage` without a word, `article-unknown`, or the store's own
 */
export const removeCommand: Command = async (words, flags, openStore) => {
  if (words.length === 0) throw new VerbatimError('usage', 'remove needs an id or a path', 'verbatim remove ID|PATH…');
  const store = await openStore(flags.store, true);
  try {
    const departures = await departuresOf(store, words);
    let removed = 0;
    for (const { from, ids } of departures) {
      removed += ids === null ? await store.removeFile(from) : await store.remove(from, ids);
    }
    const files = [...new Set(departures.map(({ from }) => path.join(from.collection, from.file)))];
    const remaining = files.filter((file) => existsSync(file));
    await printLine(flags.json ? JSON.stringify({ removed, remaining }) : summaryOf(removed, remaining));
  } finally {
    await store.close();
  }
};

const departuresOf = async (store: Store, words: readonly string[]): Promise<Departure[]> => {
  const departures: Departure[] = [];
  const unknown: string[] = [];
  for (const word of new Set(words)) {
    const byId = await Promise.all((await store.withId(word)).map(({ from }) => withVersions(store, from, word)));
    const found = byId.length > 0 ? byId : await filesAt(store, path.resolve(word));
    if (found.length === 0) unknown.push(word);
    departures.push(...found);
  }
  if (unknown.length > 0) throw unknownArticles(unknown);
  return departures;
};

/** An article leaves with its earlier versions. */
const withVersions = async (store: Store, from: FileKey, id: string): Promise<Departure> => {
  const versions = versionsIn(await store.articlesOf(from)).get(id) ?? [];
  return { from, ids: [id, ...versions] };
};

/** The files of the index that lie at or below a path, by their names alone: nothing need be there any more. */
const filesAt = async (store: Store, target: string): Promise<Departure[]> => {
  const found: Departure[] = [];
  for (const collection of await store.collections()) {
    for (const file of (await store.files(collection)).keys()) {
      const place = path.join(collection, file);
      const isBelow = place === target || place.startsWith(target.endsWith(path.sep) ? target : target + path.sep);
      if (isBelow) found.push({ from: { collection, file }, ids: null });
    }
  }
  return found;
};

/** As many are named; the others are counted. */
const NAMED = 3;

/** @param remaining files that are still there, and would be read again */
const summaryOf = (removed: number, remaining: readonly string[]): string => {
  const told = `${count(removed, 'article')} removed`;
  if (remaining.length === 0) return told;
  const names = remaining.slice(0, NAMED).map(onOneLine).join(', ');
  const more = remaining.length > NAMED ? ', …' : '';
  const which = `${count(remaining.length, 'file')} of theirs ${remaining.length === 1 ? 'is' : 'are'} still there`;
  return `${told}. ${which} (${names}${more}): move them away, or an ingest may read them again`;
};
