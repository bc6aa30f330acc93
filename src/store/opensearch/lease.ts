/**
 * One process writes at a time. Its lease ends by itself soon after its last write, so that one that died holds up
 * nobody for long. Clocks of the machines may differ by some seconds.
 */

import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { VerbatimError } from '../../errors.js';
import type { Cluster } from './cluster.js';
import type { Names } from './indices.js';
import { SharedState } from './state.js';

interface Holding {
  owner: string;
  /** Milliseconds since 1970. */
  until: number;
}

const LASTS_MS = 30_000;
/** One that ends within this is renewed before the next write: no write may outlast it. */
const RENEWED_BEFORE_MS = 20_000;
const ASKED_EVERY_MS = 200;

export class Lease {
  private readonly owner = randomUUID();
  private readonly shared: SharedState<Holding>;
  private until = 0;

  /** @param patience how long to wait for another writer, in milliseconds */
  constructor(
    cluster: Cluster,
    names: Names,
    private readonly patience: number,
  ) {
    this.shared = new SharedState(cluster, names, 'lease');
  }

  /**
   * To be called before every write.
   * @returns whether another may have written since the last one
   * @throws VerbatimError `store-busy` where another process goes on writing
   */
  async hold(): Promise<boolean> {
    if (this.until - Date.now() > RENEWED_BEFORE_MS) return false;
    const deadline = Date.now() + this.patience;
    for (;;) {
      const seen = await this.shared.read();
      const isFree = !seen.value || seen.value.until < Date.now();
      const isOurs = seen.value?.owner === this.owner;
      const until = Date.now() + LASTS_MS;
      if ((isFree || isOurs) && (await this.shared.write({ owner: this.owner, until }, seen))) {
        this.until = until;
        return !isOurs;
      }
      if (Date.now() > deadline) {
        throw new VerbatimError('store-busy', 'Another process is writing to the index', 'Try again when it is done');
      }
      await pause(ASKED_EVERY_MS);
    }
  }

  /** Lets the next writer in at once. */
  async end(): Promise<void> {
    if (this.until < Date.now()) return;
    this.until = 0;
    const seen = await this.shared.read();
    if (seen.value?.owner === this.owner) await this.shared.write({ owner: this.owner, until: 0 }, seen);
  }
}
