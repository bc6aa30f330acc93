/**
 * Which of the passages found are appearances of what was asked: those that share most of it, and about as much as the
 * best. None of them is left out, however many they are and whoever is said to have spoken.
 */

/** Of what the best shares. */
export const NEAR_BEST = 0.9;
/** Of the weight of all terms that were looked for. */
const TELLING_SHARE = 0.45;
/** In bits: a word that one passage in 250 holds. Of "the" nobody wants to see every appearance. */
const TELLING_SCORE = 8;
export const MOST_APPEARANCES = 1000;

/** @param score of a passage: the weights of what it shares; @param total the weight of all that was looked for */
export const isTelling = (score: number, total: number): boolean =>
  score >= TELLING_SCORE && score >= TELLING_SHARE * total;

/** The least score of an appearance. */
export const leastOf = (best: number, total: number): number =>
  Math.max(NEAR_BEST * best, TELLING_SCORE, TELLING_SHARE * total);
