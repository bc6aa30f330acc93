/** Rows of the tables, and how a row is tried on a place. */
import type { Span } from '../../model.js';
import type { CutKind } from './cut.js';
import type { Turn } from './own-words.js';
import { compile, listed, neededBy } from './pattern.js';
import type { Place } from './place.js';
import { printedAt, type Strip } from './strip.js';

/** Where a row's words are sought: before or after the kept ones in their sentence, or in the sentence before or after. */
export type Where = 'before' | 'after' | 'previous' | 'next';

export interface Rule {
  where: Where;
  /** `speaker`: only in words that the article prints as somebody's: a reporter's "she says" is no frame. */
  whose?: 'speaker';
  says: string;
  /** `clause`: other words of the same clause may stand between it and the kept ones. Otherwise it stands beside them. */
  reach?: 'clause';
  /** Words on that side that take it back: "no doubt that". */
  unless?: string;
  /** What the kept words must hold, and must not. */
  kept?: string;
  keptNot?: string;
  turn: Turn;
}

export interface ReadyRule {
  kind: CutKind;
  where: Where;
  whose: 'speaker' | 'anyone';
  reach: 'clause' | 'beside';
  turn: Turn;
  says: RegExp;
  needs: readonly string[] | null;
  unless: RegExp | null;
  kept: RegExp | null;
  keptNot: RegExp | null;
}

const optional = (pattern: string | undefined): RegExp | null => (pattern === undefined ? null : compile(pattern));

const edged = ({ where, says, reach }: Rule): string => {
  if (reach === 'clause' || where === 'previous' || where === 'next') return says;
  return where === 'before' ? `${says} $` : `^ ${says}`;
};

/** Rows with their patterns compiled. @throws Error on a pattern that names a list which does not exist */
export const prepare = (kind: CutKind, rules: readonly Rule[]): ReadyRule[] =>
  rules.map((rule) => ({
    kind,
    where: rule.where,
    whose: rule.whose ?? 'anyone',
    reach: rule.reach ?? 'beside',
    turn: rule.turn,
    says: compile(edged(rule), 'gu'),
    needs: neededBy(rule.says),
    unless: optional(rule.unless),
    kept: optional(rule.kept),
    keptNot: optional(rule.keptNot),
  }));

const BREAKS = new Set(listed('breaks'));
const FINITE = new Set(listed('finite'));
const LONGEST_BRIDGE = 12;
const MARK = /^[,;:–.?]$/u;
const EDGE = /^(?:to|about|of|for|in|on|at|by|with|from|and|or)$/u;

const wordAt = ({ spans }: Strip, index: number): string => spans[index]?.word ?? '';

const breaksAt = (strip: Strip, index: number): boolean => {
  const word = wordAt(strip, index).replace('^', '');
  return MARK.test(word) || BREAKS.has(word) || BREAKS.has(`${word} ${wordAt(strip, index + 1).replace('^', '')}`);
};

/**
 * Whether words between the pattern and the kept words leave these in its clause: no end of a clause among them, and either
 * the verb is still to come, or it stands directly before the kept words ("I do not think he is | the right man").
 */
const bridgesBefore = (strip: Strip, from: number): boolean => {
  const to = strip.spans.length;
  if (to - from > LONGEST_BRIDGE) return false;
  if (to > from && EDGE.test(wordAt(strip, from))) return false;
  for (let index = from; index < to; index += 1) {
    if (breaksAt(strip, index)) return false;
    if (FINITE.has(wordAt(strip, index)) && index < to - 1) return false;
  }
  return true;
};

/** The same behind the kept words: these have their verb, so that another one is another clause's. */
const bridgesAfter = (strip: Strip, to: number): boolean => {
  if (to > LONGEST_BRIDGE) return false;
  for (let index = 0; index < to; index += 1) {
    if (breaksAt(strip, index) || FINITE.has(wordAt(strip, index)) || wordAt(strip, index) === 'that') return false;
  }
  return true;
};

/** Where in a strip the pattern fits as near as it must; `null`: nowhere. */
const nearest = ({ says, where, reach }: ReadyRule, strip: Strip): Span | null => {
  says.lastIndex = 0;
  for (let found = says.exec(strip.text); found; found = says.exec(strip.text)) {
    const [from, to] = [found.index, found.index + found[0].length];
    const first = strip.offsets.indexOf(from);
    const last = strip.offsets.indexOf(to);
    const after = last < 0 ? strip.spans.length : last;
    const near =
      reach === 'beside' ||
      (where === 'before' ? bridgesBefore(strip, after) : bridgesAfter(strip, Math.max(0, first)));
    if (near) return printedAt(strip, from, to);
    says.lastIndex = from + 1;
  }
  return null;
};

/** Fewer words than this before a mark are a leftover of another clause: what governs them governs little. */
const SHORTEST = 3;

const stripFor = (place: Place, { where, whose }: ReadyRule): Strip =>
  place[where][whose === 'speaker' ? 'speaker' : 'all'];

/** The printed words by which a row fits a place; `null`: it does not. */
export const tryRule = (rule: ReadyRule, place: Place): Span | null => {
  const strip = stripFor(place, rule);
  if (strip.text === '' || (rule.needs && !rule.needs.some((word) => strip.words.has(word)))) return null;
  if (rule.where === 'before' && place.opening < SHORTEST) return null;
  if (rule.kept && !rule.kept.test(place.kept.text)) return null;
  if (rule.keptNot?.test(place.kept.text)) return null;
  const at = nearest(rule, strip);
  return at && !rule.unless?.test(strip.text) ? at : null;
};
