/** Keys of articles: numbers that rise with time and are given once, whoever asks. */
import type { Cluster } from './cluster.js';
import type { Names } from './indices.js';
import { SharedState } from './state.js';

/** So many are taken at once: the rest serve the next writes. */
const BLOCK = 1000;

export class Keys {
  private readonly counter: SharedState<{ next: number }>;
  private next = 0;
  private past = 0;

  constructor(
    private readonly cluster: Cluster,
    names: Names,
  ) {
    this.counter = new SharedState(cluster, names, 'keys');
  }

  /** @returns the first of `count` keys in a row */
  async take(count: number): Promise<number> {
    if (this.next + count > this.past) {
      const size = Math.max(count, BLOCK);
      this.next = await this.cluster.untilWritten(() => this.reserve(size));
      this.past = this.next + size;
    }
    const first = this.next;
    this.next += count;
    return first;
  }

  /** `null`: another writer was quicker. */
  private async reserve(count: number): Promise<number | null> {
    const seen = await this.counter.read();
    const first = seen.value?.next ?? 0;
    return (await this.counter.write({ next: first + count }, seen)) ? first : null;
  }
}
