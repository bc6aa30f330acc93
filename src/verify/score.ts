/** From what was found to the chance that the match is right. */
import type { AskedText } from './asked.js';
import type { Comparison } from './compare.js';
import learned from './score.json' with { type: 'json' };

/** What the score looks at. */
export interface Evidence {
  /** Weighted share of the asked words that were found, 0 to 1; mistyped ones count in part. */
  share: number;
  /** What the found words prove together, in nats; common words prove nothing, a long run of them does. */
  proof: number;
  /** Weighted share of the longest run of equal words. */
  run: number;
  /** Share of the print between the first and last word found that was asked. */
  density: number;
  /** Asked words, insertions in brackets left out. */
  length: number;
  /** Stretches of the question that were found apart from each other, in one place. */
  stretches: number;
  /** Passages among which chance could find something. */
  passages: number;
}

/** Words up to this weight are met everywhere. */
const COMMONPLACE = 2;
const LIKE = 0.6;
const RUN_WORTH = 0.9;
const RUN_FROM = 3;

/** Evidence of several stretches of the question together. */
export const evidenceOf = (
  asked: AskedText,
  comparisons: readonly Comparison[],
  from = 0,
  to = asked.words.length,
): Evidence => {
  let [found, proof, longest, heaviest, matched, spread] = [0, 0, 0, 0, 0, 0];
  for (const { blocks, inserted, printed } of comparisons) {
    for (const block of blocks) {
      if (!block.same && !block.alike) {
        for (let at = block.printedFrom; at < block.printedTo; at += 1)
          if (!inserted[printed[at] as number]) spread += 1;
        continue;
      }
      const credit = block.same ? 1 : LIKE;
      let weightOfRun = 0;
      for (let at = block.askedFrom; at < block.askedTo; at += 1) {
        matched += 1;
        if (asked.bracketed[at]) continue;
        const weight = asked.weights[at] as number;
        found += credit * weight;
        if (!block.same) continue;
        weightOfRun += weight;
        proof += Math.max(0, weight - COMMONPLACE);
      }
      heaviest = Math.max(heaviest, weightOfRun);
      if (block.same) longest = Math.max(longest, block.askedTo - block.askedFrom);
    }
  }
  let [total, length] = [0, 0];
  for (let at = from; at < to; at += 1) {
    if (asked.bracketed[at]) continue;
    total += asked.weights[at] as number;
    length += 1;
  }
  return {
    share: total === 0 ? 0 : found / total,
    proof: proof + RUN_WORTH * Math.max(0, longest - RUN_FROM),
    run: total === 0 ? 0 : heaviest / total,
    density: matched / Math.max(1, matched + spread),
    length,
    stretches: comparisons.length,
    passages: asked.passages,
  };
};

/** Share from which a run is the whole question. */
const WHOLE = 0.999;
/** Log odds of words found whole that prove just enough. */
const WHOLE_ODDS = 0.6;

/**
 * What the weights weigh. The logarithms let a threshold fall with length and rise with the size of the index.
 * @returns the constant first; in the order of `weights` in score.json
 */
export const featuresOf = ({ share, proof, run, density, length, stretches, passages }: Evidence): number[] => [
  1,
  share,
  share * share,
  Math.log(1 + proof),
  share * Math.log(1 + proof),
  run,
  density,
  Math.log(1 + length),
  Math.log10(1 + passages) / 6,
  stretches > 1 ? 1 : 0,
  stretches > 1 ? share : 0,
  share * Math.log(1 + length),
  run >= WHOLE ? 1 : 0,
  run >= WHOLE ? Math.log(1 + proof) : 0,
  (share * Math.log10(1 + passages)) / 6,
];

/**
 * Chance that the match is right, 0 to 1: a logistic model, learned and checked by test/bench/calibrate.ts.
 * Words that are found whole are there; what is left open is whether they prove anything.
 */
export const scoreOf = (evidence: Evidence): number => {
  const { proof, run } = evidence;
  const whole = run >= WHOLE;
  if (proof < (whole ? learned.leastProof.whole : learned.leastProof.changed)) return 0;
  const sum = featuresOf(evidence).reduce((total, feature, at) => total + feature * (learned.weights[at] as number), 0);
  return chance(whole ? Math.max(sum, WHOLE_ODDS + proof - learned.leastProof.whole) : sum);
};

const chance = (odds: number): number => 1 / (1 + Math.exp(-odds));

/** Below this nothing is shown: silence before a false match. */
export const ACCEPT = 0.5;
