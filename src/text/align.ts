/**
 * Which words of two texts correspond: word by word, in order, as a person would mark one against the other.
 * Equal stretches that stand once on both sides anchor the rest; between anchors a dynamic programme with affine gaps
 * (Gotoh 1982) pairs what is left, so that one long change costs less than several short ones.
 */
import { lettersOf, likeness, mayBeLike } from './likeness.js';

/**
 * A stretch of both texts, as half-open ranges of words. `same`: equal word by word; else one was changed into the other.
 * `alike`: a changed block of one word on each side that can be the other mistyped or inflected.
 */
export interface Block {
  same: boolean;
  alike: boolean;
  askedFrom: number;
  askedTo: number;
  printedFrom: number;
  printedTo: number;
}

export interface AlignOptions {
  /** Worth of a matched word of the first text; 1 is an ordinary word. */
  weigh?: (word: string) => number;
  /** Told how many cells were computed: lets tests see the growth. */
  onCells?: (cells: number) => void;
}

/** Larger rectangles are cut at anchors; without any they are one change. */
const MOST_CELLS = 24_000;
const GAP_OPEN = -0.9;
const GAP_EXTEND = -0.35;
const UNLIKE = -0.75;
const LIKE = 1.2;

type Pairs = [asked: number, printed: number][];

/** Words that stand once in both ranges, in the longest order that both share (patience sorting). */
const anchors = (a: readonly string[], b: readonly string[], box: Box): Pairs => {
  const count = (words: readonly string[], from: number, to: number): Map<string, number> => {
    const seen = new Map<string, number>();
    for (let at = from; at < to; at += 1) {
      const word = words[at] as string;
      seen.set(word, seen.has(word) ? -1 : at);
    }
    return seen;
  };
  const inA = count(a, box.a0, box.a1);
  const pairs: Pairs = [];
  for (const [word, at] of count(b, box.b0, box.b1)) {
    const place = inA.get(word);
    if (at >= 0 && place !== undefined && place >= 0) pairs.push([place, at]);
  }
  return longestRising(pairs.sort((one, other) => one[1] - other[1]));
};

const longestRising = (pairs: Pairs): Pairs => {
  const tails: number[] = [];
  const before = new Array<number>(pairs.length).fill(-1);
  pairs.forEach(([asked], index) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] as number] as [number, number])[0] < asked) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (tails[low - 1] as number) : -1;
    tails[low] = index;
  });
  const rising: Pairs = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] as number) rising.push(pairs[at] as [number, number]);
  return rising.reverse();
};

interface Box {
  a0: number;
  a1: number;
  b0: number;
  b1: number;
}

const PAIR = 0;
const SKIP_ASKED = 1;
const SKIP_PRINTED = 2;

/** Which of three values is greatest; the first of equals. */
const greatest = (pair: number, skipAsked: number, skipPrinted: number): number =>
  pair >= skipAsked && pair >= skipPrinted ? PAIR : skipAsked >= skipPrinted ? SKIP_ASKED : SKIP_PRINTED;

/** What pairing two words gains, before it is known which words stand where. */
class Gains {
  private readonly other: readonly number[];
  private readonly lonely: readonly boolean[];
  private readonly letters: readonly number[];
  private readonly places = new Map<string, number>();

  constructor(
    private readonly a: readonly string[],
    private readonly b: readonly string[],
    private readonly box: Box,
    private readonly weigh: (word: string) => number,
  ) {
    const theirs = b.slice(box.b0, box.b1);
    const ours = new Set(a.slice(box.a0, box.a1));
    for (const word of theirs) if (!this.places.has(word)) this.places.set(word, this.places.size);
    this.other = theirs.map((word) => this.places.get(word) as number);
    this.lonely = theirs.map((word) => !ours.has(word));
    this.letters = theirs.map(lettersOf);
  }

  /** Gains of one asked word with each printed one, into `row`. */
  fill(i: number, row: Float64Array): void {
    const word = this.a[this.box.a0 + i] as string;
    const own = this.places.get(word) ?? -1;
    const worth = own < 0 ? 0 : this.weigh(word);
    const letters = own < 0 ? lettersOf(word) : 0;
    for (let j = 0; j < this.other.length; j += 1) {
      if (this.other[j] === own) row[j] = worth;
      else if (own < 0 && this.lonely[j] && mayBeLike(letters, this.letters[j] as number)) {
        row[j] = UNLIKE + LIKE * likeness(word, this.b[this.box.b0 + j] as string);
      } else row[j] = UNLIKE;
    }
  }
}

