/** One host at a time, with a pause between: many sources on one server are still one guest. */
import { LRUCache } from 'lru-cache';
import type { Clock } from './clock.js';
import { FetchFault, WAIT } from './fault.js';

/** Between the end of a request and the next to the same host, unless its robots.txt asks for longer. */
export const GAP_MS = 1_000;
/** Whoever must wait for longer comes back another time. */
const PATIENCE_MS = 60_000;

/** Redirects may name any number of them. */
const MOST_HOSTS = 2_000;

export class Hosts {
  private readonly lines = new Map<string, Promise<unknown>>();
  /** When each may be asked again. */
  private readonly free = new LRUCache<string, number>({ max: MOST_HOSTS });

  constructor(private readonly clock: Clock) {}

  /**
   * Does `work` when it is this one's turn.
   * @throws FetchFault where the host has asked for a longer rest
   */
  async turn<T>(host: string, gap: number, stopping: AbortSignal, work: () => Promise<T>): Promise<T> {
    const before = this.lines.get(host) ?? Promise.resolve();
    const mine = before.then(() => this.waitAndDo(host, gap, stopping, work));
    const line = mine.catch(() => {});
    this.lines.set(host, line);
    try {
      return await mine;
    } finally {
      if (this.lines.get(host) === line) this.lines.delete(host);
    }
  }

  /** Nothing is asked of the host for so many milliseconds. */
  rest(host: string, ms: number): void {
    this.free.set(host, Math.max(this.free.get(host) ?? 0, this.clock.now() + ms));
  }

  private async waitAndDo<T>(host: string, gap: number, stopping: AbortSignal, work: () => Promise<T>): Promise<T> {
    const wait = (this.free.get(host) ?? 0) - this.clock.now();
    if (wait > PATIENCE_MS) {
      throw new FetchFault(`${host} wants to be left alone for a while`, WAIT, { retryAfter: wait });
    }
    if (wait > 0) await this.clock.sleep(wait, stopping);
    stopping.throwIfAborted();
    try {
      return await work();
    } finally {
      this.rest(host, gap);
    }
  }
}
