/** Boosted trees for ranking: each group of rows has some right ones; the loss is that of a softmax over the group. */
import type { Forest } from '../../quotes/attribution/ranker.js';
import { type Random, seeded } from '../invented/random.js';

/** Candidates of one quote. */
export interface Group {
  rows: Float32Array[];
  right: boolean[];
  weight: number;
}

export interface Settings {
  trees: number;
  leaves: number;
  rate: number;
  /** Smallest weight of a leaf, and the damping of its value. */
  minHessian: number;
  damping: number;
  /** Shares of features and groups that each tree sees. */
  columns: number;
  groups: number;
  seed: number;
}

export const SETTINGS: Settings = {
  trees: 220,
  leaves: 14,
  rate: 0.08,
  minHessian: 1.5,
  damping: 3,
  columns: 0.4,
  groups: 0.8,
  seed: 7,
};

const BINS = 48;

/** Values between which a feature may be cut: at most `BINS - 1`, spread over its distinct values by frequency. */
const cutsOf = (values: Float64Array): number[] => {
  const sorted = Float64Array.from(values).sort();
  const distinct = [...new Set(sorted)];
  const chosen =
    distinct.length < BINS
      ? distinct.slice(0, -1)
      : Array.from({ length: BINS - 1 }, (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / BINS)] ?? 0);
  return [...new Set(chosen)];
};

interface Leaf {
  rows: Int32Array;
  gradient: number;
  hessian: number;
  best: { gain: number; feature: number; bin: number } | null;
  node: TreeNode;
  sums: Sums;
}

interface Sums {
  gradients: Float64Array;
  hessians: Float64Array;
}

interface TreeNode {
  feature: number;
  cut: number;
  value: number;
  left: TreeNode | null;
  right: TreeNode | null;
}

class Booster {
  private readonly count: number;
  private readonly bins: Uint8Array[] = [];
  private readonly cuts: number[][] = [];
  private readonly groupOf: Int32Array;
  private readonly scores: Float64Array;
  private readonly gradients: Float64Array;
  private readonly hessians: Float64Array;
  private readonly next: Random;

  constructor(
    private readonly groups: readonly Group[],
    width: number,
    private readonly settings: Settings,
  ) {
    this.next = seeded(settings.seed);
    const rows = groups.flatMap((group) => group.rows);
    this.count = rows.length;
    this.groupOf = Int32Array.from(groups.flatMap((group, g) => group.rows.map(() => g)));
    for (let f = 0; f < width; f++) {
      const values = Float64Array.from(rows, (row) => row[f] ?? 0);
      const cuts = cutsOf(values);
      this.cuts.push(cuts);
      this.bins.push(Uint8Array.from(values, (value) => binOf(cuts, value)));
    }
    this.scores = new Float64Array(this.count);
    this.gradients = new Float64Array(this.count);
    this.hessians = new Float64Array(this.count);
  }

  grow(): TreeNode[] {
    return Array.from({ length: this.settings.trees }, () => {
      this.differentiate();
      return this.growTree();
    });
  }

  private differentiate(): void {
    let row = 0;
    for (const { right, weight } of this.groups) {
      const size = right.length;
      let top = -Infinity;
      for (let i = 0; i < size; i++) top = Math.max(top, this.scores[row + i] ?? 0);
      let all = 0;
      let good = 0;
      for (let i = 0; i < size; i++) {
        const e = Math.exp((this.scores[row + i] ?? 0) - top);
        this.gradients[row + i] = e;
        all += e;
        if (right[i]) good += e;
      }
      for (let i = 0; i < size; i++) {
        const e = this.gradients[row + i] ?? 0;
        const p = e / all;
        const q = right[i] ? e / good : 0;
        this.gradients[row + i] = weight * (p - q);
        this.hessians[row + i] = weight * Math.max(p * (1 - p), 1e-4);
      }
      row += size;
    }
  }

  private growTree(): TreeNode {
    const used = this.groups.map(() => this.next() < this.settings.groups);
    const features = this.bins.map((_, f) => f).filter(() => this.next() < this.settings.columns);
    const rows = Int32Array.from({ length: this.count }, (_, i) => i).filter((i) => used[this.groupOf[i] ?? 0]);
    const root = this.makeLeaf(rows, features, this.sumUp(rows, features));
    const leaves = [root];
    while (leaves.length < this.settings.leaves) {
      const best = leaves.reduce((a, b) => ((b.best?.gain ?? 0) > (a.best?.gain ?? 0) ? b : a));
      if (!best.best) break;
      leaves.splice(leaves.indexOf(best), 1, ...this.split(best, features));
    }
    for (const leaf of leaves)
      leaf.node.value = (-leaf.gradient / (leaf.hessian + this.settings.damping)) * this.settings.rate;
    for (let i = 0; i < this.count; i++) this.scores[i] = (this.scores[i] ?? 0) + this.valueOf(root.node, i);
    return root.node;
  }

