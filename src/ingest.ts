/** Where the two wings meet: articles are read, their quotations found, both written. Only what changed costs work. */
import { statSync } from 'node:fs';
import path from 'node:path';
import { listFiles, type Skipped, type SourceFile } from './corpus/files.js';
import { readArticles } from './corpus/read.js';
import { extractQuotations } from './quotes/extract.js';
import type { ArticleRecord, Store } from './store/store.js';
import { splitSentences } from './text/sentences.js';

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

/** Large enough that a transaction's cost spreads, small enough that queries between batches do not wait. */
const BATCH_PASSAGES = 2_000;

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
  for (const given of paths) await new Collection(path.resolve(given), store, report, options).bringUpToDate();
  report.seconds = Math.round(performance.now() - started) / 1000;
  return report;
};

const isFile = (target: string): boolean => statSync(target, { throwIfNoEntry: false })?.isFile() ?? false;

/** One ingested path, during one run. */
class Collection {
  /** Which file each id was taken by, so that a second article of the same id is refused, not silently swapped in. */
  private readonly owners = new Map<string, string>();

  /** A single file belongs to its folder's collection: ingesting the folder later does not read it twice. */
  private readonly collection: string;

  constructor(
    private readonly root: string,
    private readonly store: Store,
    private readonly report: IngestReport,
    private readonly options: IngestOptions,
  ) {
    this.collection = isFile(root) ? path.dirname(root) : root;
  }

  async bringUpToDate(): Promise<void> {
    const before = await this.store.files(this.collection);
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
    for (const file of gone) await this.store.removeFile({ collection: this.collection, file });
  }

  private async readFile(source: SourceFile, before: string | undefined): Promise<void> {
    const from = { collection: this.collection, file: source.file };
    const fingerprint = `${EXTRACTION_VERSION}:${source.fingerprint}`;
    const known = await this.store.articlesOf(from);
    if (before === fingerprint) {
      for (const id of known.keys()) this.owners.set(id, source.file);
      this.report.unchanged += known.size;
      return;
    }
    const left = new Set(known.keys());
    let batch: ArticleRecord[] = [];
    let passages = 0;
    const write = async () => {
      if (batch.length === 0) return;
      await this.store.put(from, batch);
      this.report.articles += batch.length;
      this.report.quotations += batch.reduce((sum, record) => sum + record.quotations.length, 0);
      batch = [];
      passages = 0;
      this.options.onProgress?.(this.report, source.file);
    };
    for await (const item of readArticles(source)) {
      if (this.options.signal?.aborted) break;
      if ('reason' in item) {
        this.report.skipped.push(item);
        continue;
      }
      const { article } = item;
      const owner = this.owners.get(article.id);
      if (owner !== undefined) {
        const reason = `an article with the id “${article.id}” was already read from ${owner}`;
        this.report.skipped.push({ path: source.file, reason });
        continue;
      }
      this.owners.set(article.id, source.file);
      left.delete(article.id);
      const articleFingerprint = `${EXTRACTION_VERSION}:${item.fingerprint}`;
      if (known.get(article.id) === articleFingerprint) {
        this.report.unchanged++;
        continue;
      }
      const sentences = splitSentences(article.text);
      batch.push({
        article,
        quotations: extractQuotations(article.text),
        passages: sentences,
        fingerprint: articleFingerprint,
      });
      passages += sentences.length;
      if (passages >= BATCH_PASSAGES) await write();
    }
    await write();
    if (this.options.signal?.aborted) return;
    if (left.size > 0) await this.store.remove(this.collection, [...left]);
    await this.store.finishFile(from, fingerprint);
  }
}
