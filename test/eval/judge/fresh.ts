/**
 * Messy questions that nobody has tuned on: of the articles that the rest of this measure keeps out of its index, in kinds
 * of their own. Counted once for all; no failure is ever shown.
 */
import type { Scorer } from '../../../src/training/scorer.js';
import { type Figures, groupBy, share } from '../figures.js';
import type { Said } from './kinds/kind.js';
import { MIXED } from './kinds/mixed.js';
import { askMessy, drawKind, type MessyOutcome } from './messy.js';
import { isClean, quotesOf } from './quotes.js';
import { onlyOf, type World, withIndex } from './world.js';

const isRight = ({ faults }: MessyOutcome): boolean => faults.length === 0;

export const askFresh = async ({ unindexed }: World, scorer: Scorer): Promise<MessyOutcome[]> => {
  const world = onlyOf(unindexed);
  const clean = quotesOf(world.indexed, scorer).filter(
    (quote): quote is Said => quote.person !== null && isClean(quote, world),
  );
  const questions = Object.entries(MIXED).flatMap(([kind, make]) => drawKind(kind, make, null, clean, world));
  return withIndex(world, (ask) => askMessy(ask, questions));
};

export const freshFigures = (outcomes: readonly MessyOutcome[]): Figures => ({
  'fresh questions': share(outcomes, isRight),
  'fresh questions: turned meanings warned of': share(
    outcomes.filter(({ warned }) => warned !== null),
    ({ warned }) => warned === true,
  ),
  ...Object.fromEntries(
    [...groupBy(outcomes, ({ question }) => question.kind)].map(([kind, members]) => [
      `fresh: ${kind}`,
      share(members, isRight),
    ]),
  ),
});
