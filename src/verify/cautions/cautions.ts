/** Cut words -> what a reader must know of the words that were left out. Rules are rows of the tables beside this file. */
import { CONDITIONS } from './conditions.js';
import type { Cut, CutCaution, CutKind } from './cut.js';
import { findJoin } from './ellipses.js';
import { FRAMES } from './frames/frames.js';
import { saysItself, wordsAdded } from './own-words.js';
import { type Place, placesOf } from './place.js';
import { findQuestion } from './questions.js';
import { findQuoting } from './quoting.js';
import { firstOf, type Table } from './rule.js';
import { SUBJECTS } from './subjects.js';

export type { Cut, CutCaution, CutKind } from './cut.js';

/** Worst first: who leaves a denial out makes the speaker say the opposite. */
const ORDER: readonly CutKind[] = ['frame', 'condition', 'subject', 'ellipsis'];
const TABLES: readonly Table[] = [FRAMES, CONDITIONS, SUBJECTS];

/** The first row of each table that fits a kept stretch. */
const cautionsAt = (place: Place, added: readonly string[]): CutCaution[] =>
  TABLES.flatMap((table) => {
    const found = firstOf(table, place, (turn) => saysItself(added, turn));
    if (!found) return [];
    const { kind, where, at } = found;
    const joined = (where === 'before' && place.joinedBefore) || (where === 'after' && place.joinedAfter);
    return [{ kind: joined ? 'ellipsis' : kind, at }];
  });

/**
 * What turns the meaning when words are cut out of print: denied, doubted, asked, imagined, reported, conditional words
 * without what makes them so. Empty for a cut that does no harm, for words in a language other than English, and where
 * nothing is sure. Pure; works on a bounded stretch around each kept one.
 * @returns worst first, one of a kind
 * @example cautionsOfCut({ text: 'I don't think that it is safe.', kept: [it is safe], … }) // [{ kind: 'frame', at: [0, 18) }]
 */
export const cautionsOfCut = (cut: Cut): CutCaution[] => {
  const added = wordsAdded(cut);
  const found = placesOf(cut).flatMap((place, index): CutCaution[] => {
    const question = findQuestion(cut, place);
    const quoting = saysItself(added, 'report') ? null : findQuoting(cut, place);
    const join = index > 0 ? findJoin(cut, index) : null;
    return [
      ...(question ? [{ kind: 'frame' as const, at: question }] : []),
      ...(quoting ? [{ kind: 'frame' as const, at: quoting }] : []),
      ...cautionsAt(place, added),
      ...(join ? [{ kind: 'ellipsis' as const, at: join }] : []),
    ];
  });
  return ORDER.flatMap((kind) => found.filter((caution) => caution.kind === kind).slice(0, 1));
};
