/** Keeps the index up to date with the corpus and what was fetched: at the start, and whenever files come, change or go. */
import { existsSync } from 'node:fs';
import type { Log } from '../chat/platform.js';
import { count } from '../chat/wordings.js';
import { VerbatimError } from '../errors.js';
import type { IngestReport } from '../ingest/run.js';
import { recordIngest } from '../metrics/records.js';
import type { Answering } from '../threads/answering.js';
import type { Ingesting } from '../threads/ingesting.js';
import { type CorpusWatch, watchCorpus } from './corpus-watch.js';
import { say } from './log.js';

export interface CorpusSettings {
  folder: string;
  /** Where it is kept what was fetched; need not be there. */
  fetched: string;
  /** File of the index. */
  store: string;
  answering: Answering;
  ingesting: Ingesting;
  log: Log;
  stopping: AbortSignal;
}

const linesOf = ({ skipped }: IngestReport): string[] =>
  skipped.map(({ path, reason }) => `verbatim: skipped ${path}: ${reason}`);

/** What comes within so many milliseconds is taken in together. */
const TOGETHER_MS = 3_000;

export class Corpus {
  private watch: CorpusWatch | null = null;
  /** What the last run on these paths said: a file that is passed over again is not told of again. */
  private readonly said = new Map<string, Set<string>>();
  /** One run at a time. */
  private work: Promise<void> = Promise.resolve();
  private news: NodeJS.Timeout | null = null;

  constructor(private readonly settings: CorpusSettings) {}

  /** Takes in what has changed, and says what it answers from. @throws as `ingest` */
  async takeIn(): Promise<void> {
    const { folder, answering } = this.settings;
    if (!(await this.ingest(this.paths()))) return;
    const { articles, outlets } = await answering.summary();
    say(`Verbatim answers from ${count(articles, 'article')} of ${count(outlets, 'outlet')}.`);
    if (articles === 0) say(`The index is empty: put articles (.txt, .md, .jsonl) into ${folder}.`);
  }

  /**
   * From now on changes are taken in as they come; what goes wrong is said, and tried again with the next one.
   * @param onChange called after each; must not reject
   */
  keepUpToDate(onChange: () => Promise<void>): void {
    const { folder, log } = this.settings;
    this.watch = watchCorpus(
      folder,
      async () => {
        await this.inTurn(() => this.takeInChanges(this.paths()));
        await onChange();
      },
      (err) => log.warn({ err }, 'Changes in the corpus are not noticed at once any more, but every ten minutes'),
    );
  }

  /** Something new was fetched: it is taken in soon, with what else comes by then. */
  noteNews(): void {
    const { fetched, stopping } = this.settings;
    if (stopping.aborted) return;
    this.news ??= setTimeout(() => {
      this.news = null;
      void this.inTurn(() => this.takeInChanges([fetched]));
    }, TOGETHER_MS);
  }

  /** Takes in a folder beside the corpus. @throws as `ingest` */
  async takeInFolder(folder: string): Promise<void> {
    let fault: unknown = null;
    await this.inTurn(async () => {
      await this.ingest([folder]).catch((error) => {
        fault = error;
      });
    });
    if (fault !== null) throw fault;
  }

  async close(): Promise<void> {
    if (this.news) clearTimeout(this.news);
    await this.watch?.close();
    await this.work;
  }

  private paths(): string[] {
    const { folder, fetched } = this.settings;
    return existsSync(fetched) ? [folder, fetched] : [folder];
  }

  private inTurn(run: () => Promise<void>): Promise<void> {
    this.work = this.work.then(run);
    return this.work;
  }

  /** Says why the index could not be brought up to date. */
  readonly tell = (error: unknown): void => {
    if (error instanceof VerbatimError) say(`verbatim: ${error.line}`);
    else this.settings.log.error({ err: error }, 'the index could not be brought up to date');
  };

  private async takeInChanges(paths: readonly string[]): Promise<void> {
    const { answering, stopping } = this.settings;
    if (stopping.aborted) return;
    try {
      const before = (await answering.summary()).articles;
      const report = await this.ingest(paths);
      if (!report) return;
      const after = (await answering.summary()).articles;
      if (report.articles > 0 || after !== before) {
        say(`The corpus has changed: Verbatim answers from ${count(after, 'article')} now.`);
      }
    } catch (error) {
      this.tell(error);
    }
  }

  /** @returns `null` where it was stopped */
  private async ingest(paths: readonly string[]): Promise<IngestReport | null> {
    const { store, ingesting, stopping } = this.settings;
    const report = await ingesting.ingest(paths, stopping);
    if (stopping.aborted) return null;
    const lines = linesOf(report);
    const key = paths.join('\0');
    for (const line of lines) if (!this.said.get(key)?.has(line)) say(line);
    this.said.set(key, new Set(lines));
    recordIngest(store, paths, report);
    return report;
  }
}
