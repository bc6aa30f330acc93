/** The printed wordings of one utterance: appearances that print the same words are one variant, nearest to the question first. */
import type { Change, FirstPrint, Span, Variant } from '../../model.js';
import { outletKey } from '../../text/outlet-key.js';
import { tokenise } from '../../text/tokens.js';
import { prepare } from '../align/asked.js';
import { compare } from '../align/compare.js';
import { framesOf, readPlace } from '../align/place.js';
import { extentOf, type Match } from '../match/appearance.js';
import { changesOf } from '../wording/changes.js';
import type { Appearance } from './appearances.js';
import { firstPrint } from './provenance.js';

/** A variant with the appearances that print it, best first. */
export interface Wordings {
  match: Match;
  appearances: Appearance[];
  /** From the nearest variant to this one. */
  changes: Change[];
  turns: boolean;
}

/** A reader compares a few wordings; more are listed by their words alone. */
const MOST_COMPARED = 12;
const TURNING: ReadonlySet<Change['kind']> = new Set(['negation', 'number', 'name']);

export const turnsMeaning = ({ kind }: Change): boolean => TURNING.has(kind);

const without = (span: Span, frames: readonly Span[]): Span[] => {
  const rest: Span[] = [];
  let start = span.start;
  for (const frame of frames) {
    if (frame.end <= start || frame.start >= span.end) continue;
    if (frame.start > start) rest.push({ start, end: frame.start });
    start = frame.end;
  }
  return start < span.end ? [...rest, { start, end: span.end }] : rest;
};

/** The printed words of a match, without the attribution that interrupts them. */
const printedWords = ({ stored, regions, quotations }: Match): string[] => {
  const frames = framesOf(quotations);
  return regions
    .flatMap((region) => without(region, frames))
    .flatMap(({ start, end }) => tokenise(stored.article.text.slice(start, end)).words);
};

/** The matched stretches as printed. */
export const printedText = ({ stored, regions }: Match): string =>
  regions.map(({ start, end }) => stored.article.text.slice(start, end)).join(' … ');

/** What a print changes in another; a shorter stretch of the same words changes nothing. */
export const changesBetween = (nearest: Match, other: Match): Change[] => {
  const [theirs, ours] = [printedWords(other).join(' '), printedWords(nearest).join(' ')];
  if (` ${ours} `.includes(` ${theirs} `) || ` ${theirs} `.includes(` ${ours} `)) return [];
  const asked = prepare(printedText(nearest));
  const { start, end } = extentOf(other);
  const comparison = compare(asked, readPlace(other.stored, start, end));
  return comparison ? changesOf(asked, comparison) : [];
};

/** @param appearances of one utterance, best first; at least one */
export const groupVariants = (appearances: readonly Appearance[]): Wordings[] => {
  const byWords = new Map<string, Wordings>();
  const of = new Map<Match, Wordings>();
  for (const appearance of appearances) {
    const { match } = appearance;
    let wordings = of.get(match);
    if (!wordings) {
      const key = printedWords(match).join(' ');
      wordings = byWords.get(key) ?? { match, appearances: [], changes: [], turns: false };
      byWords.set(key, wordings);
      of.set(match, wordings);
    }
    wordings.appearances.push(appearance);
  }
  const [nearest, ...others] = [...byWords.values()];
  for (const other of others.slice(0, MOST_COMPARED)) {
    other.changes = changesBetween((nearest as Wordings).match, other.match);
    other.turns = other.changes.some(turnsMeaning);
  }
  return [...byWords.values()];
};

const outletsOf = (appearances: readonly Appearance[]): number => {
  const known = new Set<string>();
  let unknown = 0;
  for (const { stored } of appearances) {
    if (stored.header.outlet === null) unknown += 1;
    else known.add(outletKey(stored.header.outlet));
  }
  return known.size + unknown;
};

export const drawVariant = ({ match, appearances, changes, turns }: Wordings): Variant => ({
  printed: printedText(match),
  wording: match.wording,
  turns,
  changes,
  articles: appearances.length,
  outlets: outletsOf(appearances),
  first: firstPrint(appearances.map(({ stored }) => stored.header)) as FirstPrint,
});
