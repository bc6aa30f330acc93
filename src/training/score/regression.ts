/** Logistic regression over the features of the score. */
import { type Evidence, featuresOf } from '../../verify/align/score.js';
import type { Row } from './rows.js';

/** Weights by iteratively reweighted steps with a slight pull to zero, in the order of the features. */
export const learn = (rows: readonly Row[]): number[] => {
  const inputs = rows.map(({ evidence }) => featuresOf(evidence));
  const size = inputs[0]?.length ?? 0;
  let weights = new Array<number>(size).fill(0);
  for (let round = 0; round < 40; round += 1) {
    const gradient = weights.map((weight) => -0.01 * weight);
    const curvature = weights.map((_, i) => weights.map((__, j) => (i === j ? 0.01 : 0)));
    inputs.forEach((input, at) => {
      const chance = 1 / (1 + Math.exp(-input.reduce((sum, x, i) => sum + x * (weights[i] as number), 0)));
      const error = (rows[at]?.right ? 1 : 0) - chance;
      const spread = chance * (1 - chance);
      for (let i = 0; i < size; i += 1) {
        gradient[i] = (gradient[i] as number) + error * (input[i] as number);
        const row = curvature[i] as number[];
        for (let j = 0; j < size; j += 1)
          row[j] = (row[j] as number) + spread * (input[i] as number) * (input[j] as number);
      }
    });
    const step = solve(curvature, gradient);
    weights = weights.map((weight, i) => weight + 0.7 * (step[i] as number));
  }
  return weights;
};

/** Gauss's elimination. */
const solve = (matrix: readonly (readonly number[])[], vector: readonly number[]): number[] => {
  const rows = matrix.map((row, i) => [...row, vector[i] as number]);
  const size = rows.length;
  for (let i = 0; i < size; i += 1) {
    let pivot = i;
    for (let r = i + 1; r < size; r += 1)
      if (Math.abs(rows[r]?.[i] as number) > Math.abs(rows[pivot]?.[i] as number)) pivot = r;
    [rows[i], rows[pivot]] = [rows[pivot] as number[], rows[i] as number[]];
    const head = rows[i] as number[];
    for (let r = 0; r < size; r += 1) {
      const row = rows[r] as number[];
      if (r === i) continue;
      const factor = (row[i] as number) / (head[i] as number);
      for (let c = i; c <= size; c += 1) row[c] = (row[c] as number) - factor * (head[c] as number);
    }
  }
  return rows.map((row, i) => (row[size] as number) / (row[i] as number));
};

/** Chance that a match with this evidence is right, 0 to 1. */
export const chanceOf = (weights: readonly number[], evidence: Evidence): number =>
  1 / (1 + Math.exp(-featuresOf(evidence).reduce((sum, x, i) => sum + x * (weights[i] as number), 0)));
