/** Changed words that are the same after all: "cease fire", "ceasefire"; "it's been", "it has been"; respelt names. */
import type { Span } from '../../model.js';
import { isKnownRespelling, isRespelling } from '../../text/respelling.js';
import { isMisread, isUnmarked } from '../../text/slips.js';
import type { Tokens } from '../../text/tokens.js';
import { isCommon } from './evidence.js';
import shortForms from './short-forms.json' with { type: 'json' };

const SHORT_FORMS = new Map(
  shortForms.pairs.flatMap(([one = '', other = '']) => [
    [one, other],
    [other, one],
  ]),
);

/** A stretch of words as printed: in a whole text, from the first word's start to the last one's end. */
interface Cut extends Span {
  text: string;
}

/** The words from `first` to `last`, inclusive. */
export const cutOf = (text: string, { starts, ends }: Tokens, first: number, last: number): Cut => ({
  text,
  start: starts[first] as number,
  end: ends[last] as number,
});

const letters = ({ text, start, end }: Cut): string => text.slice(start, end);

/** A capital that no sentence's beginning asks for: after a word, or before another capital. */
const isNamed = (cut: Cut): boolean =>
  /^\p{Lu}/u.test(letters(cut)) &&
  (/[\p{L}\p{N}][,;]? $/u.test(cut.text.slice(Math.max(0, cut.start - 3), cut.start)) ||
    /^ \p{Lu}/u.test(cut.text.slice(cut.end, cut.end + 3)));

/** Spellings of one name, word by word or as one ("Tse-tung", "Zedong"). */
const areRespelt = (asked: readonly string[], printed: readonly string[], cuts: readonly Cut[]): boolean => {
  if (!cuts.some((cut) => /\p{Lu}/u.test(letters(cut)))) return false;
  const isSame = cuts.some(isNamed) ? isRespelling : isKnownRespelling;
  if (asked.length !== printed.length) return isKnownRespelling(asked.join(''), printed.join(''));
  return asked.every((one, at) => isSame(one, printed[at] as string));
};

/**
 * An apostrophe lost, or letters misread. Two common words that look alike are two words: "done" is no misread "clone" where
 * both are everyday ones. A figure in place of letters is no word.
 */
const areMisread = ([asked, printed]: readonly Cut[]): boolean => {
  if (!asked || !printed) return false;
  const [ours, theirs] = [letters(asked), letters(printed)];
  if (isUnmarked(ours, theirs)) return true;
  const areWords = !/\d/u.test(ours) && isCommon(ours.toLowerCase()) && isCommon(theirs.toLowerCase());
  return isMisread(ours, theirs) && !areWords;
};

/**
 * @param asked comparable words, at least one, that the print has as `printed`
 * @param cuts both as they are written
 */
export const isNoChange = (asked: readonly string[], printed: readonly string[], cuts: readonly Cut[]): boolean => {
  if (asked.join('') === printed.join('') || areMisread(cuts)) return true;
  const isShortForm =
    asked.length === 1 && printed.length === 1 && SHORT_FORMS.get(asked[0] as string) === (printed[0] as string);
  return (isShortForm && cuts.some((cut) => /['’]/u.test(letters(cut)))) || areRespelt(asked, printed, cuts);
};
