/** From what each passage shares with a question to the best passages, those with the same kernel as one. */
import { isTelling, leastOf, MOST_APPEARANCES, NEAR_BEST } from '../../appearances.js';
import type { Sums } from './accumulator.js';
import type { Snapshot } from './snapshot.js';

/** Passages whose kernels have the same hash, as one. */
export interface Group {
  score: number;
  /** What the score is of the most it could be: the weight of all terms that were looked for. */
  share: number;
  /** The one that shares the most with the question. */
  passage: number;
  key: number;
  /** Articles that print the kernel, ascending. */
  keys: number[];
}

/** What each passage shares with a question, and the most that one could. */
export interface SharedWeights extends Sums {
  total: number;
}

const BANDS = 64;

/** How many passages lie in each of 64 bands of the sums, the best band last, and the width of a band. */
const spread = ({ sums, count }: Sums): { bands: Uint32Array; width: number } => {
  let best = 0;
  for (let i = 0; i < count; i++) if ((sums[i] as number) > best) best = sums[i] as number;
  const width = best / BANDS || 1;
  const bands = new Uint32Array(BANDS);
  for (let i = 0; i < count; i++) {
    const band = Math.min(BANDS - 1, Math.floor((sums[i] as number) / width));
    bands[band] = (bands[band] as number) + 1;
  }
  return { bands, width };
};

const HASH_BITS = 16;
/** A copy in another frame shares at least this much of what the best passage shares. */
const LEAST_SHARE = 0.25;

/** Brings passages with the same kernel together. */
class Grouping {
  readonly groups = new Map<number, Group>();

  constructor(
    private readonly snapshot: Snapshot,
    private readonly found: SharedWeights,
  ) {}

  /** Groups the passages whose sum lies in [from, below). */
  addBand(from: number, below: number): void {
    const { passages, sums, count } = this.found;
    for (let i = 0; i < count; i++) {
      const score = sums[i] as number;
      if (score < from || score >= below) continue;
      const passage = passages[i] as number;
      const holder = this.snapshot.holderOf(passage);
      if (!holder) continue;
      const { key, hash } = holder;
      this.add(hash, { score, share: score / this.found.total, passage, key, keys: [key] });
    }
  }

  /** The best, each completed by its copies among the passages below `below`, which share less with the question. */
  best(limit: number, below: number): Group[] {
    const sorted = [...this.groups].sort(([, a], [, b]) => b.score - a.score || a.passage - b.passage);
    const near = leastOf(sorted[0]?.[1].score ?? 0, this.found.total);
    const best = sorted.filter(([, { score }], rank) => rank < limit || (rank < MOST_APPEARANCES && score >= near));
    this.complete(new Map(best), below);
    return best.map(([, group]) => ({ ...group, keys: [...new Set(group.keys)].sort((a, b) => a - b) }));
  }

  private add(hash: number, one: Group): void {
    const group = this.groups.get(hash);
    if (!group) this.groups.set(hash, one);
    else {
      group.keys.push(one.key);
      const better = one.score > group.score || (one.score === group.score && one.passage < group.passage);
      if (better) Object.assign(group, { ...one, keys: group.keys });
    }
  }

  private complete(groups: ReadonlyMap<number, Group>, below: number): void {
    const { passages, sums, count } = this.found;
    // Most passages are no copies: one look at a bit tells.
    const least = LEAST_SHARE * Math.max(...[...groups.values()].map(({ score }) => score));
    const wanted = new Uint8Array(2 ** HASH_BITS);
    for (const hash of groups.keys()) wanted[hash >>> (32 - HASH_BITS)] = 1;
    for (let i = 0; i < count; i++) {
      const score = sums[i] as number;
      if (score >= below || score < least) continue;
      const passage = passages[i] as number;
      const hash = this.snapshot.hashOf(passage);
      if (wanted[hash >>> (32 - HASH_BITS)] === 0) continue;
      const group = groups.get(hash);
      const holder = group && this.snapshot.holderOf(passage);
      if (holder) group.keys.push(holder.key);
    }
  }
}

/** So many passages for each group wanted are looked at first. */
const GENEROUS = 3;

/** Passages of removed articles still stand in the lists; they are left out here. */
export const groupPassages = (snapshot: Snapshot, found: SharedWeights, limit: number): Group[] => {
  const { bands, width } = spread(found);
  const grouping = new Grouping(snapshot, found);
  const near = isTelling(width * BANDS, found.total) ? NEAR_BEST * BANDS : BANDS;
  let below = Number.POSITIVE_INFINITY;
  let band = BANDS;
  while (band > 0 && (grouping.groups.size < limit || band > near)) {
    let more = 0;
    while (band > 0 && more < GENEROUS * limit) more += bands[--band] as number;
    const from = band === 0 ? 0 : band * width;
    if (more > 0) grouping.addBand(from, below);
    below = from;
  }
  return grouping.best(limit, below);
};
