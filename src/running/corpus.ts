/** Keeps the index up to date with the corpus: at the start, and whenever files come, change or go. */
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
  /** File of the index. */
  store: string;
  answering: Answering;
  ingesting: Ingesting;
  log: Log;
  stopping: AbortSignal;
}

const linesOf = ({ skipped }: IngestReport): string[] =>
  skipped.map(({ path, reason }) => `verbatim: skipped ${path}: ${reason}`);

export class Corpus {
  private watch: CorpusWatch | null = null;
  /** What the last run said: a file that is passed over again is not told of again. */
  private said = new Set<string>();

  constructor(private readonly settings: CorpusSettings) {}

  /** Takes in what has changed, and says what it answers from. @throws as `ingest` */
  async takeIn(): Promise<void> {
    const { folder, answering } = this.settings;
    if (!(await this.ingest())) return;
    const { articles, outlets } = await answering.summary();
    say(`Verbatim answers from ${count(articles, 'article')} of ${count(outlets, 'outlet')}.`);
    if (articles === 0) say(`The index is empty: put articles (.txt, .md, .jsonl) into ${folder}.`);
  }

  /** From now on changes are taken in as they come; what goes wrong is said, and tried again with the next one. */
  keepUpToDate(): void {
    const { folder, log } = this.settings;
    this.watch = watchCorpus(
      folder,
      () => this.takeInChanges(),
      (err) => log.warn({ err }, 'Changes in the corpus are not noticed at once any more, but every ten minutes'),
    );
  }

  async close(): Promise<void> {
    await this.watch?.close();
  }

  /** Says why the index could not be brought up to date. */
  readonly tell = (error: unknown): void => {
    if (error instanceof VerbatimError) say(`verbatim: ${error.line}`);
    else this.settings.log.error({ err: error }, 'the index could not be brought up to date');
  };

  private async takeInChanges(): Promise<void> {
    const { answering, stopping } = this.settings;
    if (stopping.aborted) return;
    try {
      const before = (await answering.summary()).articles;
      const report = await this.ingest();
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
  private async ingest(): Promise<IngestReport | null> {
    const { folder, store, ingesting, stopping } = this.settings;
    const report = await ingesting.ingest([folder], stopping);
    if (stopping.aborted) return null;
    const lines = linesOf(report);
    for (const line of lines) if (!this.said.has(line)) say(line);
    this.said = new Set(lines);
    recordIngest(store, [folder], report);
    return report;
  }
}
