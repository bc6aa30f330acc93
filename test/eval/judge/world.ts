/** What is indexed and what is kept out of the index: real articles, read at run time. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ingest } from '../../../src/ingest/ingest.js';
import type { Ask } from '../../../src/model.js';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite.js';
import type { GoldQuotation, Range } from '../../../src/training/annotated.js';
import { createAsk } from '../../../src/verify/verify.js';
import { parseLines, readShared } from '../../shared.js';
import { Grams } from './grams.js';

/** A quotation as both annotations write it: those of the smaller one also resolve the name. */
export interface GoldSpeech extends Omit<GoldQuotation, 'kind'> {
  kind: GoldQuotation['kind'] | 'indirect';
  content: Range[];
  /** The speaker's name, resolved by hand; absent in the larger annotation. */
  reference?: string | null;
  /** The closing mark is missing in print. */
  unclosed?: boolean;
}

export interface WorldArticle {
  id: string;
  outlet: string;
  date: string | null;
  text: string;
  gold: GoldSpeech[];
}

export interface World {
  indexed: WorldArticle[];
  /** Kept out, with nothing of them in the index but what other articles happen to print as well. */
  unindexed: WorldArticle[];
  /** Of the indexed articles. */
  grams: Grams;
}

/** Articles with this share of their runs in one that is kept out are its copies, and kept out too. */
const COPY_SHARE = 0.05;

/** One in eight; another byte than the one that holds articles out of tuning, so that both parts have some. */
const isKeptOut = (id: string): boolean => (createHash('sha1').update(id).digest()[1] ?? 0) % 8 === 0;

/** Sorts articles into the two heaps. @param all in any order: the heaps follow it */
export const divide = (all: readonly WorldArticle[]): World => {
  const unindexed = all.filter(({ id }) => isKeptOut(id));
  const out = new Grams();
  for (const { id, text } of unindexed) out.add(id, text);
  const indexed = all.filter(({ id, text }) => !isKeptOut(id) && out.known(text) < COPY_SHARE);
  const grams = new Grams();
  for (const { id, text } of indexed) grams.add(id, text);
  return { indexed, unindexed, grams };
};

/** A world of some articles alone, all of them indexed. */
export const onlyOf = (indexed: readonly WorldArticle[]): World => {
  const grams = new Grams();
  for (const { id, text } of indexed) grams.add(id, text);
  return { indexed: [...indexed], unindexed: [], grams };
};

export const readWorld = (): World =>
  divide(['polnear/train.jsonl', 'ggt/dev.jsonl'].flatMap((file) => parseLines<WorldArticle>(readShared(file))));

/** Indexes the world's articles as any corpus is, in a folder of its own, for as long as `work` takes. */
export const withIndex = async <T>({ indexed }: World, work: (ask: Ask) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'verbatim-judge-'));
  const store = await openSqliteStore(path.join(folder, 'store.db'));
  try {
    const file = path.join(folder, 'articles.jsonl');
    writeFileSync(file, indexed.map(({ gold, ...article }) => JSON.stringify(article)).join('\n'));
    const { skipped } = await ingest([file], store);
    if (skipped.length > 0) throw new Error(`${skipped.length} articles were not read: ${skipped[0]?.reason}`);
    return await work(createAsk(store));
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
};
