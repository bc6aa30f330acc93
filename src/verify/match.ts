/**
 * Pasted words -> every article that prints them, how, and how sure that is. Knows words and places only: who spoke,
 * which outlet was first and what is said about it are judged on top of this.
 */
import type { Change, PrintedAs, Quotation, Span, Wording } from '../model.js';
import type { Store, StoredArticle } from '../store/store.js';
import { type AskedText, prepareQuestion } from './asked.js';
import { changesOf } from './changes.js';
import { type Comparison, compare } from './compare.js';
import type { Place } from './place.js';
import { findPlaces } from './places.js';
import { ACCEPT, evidenceOf, scoreOf } from './score.js';
import { printedAsOf, quotationsAt, stretchesOf, wordingOf } from './wording.js';

/** One appearance of the asked words in one article. */
export interface Match {
  stored: StoredArticle;
  /** Where in `article.text`; two or more when joined from several places, in the question's order. */
  regions: Span[];
  wording: Wording;
  /** Chance that the match is right, 0 to 1. */
  score: number;
  changes: Change[];
  /** Stored quotations that share words with the regions. */
  quotations: Quotation[];
  printedAs: PrintedAs;
}

export interface MatchResult {
  /** `null`: nothing in the index is close enough. */
  best: Match | null;
  /** One for each article that prints the words, best first. */
  appearances: Match[];
  /** For `spliced`: the match of each stretch of the question, in the question's order; else empty. */
  pieces: Match[];
}

const CANDIDATES = 64;
const NOTHING: MatchResult = { best: null, appearances: [], pieces: [] };

/** Order of the wordings from nearest to farthest. */
const NEARNESS: readonly Wording[] = ['same', 'excerpt', 'edited', 'altered', 'spliced', 'paraphrase'];
const SPEECH: readonly PrintedAs[] = ['direct', 'mixed', 'indirect', 'narration'];

const describe = (asked: AskedText, comparison: Comparison, score: number): Match => {
  const regions = stretchesOf(asked, comparison);
  const changes = changesOf(asked, comparison);
  return {
    stored: comparison.place.stored,
    regions,
    wording: regions.length > 1 ? 'spliced' : wordingOf(asked, comparison, changes),
    score,
    changes: regions.length > 1 ? [] : changes,
    quotations: quotationsAt(comparison, regions),
    printedAs: printedAsOf(comparison, regions),
  };
};

const byMerit = (one: Match, other: Match): number =>
  NEARNESS.indexOf(one.wording) - NEARNESS.indexOf(other.wording) ||
  other.score - one.score ||
  SPEECH.indexOf(one.printedAs) - SPEECH.indexOf(other.printedAs) ||
  one.stored.key - other.stored.key;

/** The better of each article's places. */
const onePerArticle = (matches: readonly Match[]): Match[] => {
  const best = new Map<number, Match>();
  for (const match of [...matches].sort(byMerit)) {
    if (!best.has(match.stored.key)) best.set(match.stored.key, match);
  }
  return [...best.values()].sort(byMerit);
};

/** A stretch of the question, by words. */
interface Stretch {
  from: number;
  to: number;
}

const judge = (asked: AskedText, comparison: Comparison): number =>
  scoreOf(evidenceOf(asked, [comparison], comparison.askedFrom, comparison.askedTo));

const compareAll = (
  asked: AskedText,
  places: readonly Place[],
  { from, to }: Stretch,
): { comparison: Comparison; score: number }[] =>
  places
    .flatMap((place) => compare(asked, place, from, to) ?? [])
    .map((comparison) => ({ comparison, score: judge(asked, comparison) }))
    .sort((one, other) => other.score - one.score || other.comparison.chain.weight - one.comparison.chain.weight);

/** A rest of the question worth looking for elsewhere: so many words, and so much of the question's weight. */
const REST_WORDS = 3;
const REST_SHARE = 0.12;

/** Stretches before, between and after what a comparison found. */
const restsOf = (asked: AskedText, { chain, askedFrom, askedTo }: Comparison): { found: Stretch; rests: Stretch[] } => {
  const first = chain.runs[0]?.asked ?? askedFrom;
  const last = chain.runs.at(-1);
  const end = last ? last.asked + last.length : askedTo;
  const worth = ({ from, to }: Stretch): boolean =>
    to - from >= REST_WORDS && (asked.sums[to] as number) - (asked.sums[from] as number) >= REST_SHARE * asked.total;
  const rests = [
    { from: askedFrom, to: first },
    { from: end, to: askedTo },
  ].filter(worth);
  return {
    found: {
      from: rests.some(({ to }) => to === first) ? first : askedFrom,
      to: rests.some(({ from }) => from === end) ? end : askedTo,
    },
    rests,
  };
};

const textOf = (asked: AskedText, { from, to }: Stretch): string =>
  asked.text.slice(asked.tokens.starts[from], asked.tokens.ends[to - 1]);

