/** How one place prints the asked words: the wording, where speech was joined, and as what it is printed. */
import type { Change, PrintedAs, Quotation, Span, Wording } from '../../model.js';
import type { Block } from '../../text/align.js';
import type { AskedText } from '../align/asked.js';
import type { Comparison } from '../align/compare.js';
import { isSpoken } from '../align/place.js';

/** Below this share of matched words a list of changes tells nobody anything: it is said in other words. */
const OTHER_WORDS = 0.5;

const startsWhole = ({ place, edges, region }: Comparison): boolean => {
  const first = place.tokens.starts.indexOf(region.start);
  const before = first > 0 ? (place.tokens.ends[first - 1] as number) : place.start;
  return edges.starts.some((edge) => edge >= before && edge <= region.start);
};

const endsWhole = ({ place, edges, region }: Comparison): boolean => {
  const last = place.tokens.ends.lastIndexOf(region.end);
  const after = place.tokens.starts[last + 1] ?? place.end;
  return edges.ends.some((edge) => edge >= region.end && edge <= after);
};

/** Share of words that correspond, of both sides: 1 when nothing changed. Insertions in brackets do not count. */
export const sharedWords = (asked: AskedText, comparison: Comparison): number => {
  let [same, all] = [0, 0];
  for (const block of comparison.blocks) {
    const ours = block.askedTo - block.askedFrom;
    const theirs = block.printedTo - block.printedFrom;
    if (block.same || block.alike) {
      same += ours + theirs;
      all += ours + theirs;
      continue;
    }
    for (let at = block.askedFrom; at < block.askedTo; at += 1) if (!asked.bracketed[at]) all += 1;
    for (let at = block.printedFrom; at < block.printedTo; at += 1) {
      if (!comparison.inserted[comparison.printed[at] as number] && !asked.omitted[block.askedFrom]) all += 1;
    }
  }
  return all === 0 ? 1 : same / all;
};

/** A word that is nearly the printed one counts in part. */
const LIKE = 0.5;

/** Share of the asked words, without those in brackets, that stand in the print as they were asked or nearly so. */
export const askedShare = (asked: AskedText, comparisons: readonly Comparison[]): number => {
  const plain = asked.bracketed.filter((bracketed) => !bracketed).length;
  let found = 0;
  for (const { same, alike, askedFrom, askedTo } of comparisons.flatMap(({ blocks }) => blocks)) {
    for (let at = askedFrom; at < askedTo; at += 1) if (!asked.bracketed[at]) found += same ? 1 : alike ? LIKE : 0;
  }
  return plain === 0 ? 1 : found / plain;
};

/** The wording of words found in one place. */
export const wordingOf = (asked: AskedText, comparison: Comparison, changes: readonly Change[]): Wording => {
  if (sharedWords(asked, comparison) < OTHER_WORDS) return 'paraphrase';
  if (changes.some(({ kind }) => kind !== 'editorial')) return 'altered';
  if (changes.length > 0) return 'edited';
  return startsWhole(comparison) && endsWhole(comparison) ? 'same' : 'excerpt';
};

/** A few words left out may be a slip; more, from one sentence's end on, joins two sentences as if they were one. */
const SHORTEST_SEAM = 3;
const LONG_SEAM = 9;

/** The quotation in marks that a word of the place stands in. */
const speechAt = ({ place, quotations }: Comparison, index: number): Quotation | null => {
  const start = place.tokens.starts[index] ?? -1;
  const isHere = ({ kind, parts }: Quotation): boolean =>
    (kind === 'direct' || kind === 'mixed') && parts.some((part) => part.start <= start && start < part.end);
  return quotations.find(isHere) ?? null;
};

/** Whether two words of the place are spoken by different people, as far as is known. */
const isOtherSpeech = (comparison: Comparison, one: number, other: number): boolean => {
  const [a, b] = [speechAt(comparison, one), speechAt(comparison, other)];
  if (!a || !b || a === b) return false;
  const [name, otherName] = [a.speaker?.name ?? null, b.speaker?.name ?? null];
  return name === null || name !== otherName;
};

/** So many words of the asker's own may stand at a seam: "and", "and then". */
const MORTAR = 2;

