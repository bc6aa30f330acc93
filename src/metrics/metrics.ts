/** What is counted while the bot runs, for Prometheus and for `verbatim status`. Counts and times alone: no words, no names of people. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { VerbatimError } from '../errors.js';
import type { Ask } from '../model.js';

/** What is looked up when somebody asks for the figures. */
export interface Sources {
  index(): Promise<{ articles: number; outlets: number }>;
  queue(): { waiting: number; running: number };
  connections(): number;
  /** By platform: whether it is connected. */
  platforms(): ReadonlyMap<string, boolean>;
  lastIngest(): { at: string; seconds: number; skipped: readonly { reason: string }[] } | null;
}

/** As `verbatim status` shows them. */
export interface Figures {
  /** By verdict; `help` where a message asked about no words. */
  answers: Record<string, number>;
  /** Not answered: by code of the fault, `defect` for what is ours. */
  faults: Record<string, number>;
  refused: number;
  /** From being asked to being answered, waiting included, in seconds; `null` before the first answer. */
  latency: { p50: number; p95: number; p99: number } | null;
}

/** Seconds: from a short quote in a small index to what nobody should wait for. */
const BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8];

/** A reason without what it names, so that there are few of them. */
const kindOf = (reason: string): string =>
  reason
    .replace(/“[^”]*”|"[^"]*"|\([^)]*\)/g, '…')
    .replace(/ from .*$/, '')
    .trim();

const countsOf = async (counter: Counter, label: string): Promise<Record<string, number>> =>
  Object.fromEntries((await counter.get()).values.map(({ labels, value }) => [String(labels[label]), value]));

export class Metrics {
  readonly registry = new Registry();
  private readonly answers = this.counter('answers', 'verdict', 'Answers given, by verdict');
  private readonly faults = this.counter('faults', 'code', 'Questions not answered, by the code of the fault');
  private readonly refused = new Counter({
    name: 'verbatim_refused_total',
    help: 'Requests turned away because their asker asked too fast',
    registers: [this.registry],
  });
  private readonly seconds = new Histogram({
    name: 'verbatim_answer_seconds',
    help: 'From being asked to being answered, waiting included',
    buckets: BUCKETS,
    registers: [this.registry],
  });

  constructor(sources: Sources) {
    collectDefaultMetrics({ register: this.registry });
    this.watchIndex(sources);
    this.watchProcess(sources);
  }

  /** An `ask` whose answers are counted. @param ask waits for its turn, and then answers */
  counting<Rest extends unknown[]>(
    ask: (request: Parameters<Ask>[0], ...rest: Rest) => ReturnType<Ask>,
  ): (request: Parameters<Ask>[0], ...rest: Rest) => ReturnType<Ask> {
    return async (...given) => {
      const end = this.seconds.startTimer();
      try {
        const answers = await ask(...given);
        for (const { verdict } of answers) this.answers.inc({ verdict });
        if (answers.length === 0) this.answers.inc({ verdict: 'help' });
        return answers;
      } catch (error) {
        this.faults.inc({ code: error instanceof VerbatimError ? error.code : 'defect' });
        throw error;
      } finally {
        end();
      }
    };
  }

  countRefusal(): void {
    this.refused.inc();
  }

  async figures(): Promise<Figures> {
    const [{ value: refused = 0 } = {}] = (await this.refused.get()).values;
    return {
      answers: await countsOf(this.answers, 'verdict'),
      faults: await countsOf(this.faults, 'code'),
      refused,
      latency: await this.latency(),
    };
  }

  /** Upper bounds, as exact as the buckets are. */
  private async latency(): Promise<Figures['latency']> {
    const { values } = await this.seconds.get();
    const counts = values.filter(({ metricName }) => metricName === 'verbatim_answer_seconds_bucket');
    const total = values.find(({ metricName }) => metricName === 'verbatim_answer_seconds_count')?.value ?? 0;
    if (total === 0) return null;
    const within = (share: number): number => {
      const bucket = counts.find(({ value }) => value >= share * total);
      return Number(bucket?.labels.le ?? BUCKETS.at(-1));
    };
    return { p50: within(0.5), p95: within(0.95), p99: within(0.99) };
  }

  private counter<Label extends string>(name: string, label: Label, help: string): Counter<Label> {
    return new Counter({ name: `verbatim_${name}_total`, help, labelNames: [label], registers: [this.registry] });
  }

  private watchIndex({ index, lastIngest }: Sources): void {
    const registers = [this.registry];
    const outlets = new Gauge({ name: 'verbatim_outlets', help: 'Outlets in the index', registers });
    new Gauge({
      name: 'verbatim_articles',
      help: 'Articles in the index',
      registers,
      async collect() {
        const summary = await index();
        this.set(summary.articles);
        outlets.set(summary.outlets);
      },
    });
    new Gauge({
      name: 'verbatim_skipped_files',
      help: 'Files that the last ingest passed over, by reason',
      labelNames: ['reason'],
      registers,
      collect() {
        this.reset();
        for (const { reason } of lastIngest()?.skipped ?? []) this.inc({ reason: kindOf(reason) });
      },
    });
    new Gauge({
      name: 'verbatim_last_ingest_timestamp_seconds',
      help: 'When the last ingest ended; 0: never',
      registers,
      collect() {
        const at = lastIngest()?.at;
        this.set(at === undefined ? 0 : Date.parse(at) / 1000);
      },
    });
  }

  private watchProcess({ queue, connections, platforms }: Sources): void {
    const registers = [this.registry];
    new Gauge({
      name: 'verbatim_queue',
      help: 'Questions that wait, and those that are being answered',
      labelNames: ['state'],
      registers,
      collect() {
        const { waiting, running } = queue();
        this.set({ state: 'waiting' }, waiting);
        this.set({ state: 'running' }, running);
      },
    });
    new Gauge({
      name: 'verbatim_http_connections',
      help: 'Open connections to the port',
      registers,
      collect() {
        this.set(connections());
      },
    });
    new Gauge({
      name: 'verbatim_platform_connected',
      help: '1: connected, 0: not',
      labelNames: ['platform'],
      registers,
      collect() {
        for (const [platform, isConnected] of platforms()) this.set({ platform }, isConnected ? 1 : 0);
      },
    });
  }
}
