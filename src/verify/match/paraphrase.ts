/**
 * The same content in other words, when no alignment holds: a sentence that shares names and rare words with the
 * question, much of it, and has not much else. Precision before recall: of 800 sentences of news articles kept out of
 * the index, 3 came back as one at 30,000 passages and 6 at 1,000,000.
 */
import type { Quotation, Span } from '../../model.js';
import { tokenise } from '../../text/tokens.js';
import type { AskedText } from '../align/asked.js';
import { isCommon } from '../align/evidence.js';
import { quotationsIn } from '../align/place.js';
import { ACCEPT } from '../align/score.js';
import { conflictsBetween } from '../wording/conflicts.js';
import type { Described, Match } from './appearance.js';
import endings from './endings.json' with { type: 'json' };
import type { Found } from './places.js';

/** Weighted share of the question's words, and share of the sentence's own telling words, that both have. */
const LEAST_SHARE = 0.5;
const LEAST_RETURN = 0.4;
const LEAST_TELLING = 4;
const LEAST_NAMES = 1;
/** Letters that are left of a word without its ending. */
const SHORTEST_STEM = 4;
/** Share of a sentence from which somebody's words in it stand for it. */
const MOST_OF_IT = 0.5;

const ENDING = new RegExp(`^(.{${SHORTEST_STEM},}?)(?:${endings.endings.join('|')})$`, 'u');

/** A word without the endings of its inflections: "proposed", "proposal", "proposes" give one. */
const stem = (word: string): string => ENDING.exec(word)?.[1] ?? word;

interface Shared {
  share: number;
  span: Span;
}

/** What a sentence has of the question's content; `null`: not enough. */
const shareContent = (asked: AskedText, text: string, span: Span): Shared | null => {
  const printed = [...new Set(tokenise(text.slice(span.start, span.end)).words)];
  const theirs = new Set(printed.map(stem));
  const ours = new Map(asked.words.map((word, at) => [word, at]));
  let [found, total, telling, names] = [0, 0, 0, 0];
  for (const [word, at] of ours) {
    const weight = asked.weights[at] as number;
    total += weight;
    if (!theirs.has(stem(word))) continue;
    found += weight;
    if (isCommon(word)) continue;
    telling += 1;
    if (/^\p{Lu}/u.test(asked.text.slice(asked.tokens.starts[at]))) names += 1;
  }
  const stems = new Set([...ours.keys()].map(stem));
  const own = printed.filter((word) => !isCommon(word));
  const returned = own.filter((word) => stems.has(stem(word))).length / Math.max(1, own.length);
  const share = found / Math.max(1, total);
  const enough = share >= LEAST_SHARE && returned >= LEAST_RETURN && telling >= LEAST_TELLING && names >= LEAST_NAMES;
  return enough ? { share, span } : null;
};

const isSpoken = ({ kind }: Quotation): boolean => kind === 'direct' || kind === 'mixed' || kind === 'indirect';

const inside = ({ start, end }: Span, part: Span): Span => ({
  start: Math.max(start, part.start),
  end: Math.min(end, part.end),
});

/** The words of the sentence that somebody said, when they are most of it; else all of it. */
const spokenPart = (span: Span, quotations: readonly Quotation[]): { region: Span; quotation: Quotation | null } => {
  for (const quotation of quotations.filter(isSpoken)) {
    for (const part of quotation.parts.length > 0 ? quotation.parts : [quotation]) {
      const region = inside(span, part);
      if (region.end - region.start > MOST_OF_IT * (span.end - span.start)) return { region, quotation };
    }
  }
  return { region: span, quotation: null };
};

/** Between the least that is shown and certainty. */
const score = (share: number): number => ACCEPT + (1 - ACCEPT) * (share - LEAST_SHARE);

/** More things said otherwise than this, and it is another statement. */
const MOST_CONFLICTS = 1;

const describe = (
  asked: AskedText,
  { place: { stored }, members }: Found,
  { share, span }: Shared,
): Described | null => {
  const { region, quotation } = spokenPart(span, quotationsIn(stored, span));
  const kind = quotation?.kind;
  const changes = conflictsBetween(asked.text, stored.article.text, span);
  if (changes.length > MOST_CONFLICTS) return null;
  const match: Match = {
    stored,
    regions: [region],
    wording: 'paraphrase',
    score: score(share),
    share,
    changes,
    links: [],
    quotations: quotation ? [quotation] : [],
    printedAs: kind === 'direct' || kind === 'mixed' || kind === 'indirect' ? kind : 'narration',
    alike: [],
  };
  return { match, members };
};

/** Sentences near enough in content to the question, one of each place, nearest first. */
export const findParaphrases = (asked: AskedText, found: readonly Found[]): Described[] =>
  found
    .flatMap((one) => {
      const shared = one.members.flatMap((span) => shareContent(asked, one.place.stored.article.text, span) ?? []);
      const [best] = shared.sort((a, b) => b.share - a.share);
      return (best && describe(asked, one, best)) ?? [];
    })
    .sort((a, b) => b.match.score - a.match.score);
