/** The asked words beside the words of one place: which correspond, and where the place begins and ends. */
import type { Quotation, Span } from '../../model.js';
import { align, type Block } from '../../text/align.js';
import type { AskedText } from './asked.js';
import { bestChain, type Chain, type Run, weightOf } from './chain.js';
import { isCommon } from './evidence.js';
import { cutOf, isNoChange } from './no-change.js';
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

/** Printed words that may stand for fewer asked ones at the ends of a place. */
const ROOM = 2;
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

/** What `trimEnds` asks of the print; places are those of words that take part. */
interface Ends {
  /** Whether the sentence goes on before and after what was reached. */
  before: boolean;
  after: boolean;
  /** Whether a word stands in brackets. */
  inserted: (at: number) => boolean;
  /** Whether a word denies the one that it is written together with: "n't". */
  denies: (at: number) => boolean;
  /** Whether both sides of a block are the same words, written otherwise. */
  same: (block: Block) => boolean;
}

/** The fewest printed words at one end of a changed block that are the asked ones after all: "it's" for "its". */
const writtenOtherwise = (block: Block, fromEnd: boolean, { same }: Ends): Block | null => {
  const most = Math.min(block.printedTo - block.printedFrom, block.askedTo - block.askedFrom + ROOM);
  for (let length = 1; length <= most; length += 1) {
    const part = fromEnd
      ? { ...block, printedFrom: block.printedTo - length }
      : { ...block, printedTo: block.printedFrom + length };
    if (same(part)) return part;
  }
  return null;
};

/**
 * Print beyond the first and last asked words is no change: the place ends there. Words asked instead of a sentence's
 * first or last ones take those along, up to `ROOM` more than were asked; insertions in brackets are not counted.
 */
const trimEnds = (blocks: readonly Block[], ends: Ends): Block[] => {
  const trimmed = blocks.map((block) => ({ ...block }));
  const excess = (block: Block, isOpen: boolean, fromEnd: boolean): number => {
    const own = block.askedTo - block.askedFrom;
    const length = block.printedTo - block.printedFrom;
    const place = (step: number): number => (fromEnd ? block.printedTo - 1 - step : block.printedFrom + step);
    let [kept, counted] = [0, 0];
    for (; kept < length && counted < own; kept += 1) if (!ends.inserted(place(kept))) counted += 1;
    while (own === 0 && !fromEnd && kept < length && ends.denies(place(kept))) kept += 1;
    return own > 0 && !isOpen && length - kept <= ROOM ? 0 : length - kept;
  };
  const first = trimmed[0];
  if (first && !first.same && !first.alike)
    first.printedFrom =
      writtenOtherwise(first, true, ends)?.printedFrom ?? first.printedFrom + excess(first, ends.before, true);
  const last = trimmed.at(-1);
  if (last && !last.same && !last.alike)
    last.printedTo = writtenOtherwise(last, false, ends)?.printedTo ?? last.printedTo - excess(last, ends.after, false);
  return trimmed.filter((block) => block.askedTo > block.askedFrom || block.printedTo > block.printedFrom);
};

/** Whether the words of a block are the same on both sides after all. */
const isSameAfterAll = (
  asked: AskedText,
  { tokens, stored }: Place,
  printed: readonly number[],
  block: Block,
): boolean => {
  const own = asked.words.slice(block.askedFrom, block.askedTo);
  const places = printed.slice(block.printedFrom, block.printedTo);
  if (own.length === 0 || places.length === 0) return false;
  const cuts = [
    cutOf(asked.text, asked.tokens, block.askedFrom, block.askedTo - 1),
    cutOf(stored.article.text, tokens, places[0] as number, places.at(-1) as number),
  ];
  return isNoChange(
    own,
    places.map((at) => tokens.words[at] as string),
    cuts,
  );
};

/** Neighbouring changes that are one word written otherwise: "its" for "it", and "is" left out. */
const joinWritten = (asked: AskedText, place: Place, printed: readonly number[], blocks: readonly Block[]): Block[] => {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    const both =
      last && !last.same && !block.same ? { ...last, askedTo: block.askedTo, printedTo: block.printedTo } : null;
    if (both && isSameAfterAll(asked, place, printed, both))
      joined[joined.length - 1] = { ...both, same: true, alike: false };
    else joined.push(block);
  }
  return joined;
};

const settle = (asked: AskedText, place: Place, printed: readonly number[], blocks: Block[]): Block[] => {
  const isChanged = (block: Block | undefined): boolean => block !== undefined && !block.same && !block.alike;
  return blocks.map((block, index) => {
    if (block.same) return block;
    if (isSameAfterAll(asked, place, printed, block)) return { ...block, same: true, alike: false };
    const typed = asked.unseen.has(asked.words[block.askedFrom] as string);
    // Two real words that look alike are one change with the changes beside them: "the workers" for "them".
    const alike = block.alike && (typed || !(isChanged(blocks[index - 1]) || isChanged(blocks[index + 1])));
    return { ...block, alike };
  });
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

/** So far a left-out stretch is moved to where the asker marks it: "you know, what | you" for "… | you". */
const LONGEST_SLIDE = 4;

/** Words left out before a mark of omission, where they could as well have been left out some words on. */
const slide = (asked: AskedText, place: Place, printed: readonly number[], blocks: readonly Block[]): Block[] => {
  const slid = blocks.map((block) => ({ ...block }));
  const wordAt = (at: number): string | undefined => place.tokens.words[printed[at] as number];
  slid.forEach((block, index) => {
    const [before, after] = [slid[index - 1], slid[index + 1]];
    if (block.same || block.askedTo > block.askedFrom || !before?.same || !after?.same) return;
    const most = Math.min(LONGEST_SLIDE, before.askedTo - before.askedFrom - 1, block.printedTo - block.printedFrom);
    for (let step = 1; step <= most; step += 1) {
      if (wordAt(before.printedTo - step) !== wordAt(block.printedTo - step)) return;
      if (!asked.omitted[block.askedFrom - step]) continue;
      const ends = { askedTo: block.askedFrom - step, printedTo: block.printedFrom - step };
      Object.assign(before, ends);
      Object.assign(block, { askedFrom: ends.askedTo, askedTo: ends.askedTo, printedFrom: ends.printedTo });
      Object.assign(block, { printedTo: block.printedTo - step });
      Object.assign(after, { askedFrom: ends.askedTo, printedFrom: block.printedTo });
      return;
    }
  });
  return slid;
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

const endsOf = (
  asked: AskedText,
  place: Place,
  printed: readonly number[],
  inserted: readonly boolean[],
  { before, after }: Reach,
): Ends => {
  const { words, starts, ends } = place.tokens;
  const denies = (index: number): boolean => words[index] === 'not' && starts[index] === ends[index - 1];
  return {
    before,
    after,
    inserted: (at) => inserted[printed[at] as number] === true,
    denies: (at) => denies(printed[at] as number),
    same: (block) => isSameAfterAll(asked, place, printed, block),
  };
};

const regionOf = (place: Place, printed: readonly number[], blocks: readonly Block[]): { region: Span } => {
  const shown = blocks.filter((block) => block.printedTo > block.printedFrom);
  const from = printed[shown[0]?.printedFrom ?? 0] as number;
  const to = printed[(shown.at(-1)?.printedTo ?? 1) - 1] as number;
  return { region: { start: place.tokens.starts[from] as number, end: place.tokens.ends[to] as number } };
};
