/** Words put elsewhere: added there and dropped here, they turn nothing by that alone. */
import type { Change, ChangeKind } from '../../model.js';
import { tokenise } from '../../text/tokens.js';
import type { Comparison } from '../align/compare.js';
import { isCommon } from '../align/evidence.js';
import { conflictsBetween } from './conflicts.js';

/** Share of the words that an added and a dropped stretch have in common when one is the other moved. */
const MOVED = 0.66;

/** A change and its words, read once: each is held against the others. */
interface Read {
  change: Change;
  asked: readonly string[];
  printed: readonly string[];
}

const read = (change: Change): Read => ({
  change,
  asked: tokenise(change.asked).words,
  printed: tokenise(change.printed).words,
});

/** More changes than this are no quote with words moved in it, and are not held against each other. */
const MOST = 60;

const isMove = (one: Read, other: Read): boolean => {
  const ops = [one.change.op, other.change.op];
  if (!ops.includes('insert') || !ops.includes('delete')) return false;
  const [ours, theirs] = [one.asked.concat(one.printed), other.asked.concat(other.printed)];
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
const scatteredFrom = ({ change, asked: ours }: Read, reads: readonly Read[]): Change | null => {
  if (change.op !== 'insert' || ours.length < CLAUSE) return null;
  const dropped = reads.filter((one) => one.change.op === 'delete');
  const theirs = new Set(dropped.flatMap(({ printed }) => printed));
  const isMoved = ours.filter((word) => theirs.has(word)).length >= MOVED * ours.length;
  return isMoved ? { ...change, asked: '', printed: dropped.map((one) => one.change.printed).join(' ') } : null;
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
const isFromNearby = (one: Read, reads: readonly Read[], beside: readonly string[]): boolean => {
  const ours = one.asked;
  if (ours.length < LEAST_MOVED) return false;
  const near = new Set([...beside, ...reads.flatMap((other) => (other === one ? [] : other.printed))]);
  const strange = ours.filter((word) => !near.has(word));
  return strange.length <= (1 - MOVED) * ours.length && !strange.some((word) => TURNS.test(word) || !isCommon(word));
};

const settleMove = (one: Read, reads: readonly Read[], beside: readonly string[]): Change => {
  const { change } = one;
  if (change.kind === 'editorial') return change;
  const other = reads.find((candidate) => isMove(one, candidate))?.change ?? scatteredFrom(one, reads);
  if (other) return { ...change, kind: kindOfMove(change, other) };
  return isFromNearby(one, reads, beside) ? { ...change, kind: 'other' } : change;
};

/** Words put elsewhere in the sentence are added there and dropped here; that alone turns no name, number or negation. */
export const settleMoves = (changes: readonly Change[], comparison: Comparison): Change[] => {
  if (changes.length === 0 || changes.length > MOST) return [...changes];
  const reads = changes.map(read);
  const beside = wordsBeside(comparison);
  return reads.map((one) => settleMove(one, reads, beside));
};
