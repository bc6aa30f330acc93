/** Questions that no one place explains, taken apart: the stretches they fall into, and where each of them stands. */
import type { Store } from '../../store/store.js';
import type { AskedText, Stretch } from '../align/asked.js';
import { type Chain, type Run, weightOf } from '../align/chain.js';
import { type Comparison, compare } from '../align/compare.js';
import { ACCEPT, evidenceOf } from '../align/score.js';
import { compareAll, type Judged } from './judged.js';
import { type Found, findPlaces } from './places.js';

/** A rest of the question worth looking for elsewhere: so many words, and so much of the question's weight. */
const REST_WORDS = 3;
const REST_SHARE = 0.08;
/** Share of the question that a piece from elsewhere must be. */
const PIECE_SHARE = 0.08;
/** Fewer words from elsewhere are a phrase that many use. */
export const PIECE_WORDS = 5;
/** Share of its own stretch that the first piece must explain: a damaged quote is not a joined one. */
const FIRST_FOUND = 0.75;
/** Share of a rest that must stand in the place. */
const REST_FOUND = 0.5;

/** What a missed word takes from a run beside it: light runs far out are met by chance. */
const MISSED = 0.5;

/** The asked words from the first to the last run of the part of a chain that hangs together best. */
const coreOf = (asked: AskedText, { runs }: Chain): Stretch => {
  let best = { worth: Number.NEGATIVE_INFINITY, from: 0, to: 0 };
  let open = { worth: 0, from: runs[0]?.asked ?? 0, to: 0 };
  for (const { asked: from, length } of runs) {
    const carried = open.worth - MISSED * weightOf(asked, Math.min(open.to, from), from);
    open = carried > 0 ? { ...open, worth: carried } : { worth: 0, from, to: from };
    open = { ...open, worth: open.worth + weightOf(asked, from, from + length), to: from + length };
    if (open.worth > best.worth) best = open;
  }
  return best;
};

/** What a comparison found of the question, and the stretches before and after it that are worth looking for. */
const restsOf = (asked: AskedText, { chain, askedFrom, askedTo }: Comparison): { found: Stretch; rests: Stretch[] } => {
  const core = coreOf(asked, chain);
  const worth = ({ from, to }: Stretch): boolean =>
    to - from >= REST_WORDS && weightOf(asked, from, to) >= REST_SHARE * asked.total;
  const [before, after] = [
    { from: askedFrom, to: core.from },
    { from: core.to, to: askedTo },
  ] as const;
  const found = { from: worth(before) ? core.from : askedFrom, to: worth(after) ? core.to : askedTo };
  return { found, rests: [before, after].filter(worth) };
};

/**
 * What a question's place holds of the question in any order: the best stretch and the rests, found around it.
 * `null`: no rest stands there. Clauses were swapped, or neighbouring words joined.
 */
export const takeApartInPlace = (asked: AskedText, best: Judged): Comparison[] | null => {
  const { place } = best.comparison;
  const { found: own, rests } = restsOf(asked, best.comparison);
  const first = rests.length > 0 ? compare(asked, place, own.from, own.to) : null;
  if (!first) return null;
  const others = rests.flatMap((rest) => {
    const comparison = compare(asked, place, rest.from, rest.to);
    return comparison && evidenceOf(asked, [comparison], rest.from, rest.to).share >= REST_FOUND ? [comparison] : [];
  });
  return others.length > 0 ? inOrderAsked([first, ...others]) : null;
};

const inOrderAsked = (pieces: Comparison[]): Comparison[] =>
  pieces.sort((one, other) => one.askedFrom - other.askedFrom);

/** Where a rest is found well enough at hand, the index is not asked again. */
const WELL_FOUND = 0.9;

const locate = async (
  store: Store,
  asked: AskedText,
  found: readonly Found[],
  rest: Stretch,
): Promise<Judged | null> => {
  const [known] = compareAll(asked, found, rest);
  if (known && known.score >= WELL_FOUND) return known;
  const [anew] = compareAll(asked, await findPlaces(store, asked, rest), rest);
  return anew && (!known || anew.score > known.score) ? anew : (known ?? null);
};

/** Pieces of one question: each costs a look into the index. */
const MOST_PIECES = 6;

const isLarge = (asked: AskedText, { from, to }: Stretch): boolean =>
  to - from >= PIECE_WORDS && weightOf(asked, from, to) >= PIECE_SHARE * asked.total;

