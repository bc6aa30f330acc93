/** Rows of the tables, and how they are tried on a place. */
import type { Span } from '../../model.js';
import type { CutKind } from './cut.js';
import { listed } from './lists.js';
import type { Turn } from './own-words.js';
import { compile, neededBy } from './pattern.js';
import type { Place } from './place.js';
import { printedAt, type Strip } from './strip.js';

/** Where a row's words are sought: before or after the kept ones in their sentence, or in the sentence before or after. */
export type Where = 'before' | 'after' | 'previous' | 'next';

export interface Rule {
  where: Where;
  /**
   * `speaker`: only in words that the article prints as somebody's: a reporter's "she says" is no frame.
   * `own`: of whoever says the kept words, speaker or reporter.
   */
  whose?: 'speaker' | 'own';
  says: string;
  /** `clause`: other words of the same clause may stand between it and the kept ones. Otherwise it stands beside them. */
  reach?: 'clause';
  /** Words on that side that take it back: "no doubt that". */
  unless?: string;
  /** What the kept words must hold, and must not. */
  kept?: string;
  keptNot?: string;
  /** The kept words begin their sentence: "the fact that" before them would take it back. */
  alone?: true;
  turn: Turn;
}

/** Written when first asked for: a question calls for few of some hundred rows. */
type Expression = () => RegExp;

interface ReadyRule {
  kind: CutKind;
  where: Where;
  whose: 'speaker' | 'own' | 'anyone';
  reach: 'clause' | 'beside';
  alone: boolean;
  turn: Turn;
  says: Expression;
  unless: Expression | null;
  kept: Expression | null;
  keptNot: Expression | null;
}

/** Rows in their order, and which of them a word calls for. */
export interface Table {
  rules: readonly ReadyRule[];
  /** By the side that a row reads. */
  calledBy: Readonly<Record<Where, ReadonlyMap<string, readonly number[]>>>;
  /** Rows that are always tried. */
  always: readonly number[];
}

const expression = (pattern: string, flags?: string): Expression => {
  let compiled: RegExp | null = null;
  return () => {
    compiled ??= compile(pattern, flags);
    return compiled;
  };
};

const optional = (pattern: string | undefined): Expression | null =>
  pattern === undefined ? null : expression(pattern);

const edged = ({ where, says, reach }: Rule): string => {
  if (reach === 'clause' || where === 'previous' || where === 'next') return says;
  return where === 'before' ? `${says} $` : `^ ${says}`;
};

const ready = (kind: CutKind, rule: Rule): ReadyRule => ({
  kind,
  where: rule.where,
  whose: rule.whose ?? 'anyone',
  reach: rule.reach ?? 'beside',
  alone: rule.alone ?? false,
  turn: rule.turn,
  says: expression(edged(rule), 'gu'),
  unless: optional(rule.unless),
  kept: optional(rule.kept),
  keptNot: optional(rule.keptNot),
});

/** Rows ready to be called. @throws Error on words to say of a list that does not exist */
export const prepare = (kind: CutKind, rules: readonly Rule[]): Table => {
  const calledBy = { before: new Map(), after: new Map(), previous: new Map(), next: new Map() } satisfies Record<
    Where,
    Map<string, number[]>
  >;
  const always: number[] = [];
  rules.forEach(({ says, where }, index) => {
    const needed = neededBy(says);
    const rows: Map<string, number[]> = calledBy[where];
    if (!needed) always.push(index);
    for (const word of new Set(needed)) rows.set(word, [...(rows.get(word) ?? []), index]);
  });
  return { rules: rules.map((rule) => ready(kind, rule)), calledBy, always };
};

const BREAKS = new Set(listed('breaks'));
const FINITE = new Set(listed('finite'));
const VERB = compile('@finite|@verbs');
const LONGEST_BRIDGE = 12;
const LONGEST_ASIDE = 7;
const MARK = /^[,;:–.?]$/u;
/** A bridge that begins so goes on with what stands before it, not with a clause. */
const EDGE = new Set(['to', 'about', 'of', 'for', 'in', 'on', 'at', 'by', 'with', 'from', 'and', 'or']);

const wordAt = ({ spans }: Strip, index: number): string => spans[index]?.word.replace('^', '') ?? '';

