/** From what was found to the chance that the match is right. */
import type { Block } from '../../text/align.js';
import type { AskedText } from './asked.js';
import type { Comparison } from './compare.js';
import { weighGenerally } from './evidence.js';
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
/** What a mistyped word counts beside a found one. */
const LIKE = 0.6;
/** What each word of a run beyond the first ones proves more: common words stand together by chance only so far. */
const RUN_WORTH = 0.9;
const RUN_FROM = 3;
/** A million passages are one unit. */
const SIZE_UNIT = 6;

/** A mistyped word weighs what the printed one does: nobody knows how common a slip is. */
const slipWeight = (asked: AskedText, { place, printed }: Comparison, block: Block): number => {
  const own = asked.weights[block.askedFrom] as number;
  const isSlip = asked.unseen.has(asked.words[block.askedFrom] as string);
  return isSlip ? weighGenerally(place.tokens.words[printed[block.printedFrom] as number] as string) : own;
};

/** Evidence of several stretches of the question together. */
export const evidenceOf = (
  asked: AskedText,
  comparisons: readonly Comparison[],
  from = 0,
  to = asked.words.length,
): Evidence => {
  const weights = asked.weights.map((weight, at) => (asked.bracketed[at] ? 0 : weight));
  let [found, proof, heaviest, matched, spread] = [0, 0, 0, 0, 0];
  for (const comparison of comparisons) {
    for (const block of comparison.blocks) {
      if (!block.same && !block.alike) {
        spread += printedAlone(comparison, block);
        continue;
      }
      matched += block.askedTo - block.askedFrom;
      if (block.alike) {
        const weight = asked.bracketed[block.askedFrom] ? 0 : slipWeight(asked, comparison, block);
        weights[block.askedFrom] = weight;
        found += LIKE * weight;
        proof += LIKE * Math.max(0, weight - COMMONPLACE);
        continue;
      }
      const run = weights.slice(block.askedFrom, block.askedTo);
      const weight = sum(run);
      found += weight;
      proof += sum(run.map((one) => Math.max(0, one - COMMONPLACE))) + RUN_WORTH * Math.max(0, run.length - RUN_FROM);
      heaviest = Math.max(heaviest, weight);
    }
  }
  const total = sum(weights.slice(from, to));
  return {
    share: total === 0 ? 0 : found / total,
    proof,
    run: total === 0 ? 0 : heaviest / total,
    density: matched / Math.max(1, matched + spread),
    length: asked.bracketed.slice(from, to).filter((bracketed) => !bracketed).length,
    stretches: comparisons.length,
    passages: asked.passages,
  };
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Printed words of a changed block, insertions in brackets left out. */
const printedAlone = ({ inserted, printed }: Comparison, { printedFrom, printedTo }: Block): number =>
  printed.slice(printedFrom, printedTo).filter((index) => !inserted[index]).length;

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
  Math.log10(1 + passages) / SIZE_UNIT,
  stretches > 1 ? 1 : 0,
  stretches > 1 ? share : 0,
  share * Math.log(1 + length),
  run >= WHOLE ? 1 : 0,
  run >= WHOLE ? Math.log(1 + proof) : 0,
  (share * Math.log10(1 + passages)) / SIZE_UNIT,
];

/**
 * Chance that the match is right, 0 to 1: a logistic model, learned and checked by test/bench/calibrate.ts.
 * Words that are found whole are there; what is left open is whether they prove anything.
 */
export const scoreOf = (evidence: Evidence): number => {
  const { proof, run } = evidence;
  const whole = run >= WHOLE;
  if (proof < (whole ? learned.leastProof.whole : learned.leastProof.changed)) return 0;
  const odds = featuresOf(evidence).reduce(
    (total, feature, at) => total + feature * (learned.weights[at] as number),
    0,
  );
  return chance(whole ? Math.max(odds, WHOLE_ODDS + proof - learned.leastProof.whole) : odds);
};

const chance = (odds: number): number => 1 / (1 + Math.exp(-odds));

/** Below this nothing is shown: silence before a false match. */
export const ACCEPT = 0.5;
