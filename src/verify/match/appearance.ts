/** One article that prints the asked words: where, how, and what differs. */
import type { Change, PrintedAs, Quotation, Span, Wording } from '../../model.js';
import type { Candidate, StoredArticle } from '../../store/store.js';
import { type AskedText, textOf } from '../align/asked.js';
import type { Comparison } from '../align/compare.js';
import { changesOf } from '../wording/changes.js';
import { conflictsBetween } from '../wording/conflicts.js';
import { askedShare, printedAsOf, quotationsAt, stretchesOf, wordingOf } from '../wording/wording.js';

/** An asked word and the printed word it corresponds to; of changed ones, all that stand for each other. */
export interface Link {
  asked: Span;
  printed: Span;
}

/** One appearance of the asked words in one article. */
export interface Match {
  stored: StoredArticle;
  /** Where in `article.text`; two or more when joined from several places, in the question's order. */
  regions: Span[];
  wording: Wording;
  /** Chance that the match is right, 0 to 1. */
  score: number;
  changes: Change[];
  /** Share of the asked words that stand there, in order, 0 to 1; insertions in brackets left out. */
  share: number;
  /** Words that correspond, or stand for each other, in the order of the question: where in it, and where in the article. */
  links: Link[];
  /** Stored quotations that share words with the regions. */
  quotations: Quotation[];
  printedAs: PrintedAs;
  /**
   * Keys of further articles that print the same characters, as the same kind of quotation of the same speaker: what
   * holds here holds there, only places in the text differ. Filled where they are too many to read; these articles are
   * appearances too, and are in no other match. Else empty.
   */
  alike: readonly number[];
}

/** From the first printed word of a match to the last one. */
export const extentOf = ({ regions }: Pick<Match, 'regions'>): Span => ({
  start: Math.min(...regions.map(({ start }) => start)),
  end: Math.max(...regions.map(({ end }) => end)),
});

/** All that was found of the asked words. */
export interface MatchResult {
  /** `null`: nothing in the index is close enough. */
  best: Match | null;
  /** One for each article that prints the words (and see `Match.alike`), best first. */
  appearances: Match[];
  /** For `spliced`: the match of each stretch of the question, in the question's order; else empty. */
  pieces: Match[];
}

/** A match and the candidates that led to it. */
export interface Described {
  match: Match;
  members: readonly Candidate[];
}

/** Order of the wordings from nearest to farthest. */
const NEARNESS: readonly Wording[] = ['same', 'excerpt', 'edited', 'altered', 'spliced', 'paraphrase'];
const SPEECH: readonly PrintedAs[] = ['direct', 'mixed', 'indirect', 'narration'];

const linksOf = ({ tokens: asked }: AskedText, { blocks, printed, place: { tokens } }: Comparison): Link[] => {
  const link = (askedFrom: number, askedTo: number, printedFrom: number, printedTo: number): Link => ({
    asked: { start: asked.starts[askedFrom] as number, end: asked.ends[askedTo - 1] as number },
    printed: {
      start: tokens.starts[printed[printedFrom] as number] as number,
      end: tokens.ends[printed[printedTo - 1] as number] as number,
    },
  });
  return blocks.flatMap(({ askedFrom, askedTo, printedFrom, printedTo }) => {
    const [ours, theirs] = [askedTo - askedFrom, printedTo - printedFrom];
    if (ours === 0 || theirs === 0) return [];
    if (ours !== theirs) return [link(askedFrom, askedTo, printedFrom, printedTo)];
    return Array.from({ length: ours }, (_, at) =>
      link(askedFrom + at, askedFrom + at + 1, printedFrom + at, printedFrom + at + 1),
    );
  });
};

/** What words said anew, or put together from several stretches, say otherwise; stretches in the question's order. */
const conflictsOf = (
  asked: AskedText,
  { place, askedFrom, askedTo }: Comparison,
  regions: readonly Span[],
): Change[] => {
  const [first, ...others] = regions;
  const { text } = place.stored.article;
  return first ? conflictsBetween(textOf(asked, { from: askedFrom, to: askedTo }), text, first, ...others) : [];
};

/** What a comparison shows. */
export const describe = (asked: AskedText, comparison: Comparison, score: number): Match => {
  const regions = stretchesOf(asked, comparison);
  const joined = regions.length > 1;
  const changes = joined ? conflictsOf(asked, comparison, regions) : changesOf(asked, comparison);
  const wording = joined ? 'spliced' : wordingOf(asked, comparison, changes);
  return {
    stored: comparison.place.stored,
    regions,
    wording,
    score,
    share: askedShare(asked, [comparison]),
    links: linksOf(asked, comparison),
    // In other words no word was changed, all was said anew: what is said otherwise is told.
    changes: wording === 'paraphrase' ? conflictsOf(asked, comparison, regions) : changes,
    quotations: quotationsAt(comparison, regions),
    printedAs: printedAsOf(comparison, regions),
    alike: [],
  };
};

const nearness = ({ wording }: Match): number => Math.min(NEARNESS.indexOf(wording), NEARNESS.indexOf('altered'));

/**
 * The nearest wording first; where words differ, what has most of those asked; then the surest, what is printed as
 * speech, and the oldest.
 */
export const byMerit = (one: Match, other: Match): number =>
  nearness(one) - nearness(other) ||
  (nearness(one) < NEARNESS.indexOf('altered') ? 0 : other.share - one.share) ||
  NEARNESS.indexOf(one.wording) - NEARNESS.indexOf(other.wording) ||
  other.score - one.score ||
  SPEECH.indexOf(one.printedAs) - SPEECH.indexOf(other.printedAs) ||
  one.stored.key - other.stored.key;

/** Whether a match is no farther from the question than another: what is asked may be the one as well as the other. */
export const isAsNear = (one: Match, other: Match): boolean =>
  nearness(one) <= Math.max(nearness(other), NEARNESS.indexOf('excerpt')) && one.share >= other.share;

/** The stretches of a match that joins places of one article, each as a match. */
export const piecesOf = (match: Match): Match[] => match.regions.map((region) => ({ ...match, regions: [region] }));