const breaksAt = (strip: Strip, index: number): boolean => {
  const word = wordAt(strip, index);
  return MARK.test(word) || BREAKS.has(word) || BREAKS.has(`${word} ${wordAt(strip, index + 1)}`);
};

/** Past an aside between commas that begins at `from`: ", Teo Marrow ,"; `from` itself where none does. */
const pastAside = (strip: Strip, from: number): number => {
  if (wordAt(strip, from) !== ',') return from;
  for (let index = from + 1; index <= from + LONGEST_ASIDE; index += 1) {
    const word = wordAt(strip, index);
    if (word === ',') return index + 1;
    if (word === '' || MARK.test(word) || FINITE.has(word)) return from;
  }
  return from;
};

/**
 * Whether the words from `from` on leave the kept words in the clause that begins there: no end of a clause among them, and
 * either the verb is still to come, or it stands directly before the kept words ("I do not think he is | the right man").
 */
const bridgesBefore = (strip: Strip, from: number, kept: Strip): boolean => {
  const to = strip.spans.length;
  if (to - from > LONGEST_BRIDGE) return false;
  if (to > from && EDGE.has(wordAt(strip, from))) return false;
  for (let index = pastAside(strip, from); index < to; index = Math.max(index + 1, pastAside(strip, index + 1))) {
    if (breaksAt(strip, index)) return false;
    if (FINITE.has(wordAt(strip, index)) && index < to - 1) return false;
  }
  return from >= to || FINITE.has(wordAt(strip, to - 1)) || VERB.test(kept.text);
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
const nearest = ({ says: expressed, where, reach }: ReadyRule, strip: Strip, kept: Strip): Span | null => {
  const says = expressed();
  says.lastIndex = 0;
  for (let found = says.exec(strip.text); found; found = says.exec(strip.text)) {
    const [from, to] = [found.index, found.index + found[0].length];
    if (reach === 'beside') return printedAt(strip, from, to);
    const [first, behind] = [strip.offsets.indexOf(from), strip.offsets.indexOf(to)];
    const near =
      where === 'before'
        ? bridgesBefore(strip, behind < 0 ? strip.spans.length : behind, kept)
        : bridgesAfter(strip, Math.max(0, first));
    if (near) return printedAt(strip, from, to);
    says.lastIndex = from + 1;
  }
  return null;
};

const stripFor = (place: Place, { where, whose }: ReadyRule): Strip => {
  const speakers = whose === 'speaker' || (whose === 'own' && place.speech !== null);
  return place[where][speakers ? 'speaker' : 'all'];
};

/** Fewer words than this before a mark are a leftover of another clause: what governs them governs little. */
const SHORTEST = 3;

const tryRule = (rule: ReadyRule, place: Place): Span | null => {
  const strip = stripFor(place, rule);
  if (strip.text === '' || (rule.alone && place.before.all.text !== '')) return null;
  if (rule.where === 'before' && rule.kind === 'frame' && place.opening < SHORTEST && !place.joinedBefore) return null;
  if (rule.kept && !rule.kept().test(place.kept.text)) return null;
  if (rule.keptNot?.().test(place.kept.text)) return null;
  const at = nearest(rule, strip, place.kept);
  return at && !rule.unless?.().test(strip.text) ? at : null;
};

/** Rows that the words around a place call for, in their order. */
const called = ({ calledBy, always }: Table, place: Place): number[] => {
  const rows = new Set(always);
  for (const where of ['before', 'after', 'previous', 'next'] as const) {
    for (const { words } of [place[where].all, place[where].speaker])
      for (const word of words) for (const row of calledBy[where].get(word) ?? []) rows.add(row);
  }
  return [...rows].sort((a, b) => a - b);
};

/** The first row of a table that fits a place. @param skip rows of a turn that the asker makes in own words */
export const firstOf = (
  table: Table,
  place: Place,
  skip: (turn: Turn) => boolean,
): { kind: CutKind; where: Where; at: Span } | null => {
  for (const row of called(table, place)) {
    const rule = table.rules[row] as ReadyRule;
    const at = skip(rule.turn) ? null : tryRule(rule, place);
    if (at) return { kind: rule.kind, where: rule.where, at };
  }
  return null;
};
