/** Whether pairs of articles are counted as one origin, against what was done to make them. */

import type { Article } from '../../../src/model.js';
import type { StoredHeader } from '../../../src/store/store.js';
import { signatureOf } from '../../../src/text/signature.js';
import { SPLITS, type Split } from '../../../src/training/annotated.js';
import { groupCopies } from '../../../src/verify/judge/copies.js';
import { groupOrigins, type Print } from '../../../src/verify/judge/origins.js';
import { type Figures, groupBy, share } from '../figures.js';
import { makePairs, type Pair, WORDS } from './pairs.js';

export interface JudgedPair extends Pair {
  joined: boolean;
}

const printOf = ({ text, ...header }: Article, key: number): Print => {
  const stored: StoredHeader = { key, header, signature: signatureOf(text) };
  const at = text.indexOf(WORDS);
  return { stored, at: at < 0 ? null : at };
};

const isOneOrigin = (prints: readonly Print[]): boolean =>
  groupOrigins(prints, groupCopies(prints.map(({ stored }) => stored))).count() === 1;

export const judgePairs = (): JudgedPair[] =>
  makePairs().map((pair) => ({
    ...pair,
    joined: isOneOrigin([printOf(pair.one, 0), printOf(pair.other, 1)]),
  }));

const isRight = ({ joined, isOne }: JudgedPair): boolean => joined === isOne;

export const originFigures = (pairs: readonly JudgedPair[]): Record<Split, Figures> => {
  const ofSplit = (split: Split): Figures => {
    const own = pairs.filter((pair) => pair.split === split);
    return {
      'one origin: precision': share(
        own.filter(({ joined }) => joined),
        isRight,
      ),
      'one origin: recall': share(
        own.filter(({ isOne }) => isOne),
        isRight,
      ),
      ...Object.fromEntries(
        [...groupBy(own, ({ kind }) => kind)].map(([kind, all]) => [`  ${kind}`, share(all, isRight)]),
      ),
    };
  };
  return Object.fromEntries(SPLITS.map((split) => [split, ofSplit(split)])) as Record<Split, Figures>;
};

/** Pairs of dev that are judged wrongly, up to so many of each kind. */
export const describeOriginFailures = (pairs: readonly JudgedPair[], most: number): string =>
  [
    ...groupBy(
      pairs.filter((pair) => pair.split === 'dev' && !isRight(pair)),
      ({ kind }) => kind,
    ),
  ]
    .map(([kind, all]) => [kind, ...all.slice(0, most).map(({ one, other }) => `  ${one.id} / ${other.id}`)].join('\n'))
    .join('\n');
