/**
 * How tests wait: for facts, however long they take. Only vitest's own limit ends a wait for what never comes, and a
 * slow machine makes no test fail.
 */
import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** Tells waiting tests that something has changed. */
export class News {
  readonly #changes = new EventEmitter().setMaxListeners(0);

  tell(): void {
    this.#changes.emit('change');
  }

  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await once(this.#changes, 'change');
  }
}

/** For what nobody tells of: looks again and again. */
export const happens = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await sleep(5);
};

/**
 * For what must not come, where nothing that is sure to come can follow it. A slow machine may make such a test see
 * less, never make it fail.
 */
export const silence = (ms: number): Promise<void> => sleep(ms);