const isSeam = (asked: AskedText, comparison: Comparison, block: Block): boolean => {
  const length = block.printedTo - block.printedFrom;
  const added = block.askedTo - block.askedFrom;
  if (added > MORTAR || length < SHORTEST_SEAM) return false;
  const { printed, place, edges } = comparison;
  const [first, last] = [printed[block.printedFrom] as number, printed[block.printedTo - 1] as number];
  if (added > 0) return length >= LONG_SEAM && isOtherSpeech(comparison, first - 1, last + 1);
  // An ellipsis owns up to words left out of one speech, not to another speaker's words put in their place.
  if (asked.omitted[block.askedFrom]) return isOtherSpeech(comparison, first - 1, last + 1);
  const before = place.tokens.ends[first - 1] as number;
  const [start, end] = [place.tokens.starts[first] as number, place.tokens.ends[last] as number];
  const after = place.tokens.starts[last + 1] as number;
  const within = (at: number, from: number, to: number): boolean => at >= from && at <= to;
  const cleanStart = edges.ends.some((edge) => within(edge, before, start));
  const cleanEnd = edges.starts.some((edge) => within(edge, end, after));
  const crosses = edges.starts.some((edge) => within(edge, before, after));
  return (cleanStart && cleanEnd) || (crosses && length >= LONG_SEAM);
};

/** The region, cut where whole sentences were left out without a sign: two stretches or more when the print was joined. */
export const stretchesOf = (asked: AskedText, comparison: Comparison): Span[] => {
  const { place, printed, region, blocks } = comparison;
  const stretches: Span[] = [];
  let start = region.start;
  blocks.forEach((block, index) => {
    if (index === 0 || index === blocks.length - 1 || block.same || !isSeam(asked, comparison, block)) return;
    stretches.push({ start, end: place.tokens.ends[printed[block.printedFrom - 1] as number] as number });
    start = place.tokens.starts[printed[block.printedTo] as number] as number;
  });
  return [...stretches, { start, end: region.end }];
};

const overlaps = (one: Span, other: Span): boolean => one.start < other.end && one.end > other.start;

/** Quotations that share words with the regions: touching at a mark is not enough. */
export const quotationsAt = (comparison: Comparison, regions: readonly Span[]): Quotation[] => {
  const { starts, ends } = comparison.place.tokens;
  const words = starts
    .map((start, index): Span => ({ start, end: ends[index] as number }))
    .filter((word) => regions.some((region) => overlaps(word, region)));
  return comparison.quotations.filter((quotation) => {
    const spans = quotation.parts.length > 0 ? quotation.parts : [quotation];
    return words.some((word) => spans.some((span) => overlaps(word, span)));
  });
};

/** So many words in marks, and such a share of all, make a passage somebody's in part, however much of a report it is. */
const LEAST_SPOKEN = 3;
const LEAST_SPOKEN_SHARE = 0.2;

/** As what most of the words are printed: somebody's speech, or the article's own words. */
export const printedAsOf = (comparison: Comparison, regions: readonly Span[]): PrintedAs => {
  const { starts, ends } = comparison.place.tokens;
  const counts: Record<PrintedAs, number> = { direct: 0, mixed: 0, indirect: 0, narration: 0 };
  starts.forEach((start, index) => {
    const word = { start, end: ends[index] as number };
    if (!regions.some((region) => overlaps(word, region))) return;
    counts[printedAsAt(word, comparison.quotations)] += 1;
  });
  const spoken = counts.direct + counts.mixed;
  if (spoken > 0 && spoken >= counts.indirect && spoken >= counts.narration)
    return counts.direct >= counts.mixed ? 'direct' : 'mixed';
  const share = spoken / Math.max(1, spoken + counts.indirect + counts.narration);
  const isSomebodys = comparison.quotations.some((quotation) => isSpoken(quotation) && quotation.speaker !== null);
  if (spoken >= LEAST_SPOKEN && share >= LEAST_SPOKEN_SHARE && isSomebodys) return 'mixed';
  return counts.indirect > 0 && counts.indirect >= counts.narration ? 'indirect' : 'narration';
};

const printedAsAt = (word: Span, quotations: readonly Quotation[]): PrintedAs => {
  let indirect = false;
  for (const quotation of quotations) {
    const { kind, parts, start, end } = quotation;
    if (isSpoken(quotation) && parts.some((part) => overlaps(word, part)))
      return kind === 'direct' ? 'direct' : 'mixed';
    if (kind === 'indirect' && overlaps(word, { start, end })) indirect = true;
  }
  return indirect ? 'indirect' : 'narration';
};
