/** Learns how surely the name shown is right, and tells how it does on outlets that it did not learn from. */
import type { Chooser } from '../../quotes/attribution/attribute.js';
import { readStory } from '../../quotes/extract.js';
import { chanceOf } from '../../quotes/speech/name-chance.js';
import { regress, type Sample } from '../logistic.js';
import type { Scorer } from '../scorer.js';
import { isRight, quotationOf, type ResolvedArticle } from './resolved.js';

export interface Named extends Sample {
  outlet: string;
}

/** Articles that the ranker never read are few, and the only ones like what it will read. */
const WEIGHT_OF_UNREAD = 4;
const PULL = 3;

/** One sample for each resolved stretch whose quotation was found with a speaker. */
export const readNamed = (
  scorer: Scorer,
  { text, outlet, ranked, stretches }: ResolvedArticle,
  choose: Chooser,
): Named[] => {
  const pieces = readStory(text, choose).pieces.map((piece) => ({ ...piece, parts: piece.span.stretches }));
  return stretches.flatMap((stretch): Named[] => {
    const piece = quotationOf(scorer, text, stretch, pieces);
    if (!piece?.evidence || !piece.speaker) return [];
    const right = isRight(stretch, piece.speaker.name ?? piece.speaker.mention?.text ?? null);
    return [{ input: piece.evidence, right, outlet, weight: ranked ? 1 : WEIGHT_OF_UNREAD }];
  });
};

/** Weights in the order of the evidence. */
export const learnChance = (named: readonly Named[]): number[] =>
  regress(named, PULL).map((weight) => Math.round(weight * 1000) / 1000);

const SURE = 0.9;

/** For each outlet, what weights learned from the others say of it. */
export const describeUnseen = (named: readonly Named[]): string =>
  [...new Set(named.map(({ outlet }) => outlet))]
    .map((outlet) => {
      const weights = learnChance(named.filter((one) => one.outlet !== outlet));
      const own = named.filter((one) => one.outlet === outlet);
      const sure = own.filter((one) => chanceOf(weights, one.input) >= SURE);
      const stated = own.reduce((sum, one) => sum + chanceOf(weights, one.input), 0) / own.length;
      const share = (some: readonly Named[]): string => `${some.filter(({ right }) => right).length}/${some.length}`;
      return `${outlet}: right ${share(own)}, stated ${stated.toFixed(3)}, right at ${SURE} and more ${share(sure)}`;
    })
    .join('\n');
