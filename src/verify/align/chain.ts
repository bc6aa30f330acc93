/**
 * Where a stretch of print follows the asked words: runs of equal words, and the heaviest chain of them that keeps the
 * order of both sides. Cheap: what costs is only each pair of equal words.
 */

/** Asked words with their weights, ready to be looked for. */
export interface Asked {
  words: readonly string[];
  /** `sums[i]`: weight of the words before the i-th. */
  sums: Float64Array;
  /** Places of each word. */
  places: ReadonlyMap<string, readonly number[]>;
}

/** Equal words from `asked` and `printed` on. */
export interface Run {
  asked: number;
  printed: number;
  length: number;
}

/** Runs in order of both sides, not overlapping. `weight`: of the asked words in them. */
export interface Chain {
  runs: Run[];
  weight: number;
}

/** A word asked this often starts no run: it would meet itself everywhere. */
const MOST_PLACES = 24;
/** The heaviest runs that a chain is made of: the time goes with their square. */
const MOST_RUNS = 160;
/** Printed words between two runs of one chain. More is another place. */
const LONGEST_GAP = 45;
/** What a gap between two runs takes from a chain, and what each printed word in it. */
const GAP = 0.5;
const GAP_WORD = 0.25;

export const prepareAsked = (words: readonly string[], weights: readonly number[]): Asked => {
  const sums = new Float64Array(words.length + 1);
  const places = new Map<string, number[]>();
  words.forEach((word, index) => {
    sums[index + 1] = (sums[index] as number) + (weights[index] ?? 0);
    const known = places.get(word);
    if (known) known.push(index);
    else places.set(word, [index]);
  });
  return { words, sums, places };
};

export const weightOf = (asked: Asked, from: number, to: number): number =>
  (asked.sums[to] as number) - (asked.sums[from] as number);

/** Longest runs of equal words, those within `[from, to)` of the asked words. */
const findRuns = (asked: Asked, printed: readonly string[], from: number, to: number): Run[] => {
  const runs: Run[] = [];
  let open = new Map<number, Run>();
  for (let at = 0; at < printed.length; at += 1) {
    const places = asked.places.get(printed[at] as string);
    const next = new Map<number, Run>();
    if (places) {
      for (const place of places) {
        if (place < from || place >= to) continue;
        const run = open.get(place - 1);
        if (run) {
          run.length += 1;
          next.set(place, run);
        } else if (places.length <= MOST_PLACES) {
          const fresh = { asked: place, printed: at, length: 1 };
          runs.push(fresh);
          next.set(place, fresh);
        }
      }
    }
    open = next;
  }
  if (runs.length <= MOST_RUNS) return runs;
  const heaviest = [...runs].sort(
    (one, other) =>
      weightOf(asked, other.asked, other.asked + other.length) - weightOf(asked, one.asked, one.asked + one.length) ||
      one.printed - other.printed ||
      one.asked - other.asked,
  );
  return heaviest.slice(0, MOST_RUNS).sort((one, other) => one.printed - other.printed || one.asked - other.asked);
};

/**
 * The heaviest chain of the asked words `[from, to)` in a stretch of print; `null` when they share no word.
 * @param longestGap printed words that may lie between two runs; an ellipsis in the question allows more
 */
export const bestChain = (
  asked: Asked,
  printed: readonly string[],
  from = 0,
  to = asked.words.length,
  longestGap = LONGEST_GAP,
): Chain | null => {
  const runs = findRuns(asked, printed, from, to);
  const totals = new Float64Array(runs.length);
  const before = new Int32Array(runs.length).fill(-1);
  const trims = new Int32Array(runs.length);
  let best = -1;
  runs.forEach((run, index) => {
    totals[index] = weightOf(asked, run.asked, run.asked + run.length);
    for (let earlier = 0; earlier < index; earlier += 1) {
      const other = runs[earlier] as Run;
      const trim = Math.max(0, other.asked + other.length - run.asked, other.printed + other.length - run.printed);
      if (trim >= run.length || other.asked >= run.asked || other.printed >= run.printed) continue;
      const gap = run.printed + trim - other.printed - other.length;
      if (gap > longestGap) continue;
      const own = weightOf(asked, run.asked + trim, run.asked + run.length);
      const total = (totals[earlier] as number) + own - GAP - GAP_WORD * Math.min(gap, LONGEST_GAP);
      if (total > (totals[index] as number)) {
        totals[index] = total;
        before[index] = earlier;
        trims[index] = trim;
      }
    }
    if (best < 0 || (totals[index] as number) > (totals[best] as number)) best = index;
  });
  if (best < 0) return null;
  return readChain(asked, runs, before, trims, best);
};

const readChain = (asked: Asked, runs: Run[], before: Int32Array, trims: Int32Array, last: number): Chain => {
  const chain: Run[] = [];
  let weight = 0;
  for (let at = last; at >= 0; at = before[at] as number) {
    const run = runs[at] as Run;
    const trim = (before[at] as number) >= 0 ? (trims[at] as number) : 0;
    chain.push({ asked: run.asked + trim, printed: run.printed + trim, length: run.length - trim });
    weight += weightOf(asked, run.asked + trim, run.asked + run.length);
  }
  return { runs: chain.reverse(), weight };
};
