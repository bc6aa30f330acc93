/** What extraction costs, and how it grows on the worst that a page can hold. */

/** About what a long article has. */
const NORMAL_LENGTH = 50_000;

/** The size at which growth is asked about. */
const LARGE_LENGTH = 1_000_000;

/** Growth past this is not waited for: the size reached so far is reported instead. */
const HOPELESS = 300;

/** Units that are repeated up to the size wanted: each is the worst case of some part of an extractor. */
const UNITS: Record<string, string> = {
  'opening marks': '“',
  'straight marks': '"',
  'mixed marks': '“"‘\'«„',
  'quoted words': '"a" ',
  brackets: '[',
  'paired brackets': '"[x] ',
  capitals: 'A',
  'capitalised words': 'Alma Brook ',
  'words without an end': 'word ',
  'said without an end': 'she said ',
  'open quotations': '“Word\n\n',
  'blank lines': '\n\n',
  'commas and said': '," said Alma Brook, "',
};

export interface Growth {
  input: string;
  /** Characters of the largest input that was tried. */
  length: number;
  /** Time in relation to a normal article of 50,000 characters. */
  timesNormal: number;
}

const fill = (unit: string, length: number): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

/** Seconds that `work` takes: the least of some runs, since only noise adds to it. */
const secondsOf = (work: () => void, runs = 1): number => {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    work();
    least = Math.min(least, performance.now() - start);
  }
  return least / 1000;
};

/** Real text of a normal article's length, made of whole articles. */
export const normalText = (texts: readonly string[]): string => {
  let joined = '';
  for (const text of texts) {
    if (joined.length >= NORMAL_LENGTH) break;
    joined += `${text}\n\n`;
  }
  return joined.slice(0, NORMAL_LENGTH);
};

type Stopwatch = typeof secondsOf;

const growthOf = (time: (text: string) => number, input: string, unit: string, normal: number): Growth => {
  let growth: Growth = { input, length: 0, timesNormal: 0 };
  for (const length of [LARGE_LENGTH / 16, LARGE_LENGTH / 4, LARGE_LENGTH]) {
    growth = { input, length, timesNormal: time(fill(unit, length)) / normal };
    if (growth.timesNormal > HOPELESS) break;
  }
  return growth;
};

/**
 * Time on each pathological text of a million characters, as a multiple of a normal text's.
 * @param seconds how work is timed
 */
export const measureGrowth = (
  extract: (text: string) => unknown,
  normal: string,
  seconds: Stopwatch = secondsOf,
): Growth[] => {
  const normalSeconds = seconds(() => extract(normal), 5);
  const time = (text: string): number => seconds(() => extract(text));
  return Object.entries(UNITS).map(([input, unit]) => growthOf(time, input, unit, normalSeconds));
};
