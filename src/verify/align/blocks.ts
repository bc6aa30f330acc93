/** Blocks of an alignment -> what is left of them as changes: the ends trimmed, slips settled, gaps put where the asker marks them. */
import type { Block } from '../../text/align.js';
import type { AskedText } from './asked.js';
import { cutOf, isNoChange } from './no-change.js';
import type { Place } from './place.js';

/** Printed words that may stand for fewer asked ones at the ends of a place. */
export const ROOM = 2;

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
export const joinWritten = (
  asked: AskedText,
  place: Place,
  printed: readonly number[],
  blocks: readonly Block[],
): Block[] => {
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

export const settle = (asked: AskedText, place: Place, printed: readonly number[], blocks: Block[]): Block[] => {
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
export const trimEnds = (blocks: readonly Block[], ends: Ends): Block[] => {
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

export const endsOf = (
  asked: AskedText,
  place: Place,
  printed: readonly number[],
  inserted: readonly boolean[],
  { before, after }: Pick<Ends, 'before' | 'after'>,
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

/** So far a left-out stretch is moved to where the asker marks it: "you know, what | you" for "… | you". */
const LONGEST_SLIDE = 4;

/** Words left out before a mark of omission, where they could as well have been left out some words on. */
export const slide = (
  asked: AskedText,
  place: Place,
  printed: readonly number[],
  blocks: readonly Block[],
): Block[] => {
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
