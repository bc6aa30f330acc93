/** Logistic regression over the features of the score. */
import { type Evidence, featuresOf } from '../../verify/align/score.js';
import { regress } from '../logistic.js';
import type { Row } from './rows.js';

/** A slight pull: rows are many. */
const PULL = 0.01;

/** Weights in the order of the features. */
export const learn = (rows: readonly Row[]): number[] =>
  regress(
    rows.map(({ evidence, right }) => ({ input: featuresOf(evidence), right, weight: 1 })),
    PULL,
  );

/** Chance that a match with this evidence is right, 0 to 1. */
export const chanceOf = (weights: readonly number[], evidence: Evidence): number =>
  1 / (1 + Math.exp(-featuresOf(evidence).reduce((sum, x, i) => sum + x * (weights[i] as number), 0)));
