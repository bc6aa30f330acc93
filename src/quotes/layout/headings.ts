/** Headings between the paragraphs of an article: in title case, in capitals, a few words in marks. */
import type { Span } from '../../model.js';
import { isFirstName } from '../words/first-names.js';
import { bits, bitsOf, VERB } from '../words/lexicon.js';
import { endsSentence, type Line } from './lines.js';

const LONGEST = 80;
const MOST_WORDS = 12;
/** Longer ones that are no title are sentences without their stop. */
const MOST_PLAIN_WORDS = 7;

const MARKED = /^(?:"[^"“”]+"|“[^“”"]+”|‘[^‘]+’|'[^‘’"]+')(?: \([^()]{1,24}\))?\.?$/u;

const wordsOf = (line: string): string[] => line.split(/[\s—–/]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));

const bare = (word: string): string => word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');

const isCapital = (word: string): boolean => /^[^\p{L}\p{N}]*[\p{Lu}\p{N}]/u.test(word);

const SMALL =
  bits.determiner | bits.preposition | bits.conjunction | bits.objectPronoun | bits.auxiliary | bits.pronoun;

/** "What Happens Next": every word that counts has a capital. */
const isTitleCase = (words: readonly string[]): boolean =>
  words.every((word) => isCapital(word) || (bitsOf(bare(word)) & SMALL) !== 0 || bare(word).length <= 3);

/** "Anna Bell", "Anna Bell, mayor of Hasp": a person alone heads what follows about them, or signs what stands before. */
const namesPerson = (line: string): boolean => {
  const [name = ''] = line.split(',');
  const words = wordsOf(name);
  const isName = words.length > 1 && words.length <= 4 && words.every((word) => isCapital(word));
  return (
    isName &&
    (line.includes(',') || isFirstName(bare(words[0] ?? '')) || (bitsOf(bare(words[0] ?? '')) & bits.title) !== 0)
  );
};

/** "Fees, fines and the future": no verb that says or does anything stands in a heading's few words. */
const isVerbless = (words: readonly string[]): boolean =>
  words.every((word) => (bitsOf(bare(word)) & (VERB | bits.auxiliary | bits.pronoun)) === 0 || isCapital(word));

/** Whether words alone on their line, without a stop, are a heading; see `isHeading` for what must stand around. */
const readsAsHeading = (line: string, apart: boolean): boolean => {
  const words = wordsOf(line);
  if (words.length === 0 || words.length > MOST_WORDS || namesPerson(line)) return false;
  if (!/^[\p{Lu}\p{N}]/u.test(line) || /[,;:@()"“”«»]|[-–—]$/u.test(line)) return false;
  return isTitleCase(words) || (apart && words.length <= MOST_PLAIN_WORDS && isVerbless(words));
};

/** `‘A dark day’`: a few words in marks, without a stop inside, that nobody is said to have said. */
const readsAsMarked = (line: string): boolean =>
  MARKED.test(line) && !/[,.?!…]["”’'](?: \(|\.?$)/u.test(line) && wordsOf(line).length <= MOST_WORDS;

/**
 * Whether a line heads the paragraphs below it.
 * @param before the line before it and `after` the one after: an article's paragraphs, with their stops; at the edges of a
 * text nothing is a heading, since a message may be no more than a few words in marks
 */
export const isHeading = (text: string, line: Line, before: Line | undefined, after: Line | undefined): boolean => {
  if (!before || !after || line.end - line.start > LONGEST) return false;
  if (!endsSentence(text, before) || !isParagraph(text, after)) return false;
  const words = text.slice(line.start, line.end);
  if (readsAsMarked(words)) return line.apart;
  return !/[.?!…]$/u.test(words) && readsAsHeading(words, line.apart);
};

const LEAST_PARAGRAPH = 40;

/** Not a signature, nor another short line, as in a list or a poem. */
const isParagraph = (text: string, line: Span): boolean =>
  line.end - line.start >= LEAST_PARAGRAPH && endsSentence(text, line);
