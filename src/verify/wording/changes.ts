/** Aligned words -> the changes that a reader is shown, each with what it does to the meaning. */
import type { Change, ChangeKind, Span } from '../../model.js';
import type { Block } from '../../text/align.js';
import type { AskedText } from '../align/asked.js';
import type { Comparison } from '../align/compare.js';
import { type ChangedWords, kindOf, type PrintedWord } from './kinds.js';
import { settleMoves } from './moves.js';

/** One change, as ranges of asked words and of places among the printed words that take part. */
interface Piece {
  askedFrom: number;
  askedTo: number;
  printedFrom: number;
  printedTo: number;
  editorial: boolean;
}

/** Consecutive words that agree on a flag, as half-open ranges. */
const runsOf = (
  from: number,
  to: number,
  flag: (at: number) => boolean,
): { from: number; to: number; on: boolean }[] => {
  const runs: { from: number; to: number; on: boolean }[] = [];
  for (let at = from; at < to; at += 1) {
    const last = runs.at(-1);
    if (last && last.on === flag(at)) last.to = at + 1;
    else runs.push({ from: at, to: at + 1, on: flag(at) });
  }
  return runs;
};

/** Takes bracketed insertions out of a changed block, so that what the speaker's words lost or gained stands alone. */
const divide = (asked: AskedText, comparison: Comparison, block: Block): Piece[] => {
  const { askedFrom, askedTo, printedFrom, printedTo } = block;
  const inserted = (at: number): boolean => comparison.inserted[comparison.printed[at] as number] === true;
  const bracketed = (at: number): boolean => asked.bracketed[at] === true;
  const ours = runsOf(askedFrom, askedTo, bracketed);
  const theirs = runsOf(printedFrom, printedTo, inserted);
  if (theirs.length === 0) return ours.map(({ from, to, on }) => piece(from, to, printedFrom, printedFrom, on));
  if (ours.length === 0) {
    const omitted = asked.omitted[askedFrom] === true;
    return theirs.map(({ from, to, on }) => piece(askedFrom, askedFrom, from, to, on || omitted));
  }
  // "[the plan]" for "it", or the other way round: somebody's gloss in place of a word.
  // Two glosses that differ are none: one of them says something else. Nor is a part of one.
  const isGloss = ours.every(({ on }) => on) !== theirs.every(({ on }) => on);
  const whole = !inserted(printedFrom - 1) && !inserted(printedTo) && !bracketed(askedFrom - 1) && !bracketed(askedTo);
  if (isGloss && whole) return [piece(askedFrom, askedTo, printedFrom, printedTo, true)];
  const speech = theirs.filter(({ on }) => !on);
  if (speech.length !== 1 || theirs.length === 1) return [piece(askedFrom, askedTo, printedFrom, printedTo, false)];
  const { from, to } = speech[0] as { from: number; to: number };
  return theirs.map((run) =>
    run.on
      ? piece(run.from < from ? askedFrom : askedTo, run.from < from ? askedFrom : askedTo, run.from, run.to, true)
      : piece(askedFrom, askedTo, from, to, false),
  );
};

const piece = (
  askedFrom: number,
  askedTo: number,
  printedFrom: number,
  printedTo: number,
  editorial: boolean,
): Piece => ({ askedFrom, askedTo, printedFrom, printedTo, editorial });

/** A matched word or two between two longer changes is chance, not agreement, when it is lighter than what changed. */
const ISLAND = 1;
const ISLAND_WEIGHT = 3;
const SHORE = 3;

const size = (block: Block): number => Math.max(block.askedTo - block.askedFrom, block.printedTo - block.printedFrom);

const joinIslands = (asked: AskedText, blocks: readonly Block[]): Block[] => {
  const joined: Block[] = [];
  blocks.forEach((block, index) => {
    const last = joined.at(-1);
    const next = blocks[index + 1];
    const weight = asked.weights.slice(block.askedFrom, block.askedTo).reduce((sum, one) => sum + one, 0);
    const island =
      block.same &&
      last &&
      next &&
      !last.same &&
      !next.same &&
      size(block) <= ISLAND &&
      weight < ISLAND_WEIGHT &&
      size(last) >= SHORE &&
      size(next) >= SHORE;
    if (last && !last.same && !last.alike && (island || (!block.same && !block.alike))) {
      [last.askedTo, last.printedTo] = [block.askedTo, block.printedTo];
    } else joined.push({ ...block });
  });
  return joined;
};

const cutAsked = (asked: AskedText, from: number, to: number): string =>
  from === to ? '' : asked.text.slice(asked.tokens.starts[from] as number, asked.tokens.ends[to - 1] as number);

const printedSpan = (comparison: Comparison, from: number, to: number): Span => {
  const { printed, place } = comparison;
  if (from < to) {
    return {
      start: place.tokens.starts[printed[from] as number] as number,
      end: place.tokens.ends[printed[to - 1] as number] as number,
    };
  }
  const next = printed[from];
  const at = next === undefined ? comparison.region.end : (place.tokens.starts[next] as number);
  return { start: at, end: at };
};

