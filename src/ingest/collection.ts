/** One folder, or one file of it, during one run. */
import { statSync } from 'node:fs';
import path from 'node:path';
import { examine, listFiles, type SourceFile } from '../corpus/files.js';
import { Claims } from './claims.js';
import { FileReading, READ_BY } from './file-reading.js';
import { adoptMoved } from './moved.js';
import type { Run } from './run.js';
import { isVersion } from './versions.js';

const isFile = (target: string): boolean => statSync(target, { throwIfNoEntry: false })?.isFile() ?? false;

/** A larger share of a collection's files leaves only where somebody has said so: a folder may not be mounted. */
const MOST_GONE = 0.5;

/** In the order of the folders, each with its files and folders by name: as a listing gives them. */
const byPlace = (one: string, other: string): number => {
  const [a, b] = [one.replaceAll('/', '\0'), other.replaceAll('/', '\0')];
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

/** What the store knows of a file by its path: its fingerprint, or `null` where it is to be read. */
type Known = ReadonlyMap<string, string | null>;

export class Collection {
  private readonly claims = new Claims();
  /** Files that hold no article any more, though they did. */
  private readonly emptied = new Set<string>();
  /** Lets go what files hold no more: not before all files are read, since others may hold it now. */
  private readonly departures = new Map<string, () => Promise<void>>();

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
    const { store, pipeline, report } = this.run;
    const sources: SourceFile[] = [];
    const there = new Set<string>();
    for await (const entry of listFiles(this.root)) {
      // What is there but cannot be read now keeps what was read from it before.
      there.add('reason' in entry ? entry.path : entry.file);
      if ('reason' in entry) report.skipped.push(entry);
      else sources.push(entry);
    }
    await adoptMoved(this.name, sources, store);
    const before = await store.files(this.name);
    await this.readFiles(sources, before);
    await pipeline.drain();
    if (this.isStopped) return;
    const isWhole = this.name === this.root;
    const gone = isWhole ? [...before.keys()].filter((file) => !there.has(file)) : [];
    await this.dismiss(gone, isWhole ? before.size : sources.length);
  }

  /** Reads again what other rules have read. Files that are gone keep their articles: nobody has said that they shall leave. */
  async readAgain(): Promise<void> {
    const { store, pipeline } = this.run;
    const before = await store.files(this.name);
    if ([...before.values()].every((fingerprint) => fingerprint?.startsWith(READ_BY))) return;
    const sources: SourceFile[] = [];
    for (const file of [...before.keys()].sort(byPlace)) {
      if (this.isStopped) return;
      const isCurrent = before.get(file)?.startsWith(READ_BY);
      const source = isCurrent ? null : await examine(path.join(this.name, file), file);
      if (source === null) this.claims.keep((await store.articlesOf({ collection: this.name, file })).keys(), file);
      else if (!('reason' in source)) sources.push(source);
    }
    await this.readFiles(sources, before);
    await pipeline.drain();
    await this.dismiss([], before.size);
  }

  private get isStopped(): boolean {
    return this.run.options.signal?.aborted ?? false;
  }

  /** In their order: the first file that holds an id has it, as in an index made afresh. */
  private async readFiles(sources: readonly SourceFile[], before: Known): Promise<void> {
    const { store, bytes } = this.run;
    const refused = await store.refused(this.name);
    bytes.of += sources.reduce((sum, { size }) => sum + size, 0);
    for (const source of sources) {
      if (this.isStopped) return;
      await this.readFile(source, before.get(source.file) ?? null, refused.get(source.file) ?? []);
      bytes.read += source.size;
    }
  }

  /** @param refused ids that it holds, though another file had them when it was read */
  private async readFile(source: SourceFile, before: string | null, refused: readonly string[]): Promise<void> {
    const { store, report, pipeline } = this.run;
    const known = await store.articlesOf({ collection: this.name, file: source.file });
    if (before === READ_BY + source.fingerprint && refused.every((id) => this.claims.has(id))) {
      this.claims.keep(known.keys(), source.file);
      report.unchanged += [...known.values()].filter((fingerprint) => !isVersion(fingerprint)).length;
      return;
    }
    const reading = new FileReading(source, this.name, known, this.claims, this.run);
    const left = await reading.readAll();
    if (this.isStopped) return;
    if (left.length === 0) return pipeline.add(reading.finish(left));
    if (left.length === known.size && (await reading.isEmpty())) this.emptied.add(source.file);
    this.departures.set(source.file, () => reading.finish(left));
  }

  /** Lets go what is gone, unless that is so much that it may be a mistake. */
  private async dismiss(gone: readonly string[], of: number): Promise<void> {
    const { pipeline, report, options } = this.run;
    const lost = gone.length + this.emptied.size;
    const isDoubtful = lost > MOST_GONE * of && !options.confirmDeletions;
    if (isDoubtful) {
      const reason = `${lost} of ${of} files are gone or empty: their articles are kept, in case that this is a mistake`;
      report.skipped.push({
        path: this.name,
        reason: `${reason}. To let them go: verbatim ingest ${this.root} --confirm-deletions`,
      });
    }
    for (const [file, letGo] of this.departures) {
      if (!(isDoubtful && this.emptied.has(file))) await pipeline.add(letGo());
    }
    this.departures.clear();
    if (!isDoubtful) for (const file of gone) await pipeline.add(this.removeFile(file));
    await pipeline.drain();
  }

  private async removeFile(file: string): Promise<void> {
    const { store, report } = this.run;
    const from = { collection: this.name, file };
    const versions = [...(await store.articlesOf(from)).values()].filter(isVersion);
    const removed = await store.removeFile(from);
    report.removed += removed - versions.length;
  }
}
