/** What strangers send is told of at most once a minute: a port on the internet would fill the log otherwise. */

const EVERY_MS = 60_000;

/** Counts by kind. */
export type Noises = Readonly<Record<string, number>>;

export class Noise {
  private counts: Record<string, number> = {};
  private quietUntil = 0;
  private timer: NodeJS.Timeout | null = null;

  /** @param tell told of the first of a kind at once, and of what follows a minute later, together */
  constructor(
    private readonly tell: (noises: Noises) => void,
    private readonly every = EVERY_MS,
  ) {}

  note(kind: string): void {
    this.counts[kind] = (this.counts[kind] ?? 0) + 1;
    const wait = this.quietUntil - Date.now();
    if (wait <= 0) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), wait).unref();
  }

  /** What has not been told of is told now. */
  flush(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    if (Object.keys(this.counts).length === 0) return;
    this.tell(this.counts);
    this.counts = {};
    this.quietUntil = Date.now() + this.every;
  }
}