/** Runs the programme row by row and reads the best path back: pairs of words, equal or not. */
const pairUp = (a: readonly string[], b: readonly string[], box: Box, weigh: (word: string) => number): Pairs => {
  const [n, m] = [box.a1 - box.a0, box.b1 - box.b0];
  const gains = new Gains(a, b, box, weigh);
  const gain = new Float64Array(m);
  const row = (): Float64Array => new Float64Array(m + 1).fill(Number.NEGATIVE_INFINITY);
  let [pair, skipA, skipB] = [row(), row(), row()];
  let [nextPair, nextA, nextB] = [row(), row(), row()];
  // Two bits for each of the three ways to come to a cell: the state before it.
  const from = new Uint8Array((n + 1) * (m + 1));
  pair[0] = 0;
  for (let j = 1; j <= m; j += 1) {
    skipB[j] = GAP_OPEN + (j - 1) * GAP_EXTEND;
    from[j] = (j === 1 ? PAIR : SKIP_PRINTED) << 4;
  }
  for (let i = 1; i <= n; i += 1) {
    gains.fill(i - 1, gain);
    nextPair[0] = Number.NEGATIVE_INFINITY;
    nextB[0] = Number.NEGATIVE_INFINITY;
    nextA[0] = GAP_OPEN + (i - 1) * GAP_EXTEND;
    from[i * (m + 1)] = (i === 1 ? PAIR : SKIP_ASKED) << 2;
    for (let j = 1; j <= m; j += 1) {
      const [p, x, y] = [pair[j - 1] as number, skipA[j - 1] as number, skipB[j - 1] as number];
      const byPair = greatest(p, x, y);
      nextPair[j] = Math.max(p, x, y) + (gain[j - 1] as number);
      const [downP, downX, downY] = [
        (pair[j] as number) + GAP_OPEN,
        (skipA[j] as number) + GAP_EXTEND,
        (skipB[j] as number) + GAP_OPEN,
      ];
      nextA[j] = Math.max(downP, downX, downY);
      const [sideP, sideX, sideY] = [
        (nextPair[j - 1] as number) + GAP_OPEN,
        (nextA[j - 1] as number) + GAP_OPEN,
        (nextB[j - 1] as number) + GAP_EXTEND,
      ];
      nextB[j] = Math.max(sideP, sideX, sideY);
      from[i * (m + 1) + j] = byPair | (greatest(downP, downX, downY) << 2) | (greatest(sideP, sideX, sideY) << 4);
    }
    [pair, nextPair, skipA, nextA, skipB, nextB] = [nextPair, pair, nextA, skipA, nextB, skipB];
  }
  return readBack(from, n, m, greatest(pair[m] as number, skipA[m] as number, skipB[m] as number), box);
};

const readBack = (from: Uint8Array, n: number, m: number, last: number, box: Box): Pairs => {
  const pairs: Pairs = [];
  let [i, j, state] = [n, m, last];
  while (i > 0 || j > 0) {
    const next = ((from[i * (m + 1) + j] as number) >> (2 * state)) & 3;
    if (state !== SKIP_PRINTED) i -= 1;
    if (state !== SKIP_ASKED) j -= 1;
    if (state === PAIR) pairs.push([box.a0 + i, box.b0 + j]);
    state = next;
  }
  return pairs.reverse();
};

const isPair = (one: string, other: string): boolean => one === other || likeness(one, other) > 0;

/** Anchors are sought again between anchors this many times; what is still too large then is one change. */
const DEEPEST = 6;

/** Pairs of equal or like words in the box, in order. */
const matchBox = (
  a: readonly string[],
  b: readonly string[],
  whole: Box,
  options: Required<AlignOptions>,
  depth = 0,
): Pairs => {
  const found: Pairs = [];
  const box = { ...whole };
  const tail: Pairs = [];
  while (box.a0 < box.a1 && box.b0 < box.b1 && a[box.a0] === b[box.b0]) found.push([box.a0++, box.b0++]);
  while (box.a0 < box.a1 && box.b0 < box.b1 && a[box.a1 - 1] === b[box.b1 - 1]) tail.push([--box.a1, --box.b1]);
  const cells = (box.a1 - box.a0) * (box.b1 - box.b0);
  if (cells > 0 && cells <= MOST_CELLS) {
    options.onCells(cells);
    for (const pair of pairUp(a, b, box, options.weigh))
      if (isPair(a[pair[0]] as string, b[pair[1]] as string)) found.push(pair);
  } else if (cells > 0 && depth < DEEPEST) {
    options.onCells(box.a1 - box.a0 + box.b1 - box.b0);
    let [a0, b0] = [box.a0, box.b0];
    const fixed = anchors(a, b, box);
    for (const [asked, printed] of fixed) {
      found.push(...matchBox(a, b, { a0, a1: asked, b0, b1: printed }, options, depth + 1), [asked, printed]);
      [a0, b0] = [asked + 1, printed + 1];
    }
    if (fixed.length > 0) found.push(...matchBox(a, b, { a0, a1: box.a1, b0, b1: box.b1 }, options, depth + 1));
  }
  for (const pair of tail.reverse()) found.push(pair);
  return found;
};

const toBlocks = (a: readonly string[], b: readonly string[], pairs: Pairs): Block[] => {
  const blocks: Block[] = [];
  let [asked, printed] = [0, 0];
  const add = (same: boolean, alike: boolean, toAsked: number, toPrinted: number): void => {
    if (toAsked === asked && toPrinted === printed) return;
    blocks.push({ same, alike, askedFrom: asked, askedTo: toAsked, printedFrom: printed, printedTo: toPrinted });
    [asked, printed] = [toAsked, toPrinted];
  };
  for (const [at, place] of pairs) {
    add(false, false, at, place);
    const same = a[at] === b[place];
    const last = blocks.at(-1);
    if (same && last?.same) {
      [last.askedTo, last.printedTo] = [at + 1, place + 1];
      [asked, printed] = [at + 1, place + 1];
    } else add(same, !same, at + 1, place + 1);
  }
  add(false, false, a.length, b.length);
  return blocks;
};

/**
 * Aligns two texts' words from end to end. Blocks follow one another and cover both sides; a changed block is never
 * empty on both. Deterministic. Time grows with the texts' length times a bound (`MOST_CELLS`), never with its square.
 */
export const align = (asked: readonly string[], printed: readonly string[], options: AlignOptions = {}): Block[] => {
  const settings = { weigh: options.weigh ?? (() => 1), onCells: options.onCells ?? (() => {}) };
  const box = { a0: 0, a1: asked.length, b0: 0, b1: printed.length };
  return toBlocks(asked, printed, matchBox(asked, printed, box, settings));
};
