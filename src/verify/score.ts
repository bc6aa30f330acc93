/** From what was found to the chance that the match is right. */
import type { AskedText } from './asked.js';
import type { Comparison } from './compare.js';

/** What the score looks at. */
export interface Evidence {
  /** Weighted share of the asked words that were found, 0 to 1. */
  share: number;
  /** What the found words prove together, in nats; common words prove nothing. */
  proof: number;
  /** Asked words, insertions in brackets left out. */
  length: number;
}

/** Words up to this weight are met everywhere. */
const COMMONPLACE = 2;
const LIKE = 0.6;
const RUN_WORTH = 0.9;
const RUN_FROM = 3;

/** Evidence of several stretches of the question together, each compared with its own place. */
export const evidenceOf = (
  asked: AskedText,
  comparisons: readonly Comparison[],
  from = 0,
  to = asked.words.length,
): Evidence => {
  let [found, proof, longest] = [0, 0, 0];
  for (const { blocks } of comparisons) {
    for (const block of blocks) {
      if (!block.same && !block.alike) continue;
      const credit = block.same ? 1 : LIKE;
      for (let at = block.askedFrom; at < block.askedTo; at += 1) {
        if (asked.bracketed[at]) continue;
        const weight = asked.weights[at] as number;
        found += credit * weight;
        if (block.same) proof += Math.max(0, weight - COMMONPLACE);
      }
      if (block.same) longest = Math.max(longest, block.askedTo - block.askedFrom);
    }
  }
  let [total, length] = [0, 0];
  for (let at = from; at < to; at += 1) {
    if (asked.bracketed[at]) continue;
    total += asked.weights[at] as number;
    length += 1;
  }
  return { share: total === 0 ? 0 : found / total, proof: proof + RUN_WORTH * Math.max(0, longest - RUN_FROM), length };
};

const SHORT = 8;
const LONG = 21;
const SHARE_SHORT = 0.82;
const SHARE_LONG = 0.36;
const PROOF = 4;

/** Least share that is more than chance: a short question must be found nearly whole, a long one need not. */
const leastShare = (length: number): number => {
  const along = Math.min(1, Math.max(0, (length - SHORT) / (LONG - SHORT)));
  return SHARE_SHORT + along * (SHARE_LONG - SHARE_SHORT);
};

/** Chance that the match is right, 0 to 1. */
export const scoreOf = ({ share, proof, length }: Evidence): number => {
  const bySharing = 12 * (share - leastShare(length));
  const byProof = 1.6 * (proof - PROOF);
  return 1 / (1 + Math.exp(-Math.min(bySharing, byProof)));
};

/** Below this nothing is shown: silence before a false match. */
export const ACCEPT = 0.5;
