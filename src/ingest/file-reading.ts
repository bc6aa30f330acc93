/** One source file on its way into the store: its articles are read, their quotations found, both written. */
import { access, constants } from 'node:fs/promises';
import type { SourceFile } from '../corpus/files.js';
import { type ReadItem, readArticles } from '../corpus/read.js';
import type { ArticleRecord, FileKey } from '../store/store.js';
import type { Claims } from './claims.js';
import { RULES } from './rules.js';
import type { Run } from './run.js';
import { type Entry, isVersion, versionsIn, withEarlier } from './versions.js';

/** Characters of a batch: enough that handing it on costs little, and little enough to hold several in memory. */
const BATCH_LENGTH = 250_000;

/** What was read by other rules is no longer the same, however little its source has changed. */
export const READ_BY = `${RULES.reading}:`;

const isAccessible = (path: string): Promise<boolean> =>
  access(path, constants.R_OK).then(
    () => true,
    () => false,
  );

export class FileReading {
  private readonly from: FileKey;
  private readonly writes: Promise<void>[] = [];
  private readonly refused = new Set<string>();
  /** Kept of each article, by its id. */
  private readonly versions: ReadonlyMap<string, string[]>;
  private batch: ReadItem[] = [];
  private length = 0;
  private read = 0;

  /** @param known fingerprints of the articles that the store has of the file */
  constructor(
    private readonly source: SourceFile,
    collection: string,
    private readonly known: ReadonlyMap<string, string>,
    private readonly claims: Claims,
    private readonly run: Run,
  ) {
    this.from = { collection, file: source.file };
    this.versions = versionsIn(known);
  }

  /** Hands all that is new or changed on. @returns ids of the articles that the file holds no more */
  async readAll(): Promise<string[]> {
    const { report, bytes, options } = this.run;
    const left = new Set(this.known.keys());
    const before = bytes.read;
    let read = 0;
    const onBytes = (more: number): void => {
      read += more;
      options.onBytes?.(before + read, bytes.of);
    };
    for await (const item of readArticles(this.source, onBytes)) {
      if (options.signal?.aborted) break;
      if ('reason' in item) report.skipped.push(item);
      else {
        this.take(item);
        for (const id of [item.article.id, ...(this.versions.get(item.article.id) ?? [])]) left.delete(id);
      }
      if (this.length >= BATCH_LENGTH) await this.send();
    }
    await this.send();
    return [...left];
  }

  /** Whether it can be read, and holds no article. */
  async isEmpty(): Promise<boolean> {
    return this.read === 0 && (await isAccessible(this.source.path));
  }

  /** Once all else is written, what the file holds no more leaves; only then does the file count as read. */
  async finish(left: readonly string[]): Promise<void> {
    const { store, report, options } = this.run;
    await Promise.all(this.writes);
    if (options.signal?.aborted) return;
    const versions = left.filter((id) => isVersion(this.known.get(id) ?? ''));
    const removed = left.length > 0 ? await store.remove(this.from, left) : 0;
    report.removed += removed - versions.length;
    await store.finishFile(this.from, READ_BY + this.source.fingerprint, [...this.refused]);
  }

  private take(item: ReadItem): void {
    const { id } = item.article;
    const { file } = this.source;
    this.read++;
    const owner = this.claims.claim(id, file);
    if (owner !== null) {
      const reason = `an article with the id “${id}” was already read from ${owner}`;
      this.run.report.skipped.push({ path: file, reason });
      if (owner !== file) this.refused.add(id);
    } else if (this.known.get(id) === READ_BY + item.fingerprint) this.run.report.unchanged++;
    else {
      this.batch.push(item);
      this.length += item.article.text.length;
    }
  }

  private async send(): Promise<void> {
    if (this.batch.length === 0) return;
    const write = this.write(this.batch);
    this.writes.push(write);
    this.batch = [];
    this.length = 0;
    await this.run.pipeline.add(write);
  }

  private async write(items: readonly ReadItem[]): Promise<void> {
    const { store, extractors, report, options } = this.run;
    if (options.signal?.aborted) return;
    const entries = (await Promise.all(items.map((item) => this.entriesOf(item)))).flat();
    const extracts = await extractors.extract(
      entries.map(({ article: { text }, quotations }) => (quotations === null ? text : { text, quotations })),
    );
    if (options.signal?.aborted) return;
    const records = extracts.map((extract, i): ArticleRecord => {
      const { article, fingerprint } = entries[i] as Entry;
      return { article, fingerprint, rules: RULES.text, ...extract };
    });
    await store.put(this.from, records);
    const written = records.filter(({ fingerprint }) => !isVersion(fingerprint));
    report.articles += written.length;
    report.quotations += written.reduce((sum, record) => sum + record.quotations.length, 0);
    options.onProgress?.(report, this.from.file);
  }

  /** An article that the store does not have replaces nothing. */
  private async entriesOf({ article, quotations, fingerprint }: ReadItem): Promise<Entry[]> {
    const entry = { article, quotations, fingerprint: READ_BY + fingerprint };
    const before = this.known.get(article.id);
    if (before === undefined) return [entry];
    const versions = this.versions.get(article.id)?.length ?? 0;
    return withEarlier(this.run.store, this.from, entry, versions, before.startsWith(READ_BY));
  }
}
