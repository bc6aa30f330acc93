/**
 * The size to which the longest must be cut, so that together they take no more than `room`: short ones never pay for
 * long ones. Infinite where all fit as they are.
 */
export const capOf = (sizes: readonly number[], room: number): number => {
  let left = room;
  let count = sizes.length;
  for (const size of [...sizes].sort((a, b) => a - b)) {
    if (size * count > left) return Math.floor(left / count);
    left -= size;
    count -= 1;
  }
  return Number.POSITIVE_INFINITY;
};
