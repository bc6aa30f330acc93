/** Follows sources for as long as the bot runs: each at its own pace, slower after faults, all of them good guests. */
import { VerbatimError } from '../errors.js';
import { CLOCK, type Clock } from './clock.js';
import { FetchFault } from './fault.js';
import { look } from './look.js';
import type { Shelf } from './shelf.js';
import { keyOf, type Source } from './source.js';
import { readStanding, type Standing, writeStanding } from './standing.js';
import type { Visitor } from './visitor.js';

export interface FollowingSettings {
  visitor: Visitor;
  shelf: Shelf;
  /** Looks through a folder. @throws VerbatimError */
  lookThrough: (source: Source) => Promise<void>;
  /** Told each time that something new lies on the shelf. */
  onNews: () => void;
  /** For people: a fault when it comes, and when it is over; the same words are said once. */
  tell: (line: string) => void;
  /** What nobody has foreseen. */
  onDefect: (error: unknown) => void;
  clock?: Clock;
}

/** A source that fails is asked ever more rarely, but at least so often. */
const LONGEST_MS = 6 * 60 * 60 * 1000;
const FIRST_BACKOFF_MS = 60_000;
/** Shares by which a pause is shorter or longer, so that sources do not come all at once. */
const JITTER = 0.1;

/** When to look again, after so many failures in a row. */
const nextLook = ({ interval }: Source, failures: number, retryAfter: number | null, clock: Clock): number => {
  const base =
    failures === 0 ? interval : Math.max(interval, Math.min(FIRST_BACKOFF_MS * 2 ** (failures - 1), LONGEST_MS));
  const jittered = base * (1 - JITTER + 2 * JITTER * clock.random());
  return clock.now() + Math.max(jittered, retryAfter ?? 0);
};

export class Following {
  private readonly underWay = new Map<string, { source: Source; stop: AbortController; done: Promise<void> }>();
  private readonly clock: Clock;

  constructor(private readonly settings: FollowingSettings) {
    this.clock = settings.clock ?? CLOCK;
  }

  /** From now on these, and no others. */
  async follow(sources: readonly Source[]): Promise<void> {
    const wanted = new Map(sources.map((source) => [keyOf(source), source]));
    const gone = [...this.underWay].filter(
      ([key, { source }]) => JSON.stringify(wanted.get(key)) !== JSON.stringify(source),
    );
    await Promise.all(gone.map(([key]) => this.end(key)));
    for (const [key, source] of wanted) {
      if (this.underWay.has(key)) continue;
      const stop = new AbortController();
      const done = this.run(source, stop.signal).catch((error) => {
        if (!stop.signal.aborted) this.settings.onDefect(error);
      });
      this.underWay.set(key, { source, stop, done });
    }
  }

  /** Waits for what is under way. */
  async close(): Promise<void> {
    await Promise.all([...this.underWay.keys()].map((key) => this.end(key)));
  }

  private async end(key: string): Promise<void> {
    const { stop, done } = this.underWay.get(key) ?? {};
    stop?.abort();
    await done;
    this.underWay.delete(key);
  }

  private async run(source: Source, stopping: AbortSignal): Promise<void> {
    const { folder } = this.settings.shelf;
    for (;;) {
      const standing = readStanding(folder, source);
      // A clock that was set back, or an interval that was shortened, is not waited for.
      const wait = Math.min(standing.next - this.clock.now(), Math.max(source.interval, LONGEST_MS) * 4);
      if (wait > 0) await this.clock.sleep(wait, stopping);
      if (stopping.aborted) return;
      const after = await this.lookOnce(source, standing, stopping);
      if (after === null) return;
      writeStanding(folder, after);
    }
  }

  /** @returns `null` where it was stopped */
  private async lookOnce(source: Source, standing: Standing, stopping: AbortSignal): Promise<Standing | null> {
    const { visitor, shelf, onNews, lookThrough } = this.settings;
    const { clock } = this;
    try {
      let seen = standing;
      if (source.kind === 'folder') await lookThrough(source);
      else seen = await look(source, standing, { visitor, shelf, clock, stopping, onNews });
      if (stopping.aborted) return null;
      return this.succeeded(source, seen);
    } catch (error) {
      if (stopping.aborted) return null;
      if (!(error instanceof VerbatimError)) this.settings.onDefect(error);
      return this.failed(source, readStanding(shelf.folder, source), error);
    }
  }

  private succeeded(source: Source, seen: Standing): Standing {
    if (seen.fault !== null) this.settings.tell(`${source.place}: fetched again.`);
    const next = nextLook(source, 0, null, this.clock);
    return { ...seen, lastSuccess: this.clock.now(), fault: null, failures: 0, next };
  }

  private failed(source: Source, before: Standing, error: unknown): Standing {
    const message = error instanceof VerbatimError ? error.line : 'A fault of Verbatim itself: see the log';
    if (before.fault?.message !== message) this.settings.tell(`verbatim: ${source.place}: ${message}`);
    const failures = before.failures + 1;
    const retryAfter = error instanceof FetchFault ? error.retryAfter : null;
    const next = nextLook(source, failures, retryAfter, this.clock);
    return { ...before, fault: { at: this.clock.now(), message }, failures, next };
  }
}
