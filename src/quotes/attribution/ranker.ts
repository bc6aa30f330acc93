/** Scores candidates with boosted trees. The weights are learned by `npm run train`; this only walks the trees. */
import type { Row } from './features.js';
import { FEATURES } from './features.js';

/** Trees laid out in columns of numbers parted by spaces. A negative feature marks a leaf; `left` follows its parent, `right` is an index. */
export interface Forest {
  /** Names of the features by index: rows must be laid out alike. */
  features: string;
  roots: string;
  feature: string;
  /** Go left where the value is at most this; the value of a leaf, in thousandths. */
  value: string;
  right: string;
}

/** Trees after which rows are compared, and how far behind the best one a row has no hope. */
const FIRST_TREES = 60;
const HOPELESS = 3.5;
/** Leaves hold thousandths. */
const LEAF_UNIT = 1000;

const numbers = (column: string): number[] => column.split(' ').map(Number);

export class Ranker {
  // Narrow columns: the whole forest stays in the processor's nearest cache.
  private readonly roots: Int16Array;
  private readonly feature: Int8Array;
  private readonly value: Float32Array;
  private readonly right: Int16Array;

  /** @throws Error when the weights were learned with other features than the code computes */
  constructor(forest: Forest) {
    if (forest.features !== FEATURES.join(' '))
      throw new Error('The weights do not fit the features: run npm run train');
    this.roots = Int16Array.from(numbers(forest.roots));
    this.feature = Int8Array.from(numbers(forest.feature));
    this.value = Float32Array.from(numbers(forest.value));
    this.right = Int16Array.from(numbers(forest.right));
  }

  /**
   * Scores without unit, one for each row; only their differences mean something. After the first trees, rows that lie
   * hopelessly behind keep the score they have: the rest of the trees would not bring them back.
   */
  score(rows: readonly Row[]): number[] {
    const scores = rows.map((row) => this.walk(row, 0, FIRST_TREES));
    const least = Math.max(...scores) - HOPELESS;
    return scores.map((score, i) =>
      score < least ? score : score + this.walk(rows[i] as Row, FIRST_TREES, this.roots.length),
    );
  }

  /** Sum of the leaves that a row reaches in trees `[from, to)`. */
  private walk(row: Row, from: number, to: number): number {
    const { roots, feature, value, right } = this;
    let sum = 0;
    for (let tree = from; tree < to && tree < roots.length; tree++) {
      let node = roots[tree] as number;
      let column = feature[node] as number;
      while (column >= 0) {
        node = (row[column] as number) <= (value[node] as number) ? node + 1 : (right[node] as number);
        column = feature[node] as number;
      }
      sum += value[node] as number;
    }
    return sum / LEAF_UNIT;
  }
}

/** Shares of one: the chance of each score to be the right one, if one of them is. */
export const softmax = (scores: readonly number[]): number[] => {
  const top = Math.max(...scores);
  const exponents = scores.map((score) => Math.exp(score - top));
  const sum = exponents.reduce((a, b) => a + b, 0);
  return exponents.map((exponent) => exponent / sum);
};
