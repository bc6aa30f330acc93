/** Aligned words -> the changes that a reader is shown, each with what it does to the meaning. */
import type { Change, ChangeKind, Span } from '../../model.js';
import type { Block } from '../../text/align.js';
import { tokenise } from '../../text/tokens.js';
import type { AskedText } from '../align/asked.js';
import type { Comparison } from '../align/compare.js';
import { isCommon } from '../align/evidence.js';
import { conflictsBetween } from './conflicts.js';
import { type ChangedWords, kindOf, type PrintedWord } from './kinds.js';

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

const kindOfPiece = (asked: AskedText, comparison: Comparison, part: Piece): ChangeKind => {
  if (part.editorial) return 'editorial';
  const kind = kindOf(changedWords(asked, comparison, part));
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

/** Share of the words that an added and a dropped stretch have in common when one is the other moved. */
const MOVED = 0.66;

const isMove = (one: Change, other: Change): boolean => {
  if (one.op === 'substitute' || other.op === 'substitute' || one.op === other.op) return false;
  const [ours, theirs] = [tokenise(one.asked + one.printed).words, tokenise(other.asked + other.printed).words];
  const left = new Set(theirs);
  return ours.filter((word) => left.has(word)).length >= MOVED * Math.max(ours.length, theirs.length);
};

/** What words that were put elsewhere say otherwise there; "other" where they were only moved. */
const kindOfMove = (one: Change, other: Change): ChangeKind => {
  const [asked, printed] = [one.asked + other.asked, one.printed + other.printed];
  return conflictsBetween(asked, printed, { start: 0, end: printed.length })[0]?.kind ?? 'other';
};

/** Words of a clause that was put elsewhere in pieces. */
const CLAUSE = 6;

/** A clause that was added, and what was dropped of the print, as long as it holds most of its words. */
const scatteredFrom = (clause: Change, changes: readonly Change[]): Change | null => {
  if (clause.op !== 'insert' || clause.kind === 'editorial') return null;
  const ours = tokenise(clause.asked).words;
  const printed = changes.filter((one) => one !== clause && one.op === 'delete').map((one) => one.printed);
  const theirs = new Set(tokenise(printed.join(' ')).words);
  const isMoved = ours.length >= CLAUSE && ours.filter((word) => theirs.has(word)).length >= MOVED * ours.length;
  return isMoved ? { ...clause, asked: '', printed: printed.join(' ') } : null;
};

/** Words around the place in which words that were put elsewhere can have stood. */
const NEARBY = 40;
/** Fewer words stand nearby by chance. */
const LEAST_MOVED = 3;
const TURNS = /\d|^(?:no|not|never|none|nobody|nothing|without)$/u;

/** Words printed beside the place, before and after it. */
const wordsBeside = ({ place: { tokens }, region }: Comparison): string[] => {
  const first = tokens.starts.findIndex((start) => start >= region.start);
  const last = tokens.ends.findLastIndex((end) => end <= region.end);
  return [
    ...tokens.words.slice(Math.max(0, first - NEARBY), first),
    ...tokens.words.slice(last + 1, last + 1 + NEARBY),
  ];
};

/** Whether added words stand in print nearby, in another change or beside the place, with all that turns in them. */
const isFromNearby = (change: Change, changes: readonly Change[], beside: readonly string[]): boolean => {
  const ours = tokenise(change.asked).words;
  const others = changes.filter((one) => one !== change).map(({ printed }) => printed);
  const near = new Set([...beside, ...tokenise(others.join(' ')).words]);
  const strange = ours.filter((word) => !near.has(word));
  return (
    ours.length >= LEAST_MOVED &&
    strange.length <= (1 - MOVED) * ours.length &&
    !strange.some((word) => TURNS.test(word) || !isCommon(word))
  );
};

/** Words put elsewhere in the sentence are added there and dropped here; that alone turns no name, number or negation. */
const settleMoves = (changes: readonly Change[], beside: readonly string[]): Change[] =>
  changes.map((change) => {
    if (change.kind === 'editorial') return change;
    const other = changes.find((one) => isMove(change, one)) ?? scatteredFrom(change, changes);
    if (other) return { ...change, kind: kindOfMove(change, other) };
    return isFromNearby(change, changes, beside) ? { ...change, kind: 'other' } : change;
  });

/** The changes of a comparison in the order of the print; empty when the words are the same. */
export const changesOf = (asked: AskedText, comparison: Comparison): Change[] =>
  settleMoves(
    joinIslands(asked, comparison.blocks)
      .filter((block) => !block.same)
      .flatMap((block) => divide(asked, comparison, block))
      .map((part) => show(asked, comparison, part)),
    wordsBeside(comparison),
  );
