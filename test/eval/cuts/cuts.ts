/** Stretches of real and invented quotations as people cut them out, and whether the cut turns the meaning. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CautionKind, Span } from '../../../src/model.js';
import { SPLITS, type Split, splitOf } from '../../../src/training/annotated.js';
import { parseLines, readShared, sharedIsPresent } from '../../shared.js';

/** `open`: readers could differ, or too little is left to say; counted nowhere. */
export type Label = 'turns' | 'harmless' | 'open';

/**
 * How a cut came into the collection: `flip` and `near` (a harmless one that looks like a flip) were sought,
 * `random` were drawn and then read, `invented` are of articles written for this.
 */
export type CutSet = 'flip' | 'near' | 'random' | 'invented';

export interface Cut {
  articleId: string;
  split: Split;
  set: CutSet;
  label: Label;
  /** What a warning may call it, the fittest first; empty where none is due. */
  kinds: CautionKind[];
  /** The stretches kept, in order; people join two by " … ". */
  pieces: Span[];
  /** The same as words, as they are asked. */
  words: string;
}

/** The files of real articles that the offsets refer to, below `../shared`. */
export const SOURCES = { polnear: 'polnear/train.jsonl', ggt: 'ggt/dev.jsonl' } as const;

export type Source = keyof typeof SOURCES;

export interface RealCut extends Omit<Cut, 'split'> {
  source: Source;
}

/** One invented article with its cuts; `words` are printed in it, each piece once. */
export interface InventedArticle {
  id: string;
  text: string;
  cuts: { words: string; label: 'turns' | 'harmless'; kinds: CautionKind[] }[];
}

export const JOINT = ' … ';

/** Half of the articles, all those among them that are held out elsewhere: a rule is never made from what is held out. */
export const cutSplitOf = (articleId: string): Split => {
  const [, second = 0] = createHash('sha1').update(articleId).digest();
  return splitOf(articleId) === 'held-out' || second % 8 < 3 ? 'held-out' : 'dev';
};

/** Absolute path of a file beside this one. */
const besides = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

const read = <T>(name: string): T[] => parseLines<T>(readFileSync(besides(name), 'utf8'));

export const readRealCuts = (split: Split): RealCut[] => read<RealCut>(`./${split}.jsonl`);

/** The file is itself a collection that can be ingested. */
export const inventedFile = (split: Split): string => besides(`./invented-${split}.jsonl`);

export const readInvented = (split: Split): InventedArticle[] => read<InventedArticle>(`./invented-${split}.jsonl`);

/** Where the pieces of `words` stand, each after the one before. @throws when one is not printed */
export const placePieces = (text: string, words: string): Span[] => {
  let from = 0;
  return words.split(JOINT).map((piece) => {
    const start = text.indexOf(piece, from);
    if (start < 0) throw new Error(`not printed: ${piece}`);
    from = start + piece.length;
    return { start, end: from };
  });
};

const inventedCuts = (split: Split): Cut[] =>
  readInvented(split).flatMap(({ id, text, cuts }) =>
    cuts.map((cut) => ({ ...cut, articleId: id, split, set: 'invented', pieces: placePieces(text, cut.words) })),
  );

/** All of them; without `../shared` the invented ones alone. */
export const readCuts = (): Cut[] =>
  SPLITS.flatMap((split) => [
    ...(sharedIsPresent ? readRealCuts(split).map((cut) => ({ ...cut, split })) : []),
    ...inventedCuts(split),
  ]);

/** Texts of the real articles by id. */
export const readTexts = (): Map<string, string> =>
  new Map(
    Object.values(SOURCES).flatMap((file) =>
      parseLines<{ id: string; text: string }>(readShared(file)).map(({ id, text }): [string, string] => [id, text]),
    ),
  );
