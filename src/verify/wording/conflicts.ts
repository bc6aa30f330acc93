/**
 * Where words that say the same thing otherwise do not: another number, a lost negation, an opposite, other people, or the
 * same people the other way round. Without these, "in other words" would pass a claim off as its contrary.
 */
import type { Change, ChangeKind, Span } from '../../model.js';
import { tokenise } from '../../text/tokens.js';
import { isCommon, isFunctionWord } from '../align/evidence.js';
import lists from './conflicts.json' with { type: 'json' };
import kinds from './kinds.json' with { type: 'json' };

/** A word as compared and as written, with its place in the text it was cut from. */
interface Word extends Span {
  word: string;
  written: string;
}

const NEGATIONS = new Set(kinds.negations);
const OPPOSITES = lists.opposites as [string, string][];
const PASSIVE = new Set(lists.passive);
/** A stem shorter than this is compared whole: "for" opens "forest". */
const SHORTEST_STEM = 4;

const wordsIn = (text: string, { start, end }: Span): Word[] => {
  const { words, starts, ends } = tokenise(text.slice(start, end));
  return words.map((word, at) => {
    const span = { start: start + (starts[at] as number), end: start + (ends[at] as number) };
    return { word, written: text.slice(span.start, span.end), ...span };
  });
};

const has = (words: readonly Word[], { word }: Word): boolean => words.some((other) => other.word === word);
const isNumber = ({ word }: Word): boolean => /\d/u.test(word);
const isName = ({ word, written }: Word, at: number): boolean =>
  /^\p{Lu}/u.test(written) && !isFunctionWord(word) && !(at === 0 && isCommon(word)) && !/\d/u.test(word);
const isStem = (word: string, stem: string): boolean =>
  stem.length < SHORTEST_STEM ? word === stem : word.startsWith(stem);

const change = (kind: ChangeKind, asked: Word | null, printed: Word | null, at: Span): Change => ({
  op: asked && printed ? 'substitute' : asked ? 'insert' : 'delete',
  asked: asked?.written ?? '',
  printed: printed?.written ?? '',
  kind,
  at: printed ? { start: printed.start, end: printed.end } : { start: at.start, end: at.start },
});

/** @param text the article's: whom it names elsewhere may be meant by "he" here */
type Compare = (asked: readonly Word[], printed: readonly Word[], at: Span, text: string) => Change | null;

const otherNumber: Compare = (asked, printed, at) => {
  const ours = asked.filter(isNumber).find((one) => !has(printed, one));
  return ours ? change('number', ours, printed.filter(isNumber).find((one) => !has(asked, one)) ?? null, at) : null;
};

const lostNegation: Compare = (asked, printed, at) => {
  const [ours, theirs] = [asked, printed].map((words) => words.filter(({ word }) => NEGATIONS.has(word)));
  if (((ours?.length ?? 0) - (theirs?.length ?? 0)) % 2 === 0) return null;
  const own = ours?.find((one) => !has(printed, one)) ?? null;
  return change('negation', own, theirs?.find((one) => !has(asked, one)) ?? null, at);
};

const GOOD = new Set(lists.good);
const BAD = new Set(lists.bad);

/** "Terrific" for "awful": whichever word of praise stands for whichever of blame. */
export const areContrary = (one: string, other: string): boolean =>
  (GOOD.has(one) && BAD.has(other)) ||
  (BAD.has(one) && GOOD.has(other)) ||
  OPPOSITES.some(([a, b]) => (isStem(one, a) && isStem(other, b)) || (isStem(one, b) && isStem(other, a)));

const opposite: Compare = (asked, printed, at) => {
  for (const [one, other] of OPPOSITES) {
    for (const [a, b] of [
      [one, other],
      [other, one],
    ] as const) {
      const ours = asked.find(({ word }) => isStem(word, a));
      const theirs = printed.find(({ word }) => isStem(word, b));
      const both = asked.some(({ word }) => isStem(word, b)) || printed.some(({ word }) => isStem(word, a));
      if (ours && theirs && !both) return change('negation', ours, theirs, at);
    }
  }
  return null;
};

const otherPeople: Compare = (asked, printed, at, text) => {
  const names = asked.filter(isName).filter((one) => !has(printed, one));
  const [ours] = names;
  const theirs = printed.filter(isName).find((one) => !has(asked, one));
  if (ours && theirs) return change('name', ours, theirs, at);
  const stranger = names.find(({ written }) => !text.includes(written));
  return stranger ? change('name', stranger, null, at) : null;
};

const isPassive = (words: readonly Word[], from: number, to: number): boolean => {
  const between = words.slice(from, to).map(({ word }) => word);
  const auxiliary = between.findIndex((word) => PASSIVE.has(word));
  return auxiliary >= 0 && between.indexOf('by', auxiliary) > auxiliary;
};

/** "A sued B" for "B sued A", or for "A was sued by B". */
const turnedRound: Compare = (asked, printed, at) => {
  const shared = asked.filter(isName).filter((one) => has(printed, one));
  const [first, second] = [shared[0], shared.find((one) => one.word !== shared[0]?.word)];
  if (!first || !second) return null;
  const place = (words: readonly Word[], { word }: Word): number => words.findIndex((one) => one.word === word);
  const order = (words: readonly Word[]): boolean => {
    const [one, other] = [place(words, first), place(words, second)];
    return one < other !== isPassive(words, Math.min(one, other), Math.max(one, other));
  };
  const apart = Math.abs(place(printed, first) - place(printed, second));
  const theirs = printed[place(printed, second)] ?? null;
  return apart > 1 && order(asked) !== order(printed) ? change('name', first, theirs, at) : null;
};

const COMPARISONS: readonly Compare[] = [otherNumber, lostNegation, opposite, otherPeople, turnedRound];

/**
 * @param asked the question's words, as typed
 * @param spans the sentence or stretches of the article's text that were found to say the same; at least one
 * @returns what the question says otherwise, at most one of each sort; empty where nothing contradicts
 */
export const conflictsBetween = (asked: string, text: string, ...spans: readonly [Span, ...Span[]]): Change[] => {
  const ours = wordsIn(asked, { start: 0, end: asked.length });
  const theirs = spans.flatMap((span) => wordsIn(text, span));
  return COMPARISONS.flatMap((compare) => compare(ours, theirs, spans[0], text) ?? []);
};
