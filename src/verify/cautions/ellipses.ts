/** What an ellipsis joins: a turn between its two sides, another subject, another speaker. */
import type { Quotation, Span } from '../../model.js';
import type { Cut } from './cut.js';
import { compile } from './pattern.js';
import { piecesOf, printedAt, type Strip, stripOf } from './strip.js';

/** Longer gaps are read at their two ends only. */
const LONGEST = 600;

const VERB_FIRST = compile('^ @adverb* @finite');
const PRONOUN_FIRST = compile('^ ( and|but|so )? ( he|she|him|her )');
const CLOSED = compile('^ ( @prep|which|who|whom|whose|, )');
/** Somebody else, or something else, directly before the verb that was kept. */
const OTHER_SUBJECT = compile(
  '( ^ | , | . | ; | – | but | and | while | because | that ) ( @det _{1,3} | NAME NAME? | you|nobody|everyone|others ) $',
);
/** What goes on with the words before the dots: they have no end yet. */
const OPEN_ENDED = compile('@prep|@det|@breaks|and|or|that|to $');
/** Words between commas before the verb: ", on the other hand ,". */
const ASIDE = / ,(?: [^ ,.]+){1,6} ,$/u;
/** A denial that goes on in what was kept: "I do not trust it | with our money". */
const DENIES_ON = compile('( not|never|nobody|hardly _{0,8} ) $');
const GOES_ON = compile('^ @prep');
const NAMED = compile('NAME NAME?');
const TURN = compile(
  '( ^ | . | , | ; | – ) ( but|however|except|yet ) _{0,6} not|never|no|nobody|nothing|only|wrong|against|if|unless',
);

const findProof = (pattern: RegExp, strip: Strip): Span | null => {
  const found = pattern.exec(strip.text);
  return found && printedAt(strip, found.index, found.index + found[0].length);
};

const sameSentence = (gap: Strip): boolean => !/ [.?](?: |$)/u.test(gap.text);

const joinsSubjects = (left: Strip, gap: Strip, right: Strip): Span | null => {
  if (!VERB_FIRST.test(right.text)) return null;
  if (sameSentence(gap) && (CLOSED.test(gap.text) || / ,$/u.test(gap.text))) return null;
  if (OPEN_ENDED.test(left.text)) return null;
  const plain = sameSentence(gap) ? gap : { ...gap, text: gap.text.replace(ASIDE, '') };
  const words = OTHER_SUBJECT.exec(plain.text)?.[0].split(' ') ?? [];
  // "Rubio, if he were … Rubio could": the same one again.
  const same = words.some((word) => word.startsWith('^') && left.text.includes(word.slice(1)));
  return same ? null : findProof(OTHER_SUBJECT, plain);
};

const joinsPeople = (left: Strip, gap: Strip, right: Strip): Span | null => {
  if (sameSentence(gap) || !PRONOUN_FIRST.test(right.text)) return null;
  const name = findProof(NAMED, gap);
  const words = NAMED.exec(gap.text)?.[0].trim().split(' ') ?? [];
  return name && !words.some((word) => left.text.includes(word)) ? name : null;
};

const nameOf = (quotations: readonly Quotation[], at: number): string | null =>
  quotations.find(({ parts }) => parts.some(({ start, end }) => start <= at && at < end))?.speaker?.name ?? null;

/** Words of two speakers as one. */
const joinsSpeakers = ({ quotations }: Cut, left: Span, right: Span): Span | null => {
  const [one, other] = [nameOf(quotations, left.end - 1), nameOf(quotations, right.start)];
  if (one === null || other === null || one === other) return null;
  return { start: left.end, end: right.start };
};

/** @returns the printed words that the ellipsis before kept stretch `index` must not have dropped; `null`: it joins rightly */
export const findJoin = (cut: Cut, index: number): Span | null => {
  const [left, right] = [cut.kept[index - 1], cut.kept[index]];
  if (!left || !right) return null;
  const speakers = joinsSpeakers(cut, left, right);
  if (speakers) return speakers;
  const strip = (from: number, to: number): Strip => stripOf(piecesOf(cut.text, from, to));
  const gap = strip(Math.max(left.end, right.start - LONGEST), right.start);
  const kept = strip(right.start, Math.min(right.end, right.start + LONGEST));
  const before = strip(Math.max(left.start, left.end - LONGEST), left.end);
  return (
    joinsSubjects(before, gap, kept) ??
    joinsPeople(before, gap, kept) ??
    (sameSentence(gap) ? (findProof(TURN, gap) ?? (GOES_ON.test(kept.text) ? findProof(DENIES_ON, gap) : null)) : null)
  );
};
