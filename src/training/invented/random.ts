/** Chance that is the same on every run. */

export type Random = () => number;

/** Numbers in [0, 1) from a seed (mulberry32). */
export const seeded = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

export const below = (random: Random, limit: number): number => Math.floor(random() * limit);

export const pick = <T>(random: Random, items: readonly T[]): T => items[below(random, items.length)] as T;

/** The items in another order, each order as likely (Fisher and Yates). */
export const shuffled = <T>(items: readonly T[], random: Random): T[] => {
  const left = [...items];
  for (let i = left.length - 1; i > 0; i--) {
    const j = below(random, i + 1);
    [left[i], left[j]] = [left[j] as T, left[i] as T];
  }
  return left;
};

/** A length with the long tail of real sentences: log-normal around `median`. */
export const logNormal = (random: Random, median: number, spread: number): number => {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return median * Math.exp(spread * normal);
};
