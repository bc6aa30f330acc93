/** Words put elsewhere: added there and dropped here, they turn nothing by that alone. */
import type { Change, ChangeKind } from '../../model.js';
import { tokenise } from '../../text/tokens.js';
import type { Comparison } from '../align/compare.js';
import { isCommon } from '../align/evidence.js';
import { conflictsBetween } from './conflicts.js';

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
export const wordsBeside = ({ place: { tokens }, region }: Comparison): string[] => {
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
export const settleMoves = (changes: readonly Change[], beside: readonly string[]): Change[] =>
  changes.map((change) => {
    if (change.kind === 'editorial') return change;
    const other = changes.find((one) => isMove(change, one)) ?? scatteredFrom(change, changes);
    if (other) return { ...change, kind: kindOfMove(change, other) };
    return isFromNearby(change, changes, beside) ? { ...change, kind: 'other' } : change;
  });
