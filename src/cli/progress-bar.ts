/** How far a long run is, drawn on a terminal. */
import type { SingleBar } from 'cli-progress';
import type { IngestOptions } from '../ingest/run.js';
import { onOneLine } from '../text/invisible.js';

const FORMAT = '{bar} {percentage} % | {articles} articles, {quotations} quotations | {what}';
/** Longer names of files are cut, so that the line stays one. */
const LONGEST_NAME = 40;

export class ProgressBar {
  private renewing = false;

  private constructor(private readonly bar: SingleBar) {}

  /** Loads the package that draws; a run that draws nothing does without. */
  static async start(): Promise<ProgressBar> {
    const { default: progress } = await import('cli-progress');
    const options = { format: FORMAT, stream: process.stderr, hideCursor: true, clearOnComplete: true, fps: 5 };
    const bar = new progress.SingleBar(options, progress.Presets.shades_classic);
    bar.start(1, 0, { articles: 0, quotations: 0, what: '' });
    return new ProgressBar(bar);
  }

  /** What a run is given to draw itself. */
  readonly options: Required<Pick<IngestOptions, 'onProgress' | 'onBytes' | 'onRenewal'>> = {
    onBytes: (read, of) => {
      if (this.renewing) return;
      this.bar.setTotal(of);
      this.bar.update(Math.min(read, of));
    },
    onProgress: ({ articles, quotations }, file) =>
      this.bar.update({ articles, quotations, what: onOneLine(file).slice(-LONGEST_NAME) }),
    onRenewal: (done, of) => {
      this.renewing = true;
      this.bar.setTotal(of);
      this.bar.update(done, { what: 'bringing the index up to date' });
    },
  };

  stop(): void {
    this.bar.stop();
  }
}
