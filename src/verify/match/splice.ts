/** Questions that no one place explains: joined from several places, or the clauses of one sentence in another order. */
import type { Change } from '../../model.js';
import type { Store } from '../../store/store.js';
import { tokenise } from '../../text/tokens.js';
import type { AskedText } from '../align/asked.js';
import type { Comparison } from '../align/compare.js';
import { isFunctionWord } from '../align/evidence.js';
import { ACCEPT, evidenceOf, scoreOf } from '../align/score.js';
import { sharedWords } from '../wording/wording.js';
import { describe, type Match, type MatchResult } from './appearance.js';
import type { Judged } from './judged.js';
import { PIECE_WORDS, reorder, takeApart, takeApartInPlace } from './pieces.js';
import type { Found } from './places.js';

/** Share of words that correspond in a piece that was joined to another: who joins quotes copies them. */
const VERBATIM = 0.7;

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
      links: [...(known?.links ?? []), ...piece.links],
      quotations: [...new Set([...(known?.quotations ?? []), ...piece.quotations])],
      printedAs: known?.printedAs ?? piece.printedAs,
    });
  }
  return [...byArticle.values()];
};

/** Without what changed at a seam: the asker's "and" there stands for nothing in print. */
const withoutSeams = (match: Match, at: number, last: number): Match => {
  const [start, end] = [match.regions[0]?.start, match.regions.at(-1)?.end];
  const isMortar = ({ asked }: Change): boolean => tokenise(asked).words.every(isFunctionWord);
  const isSeam = (change: Change): boolean =>
    isMortar(change) && ((at > 0 && change.at.start === start) || (at < last && change.at.end === end));
  return { ...match, changes: match.changes.filter((change) => !isSeam(change)) };
};

const joined = (asked: AskedText, pieces: readonly Comparison[], score: number): MatchResult | null => {
  const matches = pieces.map((comparison, at) =>
    withoutSeams(describe(asked, comparison, score), at, pieces.length - 1),
  );
  if (isUnbroken(matches)) return null;
  const appearances = joinPieces(matches);
  return { best: appearances[0] ?? null, appearances, pieces: matches };
};

/** The question found in one place, in another order: as one change of order, or as joined stretches. */
const inPlace = (asked: AskedText, top: Judged): MatchResult | null => {
  const pieces = takeApartInPlace(asked, top);
  const score = pieces ? scoreOf(evidenceOf(asked, pieces)) : 0;
  if (!pieces || score < ACCEPT || score < top.score) return null;
  const swapped = reorder(asked, pieces);
  if (!swapped) return pieces.every((piece) => isPiece(asked, piece)) ? joined(asked, pieces, score) : null;
  const match = describe(asked, swapped, score);
  const best: Match = match.wording === 'paraphrase' ? { ...match, wording: 'altered' } : match;
  return { best, appearances: [best], pieces: [] };
};

/** Weighted share that several places must explain together. */
const MOSTLY = 0.75;

/** The question found in several places, each sure on its own, that explain more of it than one. */
const apart = async (
  store: Store,
  asked: AskedText,
  found: readonly Found[],
  top: Judged,
): Promise<MatchResult | null> => {
  const pieces = await takeApart(store, asked, found, top);
  if (!pieces) return null;
  const comparisons = pieces.map(({ comparison }) => comparison);
  if (evidenceOf(asked, comparisons).share < MOSTLY) return null;
  if (!comparisons.every((piece) => isPiece(asked, piece))) return null;
  return joined(
    asked,
    comparisons,
    pieces.reduce((chance, { score }) => chance * score, 1),
  );
};

/** Weighted share found above which nothing is sought elsewhere. */
const ENOUGH = 0.95;

/**
 * The question put together again from the places that its stretches come from.
 * @param top the single place that explains it best
 * @returns `null`: that place explains it well enough, or no others explain it better
 */
export const findSplice = async (
  store: Store,
  asked: AskedText,
  found: readonly Found[],
  top: Judged,
): Promise<MatchResult | null> =>
  evidenceOf(asked, [top.comparison]).share < ENOUGH
    ? (inPlace(asked, top) ?? (await apart(store, asked, found, top)))
    : null;
