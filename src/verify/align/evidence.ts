/**
 * How much each asked word proves when it is found. A rare word is evidence, a common one is none: the weight is the
 * surprise, in nats, of finding the word in a passage. A small index knows little of how common words are, so that
 * general English (a coarse table) counts as if it had been seen in some thousand passages; a store's counts are estimates,
 * and worst where they are small.
 */
import type { Frequencies } from '../../store/store.js';
import common from './common.json' with { type: 'json' };

/** As many passages as the general table counts for, beside those of the index. */
const GENERAL_PASSAGES = 15_000;
/** Bounds of a weight: nothing is worth nothing, and no single word decides. */
const LIGHTEST = 0.15;
const HEAVIEST = 12;
/** A word that nobody printed is most likely mistyped: it must not outweigh the words that were found. */
const UNSEEN = 6;

const GENERAL = new Map<string, number>(
  Object.entries(common.byShare)
    .reverse()
    .flatMap(([share, words]) => words.map((word): [string, number] => [word, Number(share)])),
);

const weigh = (word: string, count: number, passages: number): number => {
  const general = GENERAL.get(word) ?? common.otherwise;
  if (count === 0 && passages > GENERAL_PASSAGES && !GENERAL.has(word)) return UNSEEN;
  const share = (count + GENERAL_PASSAGES * general) / (passages + GENERAL_PASSAGES);
  return Math.min(HEAVIEST, Math.max(LIGHTEST, -Math.log(share)));
};

/** Weight of each of the words, in their order, by how common they are in the index and in English. */
export const weighWords = (words: readonly string[], { passages, counts }: Frequencies): number[] =>
  words.map((word, index) => weigh(word, counts[index] ?? 0, passages));

/** Weight of a word by how common it is in English alone. */
export const weighGenerally = (word: string): number => -Math.log(GENERAL.get(word) ?? common.otherwise);

/** Whether a word is among the commonest of English. */
export const isCommon = (word: string): boolean => GENERAL.has(word);

/** Share of passages from which a word is one that sentences are built with. */
const FUNCTION_SHARE = 0.1;

/** Whether a word holds sentences together, and names nothing even where it is written with a capital. */
export const isFunctionWord = (word: string): boolean => (GENERAL.get(word) ?? 0) >= FUNCTION_SHARE;
