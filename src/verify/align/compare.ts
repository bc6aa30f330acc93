/** The asked words beside the words of one place: which correspond, and where the place begins and ends. */
import type { Quotation, Span } from '../../model.js';
import { align, type Block } from '../../text/align.js';
import type { AskedText } from './asked.js';
import { endsOf, joinWritten, ROOM, settle, slide, trimEnds } from './blocks.js';
import { bestChain, type Chain, type Run, weightOf } from './chain.js';
import { isCommon } from './evidence.js';
import { type Edges, edgesAround, framesOf, insertedWords, type Place, quotationsIn } from './place.js';

export interface Comparison {
  place: Place;
  /** Half-open range of asked words that were looked for. */
  askedFrom: number;
  askedTo: number;
  /** Indexes into the place's words that take part; frames are left out. */
  printed: readonly number[];
  /** Asked ranges index the asked words, printed ranges index `printed`. */
  blocks: Block[];
  chain: Chain;
  edges: Edges;
  quotations: Quotation[];
  /** For each word of the place whether an editor set it in brackets. */
  inserted: readonly boolean[];
  /** From the first to the last word that takes part, in the article's text. */
  region: Span;
}

/** What a matched word is worth to the alignment: something, and more the rarer it is. */
const LEAST_WORTH = 0.4;
const WORTH = 0.25;
/** An ellipsis leaves out up to this many words. */
const LONGEST_OMISSION = 400;

const charOf = (place: Place, run: Run): Span => ({
  start: place.tokens.starts[run.printed] as number,
  end: place.tokens.ends[run.printed + run.length - 1] as number,
});

/** Printed words `[from, to)`, and whether their sentence goes on before and after. */
interface Reach {
  from: number;
  to: number;
  before: boolean;
  after: boolean;
}

/** How far print may reach beyond the words found: as many words as were asked there, within the sentence. */
const reach = (
  place: Place,
  chain: Chain,
  edges: Edges,
  inserted: readonly boolean[],
  [lead, tail]: readonly [number, number],
): Reach => {
  const { starts, ends, words } = place.tokens;
  const first = chain.runs[0] as Run;
  const last = chain.runs.at(-1) as Run;
  const floor = Math.max(0, ...edges.starts.filter((at) => at <= (starts[first.printed] as number)));
  const lastEnd = ends[last.printed + last.length - 1] as number;
  const ceiling = Math.min(place.end, ...edges.ends.filter((at) => at >= lastEnd));
  let from = first.printed;
  let to = last.printed + last.length;
  // A word that was cut in two belongs to the place: the "n't" of "it hasn't".
  while (to < words.length && starts[to] === ends[to - 1]) to += 1;
  let room = lead > 0 ? lead + ROOM : 0;
  while (room > 0 && from > 0 && (starts[from - 1] as number) >= floor) {
    from -= 1;
    if (!inserted[from]) room -= 1;
  }
  room = tail > 0 ? tail + ROOM : 0;
  while (room > 0 && to < words.length && (ends[to] as number) <= ceiling) {
    if (!inserted[to]) room -= 1;
    to += 1;
  }
  const before = from > 0 && (starts[from - 1] as number) >= floor;
  return { from, to, before, after: to < words.length && (ends[to] as number) <= ceiling };
};

const covering = ({ tokens }: Place, { start, end }: Span): Reach => {
  const from = tokens.starts.findIndex((at) => at >= start);
  const to = tokens.ends.findIndex((at) => at > end);
  return { from: Math.max(0, from), to: to < 0 ? tokens.words.length : to, before: true, after: true };
};

