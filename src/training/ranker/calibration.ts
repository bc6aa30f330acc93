/** The curve that turns the ranker's raw chances into confidence. */

const BINS = 12;

/** Knots from raw chance to share of right ones, never falling: equal bins, pooled where they fall. */
export const calibrationOf = (results: { chance: number; right: boolean }[]): [number, number][] => {
  const sorted = results.toSorted((a, b) => a.chance - b.chance);
  const pools: { chance: number; right: number; count: number }[] = [];
  for (let bin = 0; bin < BINS; bin++) {
    const part = sorted.slice((bin * sorted.length) / BINS, ((bin + 1) * sorted.length) / BINS);
    pools.push({
      chance: part.reduce((sum, r) => sum + r.chance, 0),
      right: part.filter((r) => r.right).length,
      count: part.length,
    });
    for (
      let last = pools.at(-1), before = pools.at(-2);
      last && before && before.right / before.count > last.right / last.count;
      last = pools.at(-1), before = pools.at(-2)
    ) {
      pools.splice(-2, 2, {
        chance: before.chance + last.chance,
        right: before.right + last.right,
        count: before.count + last.count,
      });
    }
  }
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  return [
    [0, 0],
    ...pools.map((pool): [number, number] => [round(pool.chance / pool.count), round(pool.right / pool.count)]),
  ];
};
