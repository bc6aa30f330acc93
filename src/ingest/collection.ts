/** One folder, or one file of it, during one run: its articles are read, their quotations found, both written. */
import { statSync } from 'node:fs';
import path from 'node:path';
import { examine, listFiles, type SourceFile } from '../corpus/files.js';
import { type ReadItem, readArticles } from '../corpus/read.js';
import type { ArticleRecord, FileKey } from '../store/store.js';
import { RULES } from './rules.js';
import type { Run } from './run.js';

/** Characters of a batch: enough that handing it on costs little, and little enough to hold several in memory. */
const BATCH_LENGTH = 250_000;

/** Articles of one file on their way into the store. */
interface Batch {
  from: FileKey;
  items: ReadItem[];
  length: number;
}

const isFile = (target: string): boolean => statSync(target, { throwIfNoEntry: false })?.isFile() ?? false;

/** What was read by other rules is no longer the same, however little its source has changed. */
const READ_BY = `${RULES.reading}:`;

export class Collection {
  /** Which file each id was taken by, so that a second article of the same id is refused, not silently swapped in. */
  private readonly owners = new Map<string, string>();

  /** A single file belongs to its folder's collection: ingesting the folder later does not read it twice. */
  private readonly name: string;

  /** @param root absolute */
  constructor(
    private readonly root: string,
    private readonly run: Run,
  ) {
    this.name = isFile(root) ? path.dirname(root) : root;
  }

  /** Takes in what is new or changed; what is gone leaves. */
  async bringUpToDate(): Promise<void> {
    const { store, pipeline, report, options } = this.run;
    const before = await store.files(this.name);
    const gone = new Set(this.name === this.root ? before.keys() : []);
    for await (const entry of listFiles(this.root)) {
      if (options.signal?.aborted) return;
      if ('reason' in entry) {
        // What is there but cannot be read now keeps what was read from it before.
        gone.delete(entry.path);
        report.skipped.push(entry);
        continue;
      }
      gone.delete(entry.file);
      await this.readFile(entry, before.get(entry.file));
    }
    if (options.signal?.aborted) return;
    for (const file of gone) await pipeline.add(store.removeFile({ collection: this.name, file }));
  }

  /** Reads again what other rules have read. Files that are gone keep their articles: nobody has said that they shall leave. */
  async readAgain(): Promise<void> {
    for (const [file, before] of await this.run.store.files(this.name)) {
      if (this.run.options.signal?.aborted) return;
      if (before.startsWith(READ_BY)) continue;
      const source = await examine(path.join(this.name, file), file);
      if (!('reason' in source)) await this.readFile(source, before);
    }
  }

  private async readFile(source: SourceFile, before: string | undefined): Promise<void> {
    const { store, pipeline, report, options } = this.run;
    const from = { collection: this.name, file: source.file };
    const fingerprint = READ_BY + source.fingerprint;
    const known = await store.articlesOf(from);
    if (before === fingerprint) {
      for (const id of known.keys()) this.owners.set(id, source.file);
      report.unchanged += known.size;
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
      if (options.signal?.aborted) break;
      if ('reason' in item) report.skipped.push(item);
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
    if (options.signal?.aborted) return;
    // A file counts as read only once all of it is written.
    const finish = async (): Promise<void> => {
      await Promise.all(writes);
      if (options.signal?.aborted) return;
      if (left.size > 0) await store.remove(this.name, [...left]);
      await store.finishFile(from, fingerprint);
    };
    await pipeline.add(finish());
  }

  /** @returns whether the article's id is this file's to give */
  private claim({ article: { id } }: ReadItem, { file }: SourceFile): boolean {
    const owner = this.owners.get(id);
    if (owner === undefined) this.owners.set(id, file);
    else {
      const reason = `an article with the id “${id}” was already read from ${owner}`;
      this.run.report.skipped.push({ path: file, reason });
    }
    return owner === undefined;
  }

  private isUnchanged(item: ReadItem, known: ReadonlyMap<string, string>): boolean {
    const unchanged = known.get(item.article.id) === READ_BY + item.fingerprint;
    if (unchanged) this.run.report.unchanged++;
    return unchanged;
  }

  private async write({ from, items }: Batch): Promise<void> {
    const { store, extractors, report, options } = this.run;
    if (options.signal?.aborted) return;
    const extracts = await extractors.extract(items.map(({ article }) => article.text));
    if (options.signal?.aborted) return;
    const records = extracts.map((extract, i): ArticleRecord => {
      const { article, fingerprint, quotations } = items[i] as ReadItem;
      const found = { ...extract, quotations: quotations ?? extract.quotations };
      return { article, fingerprint: READ_BY + fingerprint, rules: RULES.text, ...found };
    });
    await store.put(from, records);
    report.articles += records.length;
    report.quotations += records.reduce((sum, record) => sum + record.quotations.length, 0);
    options.onProgress?.(report, from.file);
  }
}
