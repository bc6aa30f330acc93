/**
 * Pasted words -> every article that prints them, how, and how sure that is. Knows words and places only: who spoke,
 * which outlet was first and what is said about it are judged on top of this.
 */

import type { Store } from '../store/store.js';
import { tokenise } from '../text/tokens.js';
import { addAlike } from './alike.js';
import { byMerit, type Described, describe, type Match } from './appearance.js';
import { type AskedText, prepareQuestion } from './asked.js';
import type { Comparison } from './compare.js';
import { findParaphrases } from './paraphrase.js';
import { copiesOf, type Found, findCandidates, findPlaces } from './places.js';
import { ACCEPT, evidenceOf, scoreOf } from './score.js';
import { compareAll, type Judged, PIECE_WORDS, reorder, takeApart, takeApartInPlace } from './splice.js';
import { sharedWords } from './wording.js';

export type { Match } from './appearance.js';

export interface MatchResult {
  /** `null`: nothing in the index is close enough. */
  best: Match | null;
  /** One for each article that prints the words (and see `Match.alike`), best first. */
  appearances: Match[];
  /** For `spliced`: the match of each stretch of the question, in the question's order; else empty. */
  pieces: Match[];
}

const NOTHING: MatchResult = { best: null, appearances: [], pieces: [] };

/** The better of each article's places. */
const onePerArticle = (found: readonly Described[]): Described[] => {
  const best = new Map<number, Described>();
  for (const one of [...found].sort((a, b) => byMerit(a.match, b.match))) {
    if (!best.has(one.match.stored.key)) best.set(one.match.stored.key, one);
  }
  return [...best.values()];
};

/** One match for each article that holds some of the pieces. */
const joinPieces = (pieces: readonly Match[]): Match[] => {
  const byArticle = new Map<number, Match>();
  for (const piece of pieces) {
    const known = byArticle.get(piece.stored.key);
    byArticle.set(piece.stored.key, {
      ...piece,
      wording: 'spliced',
      regions: [...(known?.regions ?? []), ...piece.regions],
      changes: [...(known?.changes ?? []), ...piece.changes],
      share: (known?.share ?? 0) + piece.share,
      quotations: [...new Set([...(known?.quotations ?? []), ...piece.quotations])],
      printedAs: known?.printedAs ?? piece.printedAs,
    });
  }
  return [...byArticle.values()];
};

/** The question found in one place, in another order: as one change of order, or as joined stretches. */
const inPlace = (asked: AskedText, top: Judged): MatchResult => {
  const pieces = takeApartInPlace(asked, top);
  const score = pieces ? scoreOf(evidenceOf(asked, pieces)) : 0;
  if (!pieces || score < ACCEPT || score < top.score) return NOTHING;
  const swapped = reorder(asked, pieces);
  if (!swapped) return pieces.every((piece) => isPiece(asked, piece)) ? joined(asked, pieces, score) : NOTHING;
  const match = describe(asked, swapped, score);
  const best: Match = match.wording === 'paraphrase' ? { ...match, wording: 'altered' } : match;
  return { best, appearances: [best], pieces: [] };
};

/** Whether a stretch can have been joined to another: long enough to be somebody's words, and near enough to the print. */
const isPiece = (asked: AskedText, piece: Comparison): boolean =>
  piece.askedTo - piece.askedFrom >= PIECE_WORDS && sharedWords(asked, piece) >= VERBATIM;

/** Fewer printed words than this between two stretches: they were never apart, only hard to tell from their neighbours. */
const APART_WORDS = 3;

/** Whether the pieces follow each other in one article as they do in the question: slips between them join nothing. */
const isUnbroken = (matches: readonly Match[]): boolean =>
  matches.every((match, at) => {
    const before = matches[at - 1];
    if (!before) return true;
    const [end, start] = [before.regions.at(-1)?.end ?? 0, match.regions[0]?.start ?? 0];
    if (before.stored.key !== match.stored.key || start < end) return false;
    return tokenise(match.stored.article.text.slice(end, start)).words.length < APART_WORDS;
  });

const joined = (asked: AskedText, pieces: readonly Comparison[], score: number): MatchResult => {
  const matches = pieces.map((comparison) => describe(asked, comparison, score));
  if (isUnbroken(matches)) return NOTHING;
  const appearances = joinPieces(matches);
  return { best: appearances[0] ?? null, appearances, pieces: matches };
};

/** The question found in several places, each sure on its own, that explain more of it than one. */
const apart = async (store: Store, asked: AskedText, found: readonly Found[], top: Judged): Promise<MatchResult> => {
  const pieces = await takeApart(store, asked, found, top);
  if (!pieces) return NOTHING;
  const comparisons = pieces.map(({ comparison }) => comparison);
  if (evidenceOf(asked, comparisons).share < MOSTLY) return NOTHING;
  if (!comparisons.every((piece) => isPiece(asked, piece))) return NOTHING;
  return joined(
    asked,
    comparisons,
    pieces.reduce((chance, { score }) => chance * score, 1),
  );
};

/** The stretches of a match that joins places of one article, each as a match. */
const piecesOf = (match: Match): Match[] => match.regions.map((region) => ({ ...match, regions: [region] }));

const gather = async (store: Store, asked: AskedText, found: readonly Described[]): Promise<MatchResult> => {
  const appearances = (await addAlike(store, asked, onePerArticle(found))).sort(byMerit);
  const best = appearances[0] ?? null;
  return { best, appearances, pieces: best?.wording === 'spliced' ? piecesOf(best) : [] };
};

/** The question in single places; in other words only where no place has its words. */
const inPlaces = (
  store: Store,
  asked: AskedText,
  found: readonly Found[],
  judged: readonly Judged[],
): Promise<MatchResult> => {
  const accepted = judged
    .filter(({ score }) => score >= ACCEPT)
    .map(({ comparison, score, members }) => ({ match: describe(asked, comparison, score), members }));
  const nearer = accepted.filter(({ match }) => match.wording !== 'paraphrase');
  const content = nearer.length > 0 ? [] : findParaphrases(asked, found);
  return gather(store, asked, content.length > 0 ? content : accepted);
};

/** Weighted share found above which nothing is sought elsewhere. */
const ENOUGH = 0.95;
/** Weighted share that several places must explain together. */
const MOSTLY = 0.75;
/** Share of words that correspond in a piece that was joined to another: who joins quotes copies them. */
const VERBATIM = 0.7;

/**
 * Finds the asked words. Nothing found is an empty result, never an error; a text without words finds nothing.
 * @param text the quote alone, cleaned of chat markup
 */
export const findMatches = async (store: Store, text: string): Promise<MatchResult> => {
  const candidates = await findCandidates(store, text);
  const asked = await prepareQuestion(store, text, copiesOf(candidates));
  if (asked.words.length === 0) return NOTHING;
  const whole = { from: 0, to: asked.words.length };
  const found = await findPlaces(store, asked, whole, candidates);
  const judged = compareAll(asked, found, whole);
  const [top] = judged;
  if (top && evidenceOf(asked, [top.comparison]).share < ENOUGH) {
    const near = inPlace(asked, top);
    if (near.best) return near;
    const far = await apart(store, asked, found, top);
    if (far.best) return far;
  }
  return inPlaces(store, asked, found, judged);
};
