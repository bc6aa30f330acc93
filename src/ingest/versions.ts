/**
 * Earlier versions of articles whose words have changed: kept beside them, as articles of the same file, so that an answer
 * can tell what was changed, and which words stood there first.
 */
import type { ReadItem } from '../corpus/read.js';
import type { Article } from '../model.js';
import type { FileKey, Store, StoredArticle } from '../store/store.js';
import { areCopies, signatureOf } from '../text/signature.js';

/** Opens the fingerprint of a version; the id of its article follows. */
const VERSION = 'version:';

/** The first ones are kept, and the one before the last change: a page that is rewritten all day would fill the index. */
const MOST_VERSIONS = 10;

/** Whether a fingerprint, as `Store.articlesOf` gives it, is that of a version. */
export const isVersion = (fingerprint: string): boolean => fingerprint.startsWith(VERSION);

/** Ids of versions by the id of their article. @param known fingerprints of a file's articles by id */
export const versionsIn = (known: ReadonlyMap<string, string>): Map<string, string[]> => {
  const versions = new Map<string, string[]>();
  for (const [id, fingerprint] of known) {
    if (!isVersion(fingerprint)) continue;
    const of = fingerprint.slice(VERSION.length);
    const others = versions.get(of);
    if (others === undefined) versions.set(of, [id]);
    else others.push(id);
  }
  return versions;
};

const wordsOf = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/**
 * Whether a text is an earlier one of the same article. A file may be filled with another article under its old name:
 * that one has another address, or too few of its sentences.
 */
const isEarlier = (old: Article, now: Article): boolean => {
  if (wordsOf(old.text) === wordsOf(now.text)) return false;
  if (old.address && now.address) return old.address === now.address;
  return areCopies(signatureOf(old.text), signatureOf(now.text));
};

/** One article as it goes into the store; `quotations` as its source states them, `null` where they are to be found. */
export type Entry = Pick<ReadItem, 'article' | 'fingerprint' | 'quotations'>;

const storedOf = async (
  store: Store,
  { collection, file }: FileKey,
  id: string,
): Promise<StoredArticle | undefined> => {
  const listed = await store.withId(id);
  const key = listed.find(({ from }) => from.collection === collection && from.file === file)?.key;
  return key === undefined ? undefined : (await store.articles([key]))[0];
};

/**
 * An article that is read anew, before it the version that it replaces where its words have changed.
 * @param versions how many of it are kept already
 * @param isComparable `false` where other rules have read what is stored: what differs may be theirs
 */
export const withEarlier = async (
  store: Store,
  from: FileKey,
  entry: Entry,
  versions: number,
  isComparable: boolean,
): Promise<Entry[]> => {
  const { article, quotations } = entry;
  // Quotations that a record states stand in no text that might change.
  const old = quotations === null ? (await storedOf(store, from, article.id))?.article : undefined;
  if (old === undefined) return [entry];
  if (!isComparable || !isEarlier(old, article)) {
    // The words are as they were: since when they stand does not change either.
    return [old.revised === undefined ? entry : { ...entry, article: { ...article, revised: old.revised } }];
  }
  const on = new Date().toISOString();
  const id = `${article.id}#version-${Math.min(versions + 1, MOST_VERSIONS)}`;
  const replaced = { by: article.id, on };
  return [
    { article: { ...old, id, replaced }, fingerprint: VERSION + article.id, quotations: null },
    { ...entry, article: { ...article, revised: on } },
  ];
};
