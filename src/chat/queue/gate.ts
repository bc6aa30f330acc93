/** Who may ask now. Costs next to nothing, so it is asked before anything is acknowledged or looked up. */

import { TokenBucket } from 'limiter';
import { LRUCache } from 'lru-cache';
import { VerbatimError } from '../../errors.js';
import { notice } from '../notices.js';
import type { Reply } from '../reply.js';
import { FairQueue } from './fair-queue.js';

export interface Refusal {
  /** The asker was told so a moment ago: what everybody would read need not be said again. */
  again: boolean;
  /**
   * Hands over what the asker is told, as soon as `send` may be called: so many at a time, that they leave room on the
   * way out for everybody else's answers. Never rejects, unless `send` does.
   */
  tell(send: (reply: Reply) => Promise<unknown>): Promise<void>;
}

export interface Gate {
  /** @param asker the same for all that one person does on one platform @returns `null`: come in */
  refuse(asker: string): Refusal | null;
}

/** Lets everybody in. */
export const OPEN: Gate = { refuse: () => null };

export interface Allowance {
  /** So much may be asked at once, after a pause. */
  atOnce: number;
  /** So much in the long run. */
  perMinute: number;
}

/** Whoever is pushed out of memory starts with a full bucket again: that takes more askers than a bot has. */
const ASKERS_REMEMBERED = 10_000;

/** Refusals on their way out together, and those that wait for it: more would come too late to be read. */
const TOLD = { atOnce: 20, most: 2000, mostEach: 2000 };

interface Asker {
  bucket: TokenBucket;
  told: boolean;
}

const wordsOf = (waitMs: number): Reply => {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  const text = `You ask faster than is fair to others, so this was not looked up. Please ask again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;
  return notice([text]);
};

/**
 * Each asker has a bucket of tokens, full at first: each request takes one, and they come back little by little.
 * @param onRefusal told of each
 */
export const createBuckets = ({ atOnce, perMinute }: Allowance, onRefusal: () => void = () => {}): Gate => {
  const askers = new LRUCache<string, Asker>({ max: ASKERS_REMEMBERED });
  const told = new FairQueue(TOLD);
  const enter = (): Asker => {
    const bucket = new TokenBucket({ bucketSize: atOnce, tokensPerInterval: perMinute, interval: 'minute' });
    bucket.content = atOnce;
    return { bucket, told: false };
  };
  const tell = async (key: string, send: () => Promise<unknown>): Promise<void> => {
    try {
      await told.run(key, send);
    } catch (error) {
      if (!(error instanceof VerbatimError)) throw error;
    }
  };
  return {
    refuse: (key) => {
      const asker = askers.get(key) ?? enter();
      askers.set(key, asker);
      if (asker.bucket.tryRemoveTokens(1)) {
        asker.told = false;
        return null;
      }
      onRefusal();
      const again = asker.told;
      asker.told = true;
      const reply = wordsOf(asker.bucket.getWaitTime(1));
      return { again, tell: (send) => tell(key, () => send(reply)) };
    },
  };
};
