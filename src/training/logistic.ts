/** Logistic regression. */

export interface Sample {
  input: readonly number[];
  right: boolean;
  weight: number;
}

const ROUNDS = 40;
/** Part of each step that is taken: whole ones overshoot where little parts right from wrong. */
const STRIDE = 0.7;

/**
 * Weights by iteratively reweighted steps, in the order of the inputs.
 * @param pull towards zero: how much evidence a weight needs
 */
export const regress = (samples: readonly Sample[], pull: number): number[] => {
  const size = samples[0]?.input.length ?? 0;
  let weights = new Array<number>(size).fill(0);
  for (let round = 0; round < ROUNDS; round += 1) {
    const gradient = weights.map((weight) => -pull * weight);
    const curvature = weights.map((_, i) => weights.map((__, j) => (i === j ? pull : 0)));
    for (const sample of samples) addSample(sample, weights, gradient, curvature);
    const step = solve(curvature, gradient);
    weights = weights.map((weight, i) => weight + STRIDE * (step[i] as number));
  }
  return weights;
};

const addSample = (
  { input, right, weight }: Sample,
  weights: readonly number[],
  gradient: number[],
  curvature: number[][],
): void => {
  const chance = 1 / (1 + Math.exp(-input.reduce((sum, x, i) => sum + x * (weights[i] as number), 0)));
  const error = weight * ((right ? 1 : 0) - chance);
  const spread = weight * chance * (1 - chance);
  for (let i = 0; i < weights.length; i += 1) {
    gradient[i] = (gradient[i] as number) + error * (input[i] as number);
    const row = curvature[i] as number[];
    for (let j = 0; j < weights.length; j += 1)
      row[j] = (row[j] as number) + spread * (input[i] as number) * (input[j] as number);
  }
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