/** The best place of a stretch on its own, sought anew where the places at hand do not hold it. */
const locate = async (
  store: Store,
  asked: AskedText,
  places: readonly Place[],
  stretch: Stretch,
): Promise<Comparison | null> => {
  const [known] = compareAll(asked, places, stretch);
  if (known && known.score >= ACCEPT) return known.comparison;
  const more = await findPlaces(store, textOf(asked, stretch), CANDIDATES);
  const [found] = compareAll(asked, more, stretch);
  return found && found.score >= ACCEPT ? found.comparison : null;
};

/** Comparisons of a question joined from several places, in the question's order; `null`: it is not. */
const takeApart = async (
  store: Store,
  asked: AskedText,
  places: readonly Place[],
  best: Comparison,
): Promise<Comparison[] | null> => {
  const { found, rests } = restsOf(asked, best);
  if (rests.length === 0) return null;
  const own = compare(asked, best.place, found.from, found.to);
  if (!own || judge(asked, own) < ACCEPT) return null;
  const pieces = [own];
  for (const rest of rests) {
    const piece = await locate(store, asked, places, rest);
    if (piece) pieces.push(piece);
  }
  return pieces.length > 1 ? pieces.sort((one, other) => one.askedFrom - other.askedFrom) : null;
};

const SAME_SENTENCE = 4;

/** Clauses of one sentence in another order: compared as one, so that the order shows as changes. */
const reorder = (asked: AskedText, pieces: readonly Comparison[]): Comparison | null => {
  const [first] = pieces as [Comparison];
  const sorted = [...pieces].sort((one, other) => one.region.start - other.region.start);
  const together = sorted.every((piece, index) => {
    const before = sorted[index - 1];
    if (!before) return true;
    if (piece.place.stored.key !== first.place.stored.key) return false;
    return (
      piece.region.start - before.region.end <= SAME_SENTENCE ||
      !piece.edges.starts.some((edge) => edge >= before.region.end && edge <= piece.region.start)
    );
  });
  const inOrder = pieces.every(
    (piece, index) => index === 0 || (pieces[index - 1] as Comparison).region.start < piece.region.start,
  );
  if (!together || inOrder) return null;
  const cover = { start: (sorted[0] as Comparison).region.start, end: (sorted.at(-1) as Comparison).region.end };
  const place = pieces.map((piece) => piece.place).find((one) => one.start <= cover.start && one.end >= cover.end);
  return place ? compare(asked, place, 0, asked.words.length, cover) : null;
};

const splice = (asked: AskedText, pieces: readonly Comparison[]): MatchResult => {
  const score = scoreOf(evidenceOf(asked, pieces));
  if (score < ACCEPT) return NOTHING;
  const swapped = reorder(asked, pieces);
  if (swapped) {
    const best = { ...describe(asked, swapped, score), wording: 'altered' as const };
    return { best, appearances: [best], pieces: [] };
  }
  const matches = pieces.map((piece) => describe(asked, piece, score));
  const byArticle = new Map<number, Match>();
  for (const match of matches) {
    const known = byArticle.get(match.stored.key);
    byArticle.set(match.stored.key, {
      ...match,
      wording: 'spliced',
      regions: [...(known?.regions ?? []), ...match.regions],
      changes: [...(known?.changes ?? []), ...match.changes],
      quotations: [...new Set([...(known?.quotations ?? []), ...match.quotations])],
      printedAs: known?.printedAs ?? match.printedAs,
    });
  }
  const appearances = [...byArticle.values()];
  return { best: appearances[0] ?? null, appearances, pieces: matches };
};

/** Weighted share found above which nothing is sought elsewhere. */
const ENOUGH = 0.88;

/**
 * Finds the asked words. Nothing found is an empty result, never an error; a text without words finds nothing.
 * @param text the quote alone, cleaned of chat markup
 */
export const findMatches = async (store: Store, text: string): Promise<MatchResult> => {
  const asked = await prepareQuestion(store, text);
  if (asked.words.length === 0) return NOTHING;
  const places = await findPlaces(store, text, CANDIDATES);
  const judged = compareAll(asked, places, { from: 0, to: asked.words.length });
  const [top] = judged;
  if (!top) return NOTHING;
  if (evidenceOf(asked, [top.comparison]).share < ENOUGH) {
    const pieces = await takeApart(store, asked, places, top.comparison);
    const joined = pieces ? splice(asked, pieces) : NOTHING;
    if (joined.best) return joined;
  }
  const accepted = judged.filter(({ score }) => score >= ACCEPT);
  const appearances = onePerArticle(accepted.map(({ comparison, score }) => describe(asked, comparison, score)));
  const best = appearances[0] ?? null;
  return { best, appearances, pieces: best?.wording === 'spliced' ? piecesOf(best) : [] };
};

/** The stretches of a match that joins places of one article, each as a match. */
const piecesOf = (match: Match): Match[] => match.regions.map((region) => ({ ...match, regions: [region] }));