const CONTRACTED = /^n?['’ʼ]/u;

/** Ranges that begin in mid-word ("don't" against "do") are widened to whole words, by as much on both sides. */
const wholeWords = (asked: AskedText, comparison: Comparison, part: Piece): Piece => {
  const { printed, place } = comparison;
  const askedTail = cutAsked(asked, part.askedFrom, part.askedTo);
  const first = printed[part.printedFrom];
  const printedTail =
    first === undefined || part.printedFrom === part.printedTo
      ? ''
      : place.stored.article.text.slice(place.tokens.starts[first], place.tokens.ends[first]);
  const isTail = CONTRACTED.test(askedTail) || CONTRACTED.test(printedTail);
  if (!isTail || part.askedFrom === 0 || part.printedFrom === 0) return part;
  return { ...part, askedFrom: part.askedFrom - 1, printedFrom: part.printedFrom - 1 };
};

/** Words that a gloss in brackets stands for are left out openly; a lost "not" beside one is lost all the same. */
const GLOSSED: readonly ChangeKind[] = ['name', 'other'];

/** An aside between commas that was left out: "the former governor of Florida" names nobody else. */
const isAside = (comparison: Comparison, { askedFrom, askedTo, printedFrom, printedTo }: Piece): boolean => {
  if (askedTo > askedFrom || printedTo <= printedFrom) return false;
  const { start, end } = printedSpan(comparison, printedFrom, printedTo);
  const { text } = comparison.place.stored.article;
  return /,\s*$/u.test(text.slice(Math.max(0, start - 3), start)) && text.startsWith(',', end);
};

const kindOfPiece = (asked: AskedText, comparison: Comparison, part: Piece): ChangeKind => {
  if (part.editorial) return 'editorial';
  const kind = kindOf(changedWords(asked, comparison, part));
  if (isAside(comparison, part) && GLOSSED.includes(kind)) return 'other';
  const besideGloss = asked.bracketed[part.askedFrom - 1] === true || asked.bracketed[part.askedFrom] === true;
  return part.askedFrom === part.askedTo && besideGloss && GLOSSED.includes(kind) ? 'editorial' : kind;
};

const show = (asked: AskedText, comparison: Comparison, part: Piece): Change => {
  const whole = wholeWords(asked, comparison, part);
  const at = printedSpan(comparison, whole.printedFrom, whole.printedTo);
  return {
    op: whole.askedFrom === whole.askedTo ? 'delete' : whole.printedFrom === whole.printedTo ? 'insert' : 'substitute',
    asked: cutAsked(asked, whole.askedFrom, whole.askedTo),
    printed: comparison.place.stored.article.text.slice(at.start, at.end),
    kind: kindOfPiece(asked, comparison, part),
    at,
  };
};

/** A sentence's first word has a capital whatever it names; so far from the start, marks included, it stands. */
const SENTENCE_OPENING = 3;

const spell = (word: string, printed: string, opensSentence: boolean, unseen: boolean): PrintedWord => ({
  word,
  capital: /^\p{Lu}/u.test(printed) && !opensSentence,
  initials: /^(?:\p{Lu}\.?){2,}$/u.test(printed),
  unseen,
});

const changedWords = (asked: AskedText, comparison: Comparison, part: Piece): ChangedWords => {
  const { tokens, stored } = comparison.place;
  // Who writes all in capitals marks no names by them.
  const shouted = !/\p{Ll}/u.test(asked.text);
  const askedWord = (index: number): PrintedWord => {
    const word = asked.words[index] as string;
    const printed = shouted ? '' : cutAsked(asked, index, index + 1);
    return spell(word, printed, index === 0, asked.unseen.has(word));
  };
  const printedWord = (at: number): PrintedWord => {
    const index = comparison.printed[at] as number;
    const start = tokens.starts[index] as number;
    const opens = comparison.edges.starts.some((edge) => edge <= start && start - edge <= SENTENCE_OPENING);
    return spell(tokens.words[index] as string, stored.article.text.slice(start, tokens.ends[index]), opens, false);
  };
  const list = <T>(from: number, to: number, read: (at: number) => T): T[] =>
    Array.from({ length: Math.max(0, to - from) }, (_, at) => read(from + at));
  return {
    asked: list(part.askedFrom, part.askedTo, askedWord),
    printed: list(part.printedFrom, part.printedTo, printedWord),
    before: comparison.printed[part.printedFrom - 1] === undefined ? null : printedWord(part.printedFrom - 1),
    after: comparison.printed[part.printedTo] === undefined ? null : printedWord(part.printedTo),
  };
};

/** The changes of a comparison in the order of the print; empty when the words are the same. */
export const changesOf = (asked: AskedText, comparison: Comparison): Change[] =>
  settleMoves(
    joinIslands(asked, comparison.blocks)
      .filter((block) => !block.same)
      .flatMap((block) => divide(asked, comparison, block))
      .map((part) => show(asked, comparison, part)),
    comparison,
  );