  private valueOf(root: TreeNode, row: number): number {
    let node = root;
    while (node.left && node.right) {
      const bin = this.bins[node.feature]?.[row] ?? 0;
      node = bin <= binOf(this.cuts[node.feature] ?? [], node.cut) ? node.left : node.right;
    }
    return node.value;
  }

  /** @param sums of gradients and of hessians, `BINS` for each feature in use */
  private makeLeaf(rows: Int32Array, features: readonly number[], sums: Sums): Leaf {
    let gradient = 0;
    let hessian = 0;
    for (let i = 0; i < rows.length; i++) {
      gradient += this.gradients[rows[i] as number] as number;
      hessian += this.hessians[rows[i] as number] as number;
    }
    const node: TreeNode = { feature: -1, cut: 0, value: 0, left: null, right: null };
    const leaf: Leaf = { rows, gradient, hessian, best: null, node, sums };
    if (hessian >= 2 * this.settings.minHessian)
      for (const [at, feature] of features.entries()) this.tryFeature(leaf, feature, at);
    return leaf;
  }

  private sumUp(rows: Int32Array, features: readonly number[]): Sums {
    const gradients = new Float64Array(features.length * BINS);
    const hessians = new Float64Array(features.length * BINS);
    for (let f = 0; f < features.length; f++) {
      const bins = this.bins[features[f] as number] as Uint8Array;
      const offset = f * BINS;
      for (let i = 0; i < rows.length; i++) {
        const row = rows[i] as number;
        const at = offset + (bins[row] as number);
        gradients[at] = (gradients[at] as number) + (this.gradients[row] as number);
        hessians[at] = (hessians[at] as number) + (this.hessians[row] as number);
      }
    }
    return { gradients, hessians };
  }

  private tryFeature(leaf: Leaf, feature: number, at: number): void {
    const { damping, minHessian } = this.settings;
    const { gradients, hessians } = leaf.sums;
    const whole = leaf.gradient ** 2 / (leaf.hessian + damping);
    let gradient = 0;
    let hessian = 0;
    for (let bin = 0; bin < (this.cuts[feature]?.length ?? 0); bin++) {
      gradient += gradients[at * BINS + bin] ?? 0;
      hessian += hessians[at * BINS + bin] ?? 0;
      const rest = leaf.hessian - hessian;
      if (hessian < minHessian || rest < minHessian) continue;
      const gain = gradient ** 2 / (hessian + damping) + (leaf.gradient - gradient) ** 2 / (rest + damping) - whole;
      if (gain > (leaf.best?.gain ?? 1e-6)) leaf.best = { gain, feature, bin };
    }
  }

  /** Adds up the smaller side; the larger one is what is left of the whole. */
  private split(leaf: Leaf, features: readonly number[]): [Leaf, Leaf] {
    const { feature, bin } = leaf.best ?? { feature: 0, bin: 0 };
    const bins = this.bins[feature] as Uint8Array;
    const leftRows = leaf.rows.filter((row) => (bins[row] ?? 0) <= bin);
    const rightRows = leaf.rows.filter((row) => (bins[row] ?? 0) > bin);
    const smaller = this.sumUp(leftRows.length < rightRows.length ? leftRows : rightRows, features);
    const larger = {
      gradients: leaf.sums.gradients.map((sum, i) => sum - (smaller.gradients[i] as number)),
      hessians: leaf.sums.hessians.map((sum, i) => sum - (smaller.hessians[i] as number)),
    };
    const isLeftSmaller = leftRows.length < rightRows.length;
    const left = this.makeLeaf(leftRows, features, isLeftSmaller ? smaller : larger);
    const right = this.makeLeaf(rightRows, features, isLeftSmaller ? larger : smaller);
    Object.assign(leaf.node, { feature, cut: this.cuts[feature]?.[bin] ?? 0, left: left.node, right: right.node });
    return [left, right];
  }
}

const binOf = (cuts: readonly number[], value: number): number => {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (cuts[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
};

const flatten = (trees: readonly TreeNode[], features: readonly string[]): Forest => {
  const feature: number[] = [];
  const value: number[] = [];
  const right: number[] = [];
  const place = (node: TreeNode): number => {
    const at = feature.length;
    const isLeaf = !node.left || !node.right;
    feature.push(isLeaf ? -1 : node.feature);
    value.push(isLeaf ? Math.round(node.value * 1000) : node.cut);
    right.push(0);
    if (node.left && node.right) {
      place(node.left);
      right[at] = place(node.right);
    }
    return at;
  };
  const roots = trees.map(place);
  return {
    features: features.join(' '),
    roots: roots.join(' '),
    feature: feature.join(' '),
    value: value.join(' '),
    right: right.join(' '),
  };
};

/** Learns a forest from groups. Deterministic for given groups and settings. Groups without a right row teach nothing. */
export const boost = (groups: readonly Group[], features: readonly string[], settings: Settings = SETTINGS): Forest => {
  const taught = groups.filter((group) => group.right.includes(true) && group.right.includes(false));
  return flatten(new Booster(taught, features.length, settings).grow(), features);
};
