/** Where the two wings meet: articles are read, their quotations found, both written. Only what changed costs work. */
import { statSync } from 'node:fs';
import path from 'node:path';
import { listFiles, type Skipped, type SourceFile } from '../corpus/files.js';
import { type ReadItem, readArticles } from '../corpus/read.js';
import type { ArticleRecord, FileKey, Store } from '../store/store.js';
import { type Extract, Extractors } from './extraction.js';
import { Pipeline } from './pipeline.js';

export interface IngestReport {
  /** Written anew or again. */
  articles: number;
  unchanged: number;
  /** In the articles written. */
  quotations: number;
  skipped: Skipped[];
  seconds: number;
}

export interface IngestOptions {
  /** Called after each batch with the running totals. */
  onProgress?: (report: Readonly<IngestReport>, file: string) => void;
  /** Stops between two batches; what has been written stays, and the next run goes on from there. */
  signal?: AbortSignal;
}

/** Raised whenever extraction or the cutting of passages changes, so that unchanged files are indexed again. */
const EXTRACTION_VERSION = 1;

/** Characters of a batch: enough that handing it on costs little, and little enough to hold several in memory. */
const BATCH_LENGTH = 250_000;
/** Batches that are being read, extracted and written at once. */
const MOST_UNDER_WAY = 8;

/**
 * Brings the store up to date with files and folders. Deleted files leave it; a bad one is skipped with its reason.
 * @param paths each is a collection of its own: its articles replace only their own older selves
 * @throws VerbatimError when a path itself cannot be read, or the store cannot be written
 */
export const ingest = async (
  paths: readonly string[],
  store: Store,
  options: IngestOptions = {},
): Promise<IngestReport> => {
  const started = performance.now();
  const report: IngestReport = { articles: 0, unchanged: 0, quotations: 0, skipped: [], seconds: 0 };
  const extractors = new Extractors();
  const pipeline = new Pipeline(MOST_UNDER_WAY);
  try {
    for (const given of paths) {
      const collection = new Collection(path.resolve(given), { store, extractors, pipeline }, report, options);
      await collection.bringUpToDate();
    }
    await pipeline.drain();
  } finally {
    await extractors.close();
  }
  report.seconds = Math.round(performance.now() - started) / 1000;
  return report;
};

const isFile = (target: string): boolean => statSync(target, { throwIfNoEntry: false })?.isFile() ?? false;

/** What a run works with. */
interface Tools {
  store: Store;
  extractors: Extractors;
  pipeline: Pipeline;
}

/** Articles of one file on their way into the store. */
interface Batch {
  from: FileKey;
  items: ReadItem[];
  length: number;
}

/** One ingested path, during one run. */
class Collection {
  /** Which file each id was taken by, so that a second article of the same id is refused, not silently swapped in. */
  private readonly owners = new Map<string, string>();

  /** A single file belongs to its folder's collection: ingesting the folder later does not read it twice. */
  private readonly collection: string;

  constructor(
    private readonly root: string,
    private readonly tools: Tools,
    private readonly report: IngestReport,
    private readonly options: IngestOptions,
  ) {
    this.collection = isFile(root) ? path.dirname(root) : root;
  }

  async bringUpToDate(): Promise<void> {
    const { store, pipeline } = this.tools;
    const before = await store.files(this.collection);
    const gone = new Set(this.collection === this.root ? before.keys() : []);
    for await (const entry of listFiles(this.root)) {
      if (this.options.signal?.aborted) return;
      if ('reason' in entry) {
        // What is there but cannot be read now keeps what was read from it before.
        gone.delete(entry.path);
        this.report.skipped.push(entry);
        continue;
      }
      gone.delete(entry.file);
      await this.readFile(entry, before.get(entry.file));
    }
    if (this.options.signal?.aborted) return;
    for (const file of gone) await pipeline.add(store.removeFile({ collection: this.collection, file }));
  }

  private async readFile(source: SourceFile, before: string | undefined): Promise<void> {
    const { store, pipeline } = this.tools;
    const from = { collection: this.collection, file: source.file };
    const fingerprint = `${EXTRACTION_VERSION}:${source.fingerprint}`;
    const known = await store.articlesOf(from);
    if (before === fingerprint) {
      for (const id of known.keys()) this.owners.set(id, source.file);
      this.report.unchanged += known.size;
      return;
    }
    const left = new Set(known.keys());
    const writes: Promise<void>[] = [];
    const send = async (batch: Batch): Promise<void> => {
      if (batch.items.length === 0) return;
      writes.push(this.write(batch));
      await pipeline.add(writes.at(-1) as Promise<void>);
    };
    let batch: Batch = { from, items: [], length: 0 };
    for await (const item of readArticles(source)) {
      if (this.options.signal?.aborted) break;
      if ('reason' in item) this.report.skipped.push(item);
      else if (this.claim(item, source) && !this.isUnchanged(item, known)) {
        batch.items.push(item);
        batch.length += item.article.text.length;
      }
      if (!('reason' in item)) left.delete(item.article.id);
      if (batch.length < BATCH_LENGTH) continue;
      await send(batch);
      batch = { from, items: [], length: 0 };
    }
    await send(batch);
    if (this.options.signal?.aborted) return;
    // A file counts as read only once all of it is written.
    const finish = async (): Promise<void> => {
      await Promise.all(writes);
      if (this.options.signal?.aborted) return;
      if (left.size > 0) await store.remove(this.collection, [...left]);
      await store.finishFile(from, fingerprint);
    };
    await pipeline.add(finish());
  }

  /** @returns whether the article's id is this file's to give */
  private claim({ article: { id } }: ReadItem, { file }: SourceFile): boolean {
    const owner = this.owners.get(id);
    if (owner === undefined) this.owners.set(id, file);
    else {
      this.report.skipped.push({ path: file, reason: `an article with the id “${id}” was already read from ${owner}` });
    }
    return owner === undefined;
  }

  private isUnchanged(item: ReadItem, known: ReadonlyMap<string, string>): boolean {
    const unchanged = known.get(item.article.id) === fingerprintOf(item);
    if (unchanged) this.report.unchanged++;
    return unchanged;
  }

  private async write({ from, items }: Batch): Promise<void> {
    const { store, extractors } = this.tools;
    if (this.options.signal?.aborted) return;
    const extracts = await extractors.extract(items.map(({ article }) => article.text));
    if (this.options.signal?.aborted) return;
    const records = items.map((item, i): ArticleRecord => {
      return { article: item.article, fingerprint: fingerprintOf(item), ...(extracts[i] as Extract) };
    });
    await store.put(from, records);
    this.report.articles += records.length;
    this.report.quotations += records.reduce((sum, record) => sum + record.quotations.length, 0);
    this.options.onProgress?.(this.report, from.file);
  }
}

const fingerprintOf = ({ fingerprint }: ReadItem): string => `${EXTRACTION_VERSION}:${fingerprint}`;
