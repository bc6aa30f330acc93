/** A new index out of an old one: files are read again where they are, and what is in none any more is taken over. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { STATED } from '../corpus/read.js';
import { listAll } from '../store/listing.js';
import type { FileKey, ListedArticle, Store } from '../store/store.js';
import { extract } from './extract.js';
import { bringUpToDate } from './ingest.js';
import { RULES } from './rules.js';
import type { IngestOptions, IngestReport } from './run.js';

const isThere = ({ collection, file }: FileKey): boolean => existsSync(path.join(collection, file));

/** Files that are there are read; those that are gone keep the fingerprint that they had. */
const takeFiles = async (old: Store, fresh: Store): Promise<void> => {
  for (const collection of await old.collections()) {
    for (const [file, fingerprint] of await old.files(collection)) {
      const from = { collection, file };
      await fresh.finishFile(from, isThere(from) ? '' : (fingerprint ?? ''));
    }
  }
};

const storedIn = async (store: Store, { collection, file }: FileKey, id: string) => {
  const listed = (await store.withId(id)).find(({ from }) => from.collection === collection && from.file === file);
  return listed === undefined ? undefined : (await store.articles([listed.key]))[0];
};

/** @returns whether it was taken over */
const takeOver = async (old: Store, fresh: Store, { key, from, header }: ListedArticle): Promise<boolean> => {
  const isVersion = header.replaced !== undefined;
  const [stored] = isVersion || !isThere(from) ? await old.articles([key]) : [];
  if (stored === undefined) return false;
  if (header.replaced && isThere(from) && !(await storedIn(fresh, from, header.replaced.by))) return false;
  const fingerprint = (await old.articlesOf(from)).get(header.id) ?? '';
  const { article, quotations } = stored;
  const found = extract(fingerprint.includes(`:${STATED}`) ? { text: article.text, quotations } : article.text);
  await fresh.put(from, [{ article, fingerprint, rules: RULES.text, ...found }]);
  return true;
};

/** Since when a text stands is known to the index alone. */
const dateRevision = async (old: Store, fresh: Store, { key, from, header }: ListedArticle): Promise<void> => {
  const now = await storedIn(fresh, from, header.id);
  const [before] = await old.articles([key]);
  if (!now || now.article.revised || now.article.text !== before?.article.text) return;
  const fingerprint = (await fresh.articlesOf(from)).get(header.id) ?? '';
  const article = { ...now.article, revised: header.revised as string };
  await fresh.put(from, [{ article, fingerprint, rules: RULES.text, ...extract(article.text) }]);
};

/**
 * Fills an empty store with all that another one holds.
 * @returns what was read, and how many articles were taken over: earlier versions, and those whose file is gone
 */
export const rebuild = async (
  old: Store,
  fresh: Store,
  options: IngestOptions = {},
): Promise<IngestReport & { carried: number }> => {
  await takeFiles(old, fresh);
  const report = await bringUpToDate(fresh, options);
  let carried = 0;
  for await (const listed of listAll(old)) {
    if (options.signal?.aborted) break;
    if (await takeOver(old, fresh, listed)) carried++;
    else if (listed.header.revised) await dateRevision(old, fresh, listed);
  }
  return { ...report, carried };
};
