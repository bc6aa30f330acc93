/** How far two different words are still the same word in a reader's eyes: slips of the finger, inflections. */

const SHORTEST_SLIP = 4;
const TWO_SLIPS_FROM = 7;
const LONGEST = 40;
/** Kept between calls: words are compared by the thousand. */
const ROWS = [new Uint8Array(LONGEST + 2), new Uint8Array(LONGEST + 2), new Uint8Array(LONGEST + 2)] as const;

/**
 * Slips (a letter wrong, missing, added, or two neighbours swapped) between two words, or `limit + 1` where there are more.
 * Linear in the words' length for a fixed limit: only a band around the diagonal is computed.
 */
export const slips = (one: string, other: string, limit: number): number => {
  const [n, m] = [one.length, other.length];
  if (Math.abs(n - m) > limit || n > LONGEST || m > LONGEST) return limit + 1;
  let [older, previous, row]: [Uint8Array, Uint8Array, Uint8Array] = [...ROWS];
  for (let j = 0; j <= m; j += 1) previous[j] = j;
  for (let i = 1; i <= n; i += 1) {
    row.fill(limit + 1, 0, m + 1);
    if (i <= limit) row[0] = i;
    let least = row[0] as number;
    for (let j = Math.max(1, i - limit); j <= Math.min(m, i + limit); j += 1) {
      const equal = one.charCodeAt(i - 1) === other.charCodeAt(j - 1);
      let cost = Math.min(
        (previous[j - 1] as number) + (equal ? 0 : 1),
        (previous[j] as number) + 1,
        (row[j - 1] as number) + 1,
      );
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) cost = Math.min(cost, (older[j - 2] as number) + 1);
      row[j] = cost;
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    [older, previous, row] = [previous, row, older];
  }
  return Math.min(previous[m] as number, limit + 1);
};

/** Whether one word can be the other mistyped. Never true of numbers. */
export const isSlip = (one: string, other: string): boolean => {
  // One digit more or less is another number.
  if (/\d/u.test(one) || /\d/u.test(other)) return false;
  const [shorter, longer] = [Math.min(one.length, other.length), Math.max(one.length, other.length)];
  if (longer < SHORTEST_SLIP || shorter < SHORTEST_SLIP - 1) return isShortSlip(one, other);
  const limit = shorter >= TWO_SLIPS_FROM ? 2 : 1;
  return slips(one, other, limit) <= limit;
};

/** Of words this short only swapped or missing letters are slips: "teh", "te" for "the", but not "tie". */
const isShortSlip = (one: string, other: string): boolean => {
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one];
  if (shorter.length < 2 || slips(one, other, 1) > 1) return false;
  return longer.length > shorter.length || lettersOf(one) === lettersOf(other);
};

/** Which letters a word has, as bits: letters that differ by 32 places share one. */
export const lettersOf = (word: string): number => {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
};

const bitsIn = (bits: number): number => {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
};

/** Letters in one word alone, on each side, that still allow `likeness`. */
const MOST_FOREIGN = 4;

/** A quick look at `lettersOf` two words; `false` only where they cannot be alike. Inflections may add a few letters. */
export const mayBeLike = (one: number, other: number): boolean => bitsIn(one ^ other) <= MOST_FOREIGN;

const SHORTEST_STEM = 4;

/** From 0 (unlike) to 1 (alike): mistyped words and inflections of one stem pair up before others do. */
export const likeness = (one: string, other: string): number => {
  if (isSlip(one, other)) return 0.8;
  const shorter = Math.min(one.length, other.length);
  let stem = 0;
  while (stem < shorter && one.charCodeAt(stem) === other.charCodeAt(stem)) stem += 1;
  return stem >= SHORTEST_STEM && stem * 2 > Math.max(one.length, other.length) ? 0.6 : 0;
};