/** The words from `from` to `to`, without frames in which nothing was found. */
const withoutFrames = (place: Place, chain: Chain, frames: readonly Span[], from: number, to: number): number[] => {
  const { starts } = place.tokens;
  const within = (index: number, frame: Span): boolean =>
    (starts[index] as number) >= frame.start && (starts[index] as number) < frame.end;
  const found = chain.runs.map((run) => charOf(place, run));
  const silent = frames.filter((frame) => !found.some(({ start, end }) => start < frame.end && end > frame.start));
  const kept: number[] = [];
  for (let at = from; at < to; at += 1) if (!silent.some((frame) => within(at, frame))) kept.push(at);
  return kept;
};

/** Aligns the asked words with the printed ones that take part; asked ranges index all asked words. */
const alignWith = (asked: AskedText, words: readonly string[], from: number, to: number): Block[] => {
  const weigh = (word: string): number => {
    const at = asked.places.get(word)?.[0];
    return at === undefined ? 1 : LEAST_WORTH + weightOf(asked, at, at + 1) * WORTH;
  };
  return align(asked.words.slice(from, to), words, { weigh }).map((block) => ({
    ...block,
    askedFrom: block.askedFrom + from,
    askedTo: block.askedTo + from,
  }));
};

/** Share of asked words, of so many and more, that stand elsewhere in the place: those were put in another order. */
const MOVED = 0.66;
const LEAST_MOVED = 3;

/** Whether asked words beyond those found stand in the place, though not here: then no print here stands for them. */
const isMoved = (asked: AskedText, { tokens }: Place, from: number, to: number): boolean => {
  const words = asked.words.slice(from, to);
  const printed = new Set(tokens.words);
  return (
    words.length >= LEAST_MOVED &&
    words.filter((word) => printed.has(word)).length >= MOVED * words.length &&
    words.some((word) => printed.has(word) && !isCommon(word))
  );
};

/**
 * Compares the asked words `[from, to)` with a place; `null` when they share no word.
 * @param cover print that must take part, whether or not it was asked: the whole of clauses that were put in another order
 */
export const compare = (
  asked: AskedText,
  place: Place,
  from = 0,
  to = asked.words.length,
  cover: Span | null = null,
): Comparison | null => {
  const longestGap = asked.omitted.slice(from + 1, to).some(Boolean) ? LONGEST_OMISSION : undefined;
  const chain = bestChain(asked, place.tokens.words, from, to, longestGap);
  if (!chain) return null;
  const [first, last] = [chain.runs[0] as Run, chain.runs.at(-1) as Run];
  const span = { start: charOf(place, first).start, end: charOf(place, last).end };
  const quotations = quotationsIn(place.stored, span);
  const inserted = insertedWords(place, quotationsIn(place.stored, place));
  const edges = edgesAround(place.stored.article.text, span, quotations);
  const beyond = [
    isMoved(asked, place, from, first.asked) ? 0 : first.asked - from,
    isMoved(asked, place, last.asked + last.length, to) ? 0 : to - last.asked - last.length,
  ] as const;
  const reached = cover ? covering(place, cover) : reach(place, chain, edges, inserted, beyond);
  const printed = withoutFrames(place, chain, framesOf(quotations), reached.from, reached.to);
  const words = printed.map((index) => place.tokens.words[index] as string);
  const aligned = joinWritten(asked, place, printed, alignWith(asked, words, from, to));
  const trimmed = cover ? aligned : trimEnds(aligned, endsOf(asked, place, printed, inserted, reached));
  const blocks = slide(asked, place, printed, settle(asked, place, printed, trimmed));
  const { region } = regionOf(place, printed, blocks);
  return { region, askedFrom: from, askedTo: to, place, printed, blocks, chain, edges, quotations, inserted };
};

const regionOf = (place: Place, printed: readonly number[], blocks: readonly Block[]): { region: Span } => {
  const shown = blocks.filter((block) => block.printedTo > block.printedFrom);
  const from = printed[shown[0]?.printedFrom ?? 0] as number;
  const to = printed[(shown.at(-1)?.printedTo ?? 1) - 1] as number;
  return { region: { start: place.tokens.starts[from] as number, end: place.tokens.ends[to] as number } };
};