/** The places of a rest: one that explains it, or those that it falls into in its turn. */
const locateAll = async (
  store: Store,
  asked: AskedText,
  found: readonly Found[],
  rest: Stretch,
  most: number,
): Promise<Judged[]> => {
  const piece = await locate(store, asked, found, rest);
  if (!piece) return [];
  const isFound = evidenceOf(asked, [piece.comparison], rest.from, rest.to).share >= FIRST_FOUND;
  const parts = isFound || most < 2 ? [] : await fallApart(store, asked, found, piece, most);
  if (parts.length > 1) return parts;
  return piece.score >= ACCEPT ? [piece] : [];
};

/** The place that explains most of a stretch, and those of the rests around it; empty where that one is not sure enough. */
const fallApart = async (
  store: Store,
  asked: AskedText,
  found: readonly Found[],
  best: Judged,
  most: number,
): Promise<Judged[]> => {
  const { found: own, rests } = restsOf(asked, best.comparison);
  const large = rests.filter((rest) => isLarge(asked, rest));
  if (large.length === 0 || !isLarge(asked, own)) return [];
  const [first] = compareAll(asked, [{ place: best.comparison.place, members: best.members }], own);
  if (!first || first.score < ACCEPT || evidenceOf(asked, [first.comparison], own.from, own.to).share < FIRST_FOUND)
    return [];
  const pieces = [first];
  for (const rest of large) pieces.push(...(await locateAll(store, asked, found, rest, most - pieces.length)));
  return pieces;
};

/** Stretches between two runs of a chain that are large enough to be somebody else's words. */
const holesIn = (asked: AskedText, { runs }: Chain): Stretch[] =>
  runs.slice(1).flatMap((run, at) => {
    const before = runs[at] as Run;
    const hole = { from: before.asked + before.length, to: run.asked };
    return isLarge(asked, hole) ? [hole] : [];
  });

/** Words of one place with another's in their middle: the three pieces; empty where the middle is surely printed nowhere. */
const roundHole = async (
  store: Store,
  asked: AskedText,
  found: readonly Found[],
  { comparison, members }: Judged,
): Promise<Judged[]> => {
  for (const hole of holesIn(asked, comparison.chain)) {
    const foreign = await locate(store, asked, found, hole);
    const around = [
      { from: comparison.askedFrom, to: hole.from },
      { from: hole.to, to: comparison.askedTo },
    ].flatMap((side) => compareAll(asked, [{ place: comparison.place, members }], side).slice(0, 1));
    const pieces = [...around, ...(foreign ? [foreign] : [])];
    const isSure = ({ comparison: piece, score }: Judged): boolean =>
      score >= WELL_FOUND && evidenceOf(asked, [piece], piece.askedFrom, piece.askedTo).share >= FIRST_FOUND;
    if (pieces.length > around.length && around.length === 2 && pieces.every(isSure)) return pieces;
  }
  return [];
};

/**
 * The best place of each stretch that the question falls into, in the question's order; at least two, each sure enough
 * on its own. `null`: the question does not fall apart so.
 */
export const takeApart = async (
  store: Store,
  asked: AskedText,
  found: readonly Found[],
  best: Judged,
): Promise<Judged[] | null> => {
  const round = await roundHole(store, asked, found, best);
  const pieces = round.length > 0 ? round : await fallApart(store, asked, found, best, MOST_PIECES);
  return pieces.length > 1 ? pieces.sort((one, other) => one.comparison.askedFrom - other.comparison.askedFrom) : null;
};

/** Clauses of one sentence in another order are compared as one, so that the order shows as changes; else `null`. */
export const reorder = (asked: AskedText, pieces: readonly Comparison[]): Comparison | null => {
  const sorted = [...pieces].sort((one, other) => one.region.start - other.region.start);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return null;
  const together = sorted.every((piece, index) => {
    const before = sorted[index - 1];
    if (!before) return true;
    if (piece.place.stored.key !== first.place.stored.key) return false;
    const [from, to] = [before.region.end, piece.region.start];
    return !piece.edges.starts.some((edge) => edge >= from && edge <= to);
  });
  const inOrder = pieces.every(
    (piece, index) => index === 0 || (pieces[index - 1] as Comparison).region.start < piece.region.start,
  );
  if (!together || inOrder) return null;
  const cover = { start: first.region.start, end: Math.max(last.region.end, first.region.end) };
  const place = pieces.map((piece) => piece.place).find((one) => one.start <= cover.start && one.end >= cover.end);
  return place ? compare(asked, place, 0, asked.words.length, cover) : null;
};
