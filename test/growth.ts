/**
 * How much more work a larger text is. Judged by the processor's time, not the clock's, so that other work on the
 * machine does not count; and by the least of several runs in turn, since everything else only adds to them.
 */

const RUNS = 3;
/** Below this a figure tells nothing: what growth is hidden there costs nobody anything. */
const NOISE_MS = 4;

/** Milliseconds of processor time that `work` takes in this process. */
const cost = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

/**
 * @param times how much longer the large text is
 * @returns what is left of the growth once a linear one is taken off: about 1 where work is in proportion to length,
 *   about `times` where it grows with the square
 */
export const excessGrowth = (work: (text: string) => void, unit: string, length: number, times: number): number => {
  const fill = (size: number): string => unit.repeat(Math.ceil(size / unit.length));
  return excessOf(work, fill(length), fill(length * times));
};

/** The same for two texts of any making. */
export const excessOf = (work: (text: string) => void, small: string, large: string): number => {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let run = 0; run < RUNS; run += 1) {
    least = Math.min(
      least,
      cost(() => work(small)),
    );
    most = Math.min(
      most,
      cost(() => work(large)),
    );
  }
  return most / (Math.max(least, NOISE_MS) * (large.length / small.length));
};

/** Far from a linear reading's 1, and farther from a quadratic one's on texts that are 16 times as long and more. */
export const TOO_STEEP = 6;
