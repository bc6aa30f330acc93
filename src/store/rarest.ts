/**
 * Which of a question's terms are looked up: only the rarest, since a few thousand postings find what reading all of
 * them would.
 */

/** A term, and how many passages hold it, about. */
export interface QueryTerm<Term> {
  term: Term;
  frequency: number;
}

/** Of a long question every stretch of so many terms gives its rarest. */
const STRETCH = 24;
const MOST_TERMS = 60;
const FEWEST_OF_STRETCH = 4;
/**
 * Terms are read, rarest first, until so many postings are; but a good part of them whatever it takes, within bounds:
 * words that ten thousand articles print are common in all their terms, and only chance neighbours have the rare ones.
 */
const POSTINGS = 16_000;
const FEWEST_TERMS = 4;
const FEWEST_SHARE = 0.4;
const MOST_POSTINGS = 150_000;
/** So many of a list are read at most. */
export const LONGEST = 40_000;

const byRarity = (a: QueryTerm<unknown>, b: QueryTerm<unknown>): number => a.frequency - b.frequency;

/** The rarest terms of each stretch of the question, rarest first. */
const rarestOf = <Term>(terms: readonly QueryTerm<Term>[]): QueryTerm<Term>[] => {
  if (terms.length <= MOST_TERMS) return [...terms].sort(byRarity);
  const share = Math.max(FEWEST_OF_STRETCH, Math.floor((MOST_TERMS * STRETCH) / terms.length));
  const chosen: QueryTerm<Term>[] = [];
  for (let at = 0; at < terms.length; at += STRETCH) {
    const stretch = terms.slice(at, at + STRETCH).sort(byRarity);
    chosen.push(...stretch.slice(0, share));
  }
  return chosen.sort(byRarity);
};

const withinBudget = <Term>(terms: readonly QueryTerm<Term>[]): QueryTerm<Term>[] => {
  const fewest = Math.max(FEWEST_TERMS, FEWEST_SHARE * terms.length);
  let postings = 0;
  const tooMany = terms.findIndex(({ frequency }, i) => {
    postings += Math.min(frequency, LONGEST);
    return i >= FEWEST_TERMS && postings > (i < fewest ? MOST_POSTINGS : POSTINGS);
  });
  return tooMany < 0 ? [...terms] : terms.slice(0, tooMany);
};

/** @param terms those that the index knows, in the order of the question; @returns those to look up, rarest first */
export const chooseTerms = <Term>(terms: readonly QueryTerm<Term>[]): QueryTerm<Term>[] =>
  withinBudget(rarestOf(terms));

/** Rarer terms weigh more: the logarithm of how many passages there are for each that holds the term, in bits. */
export const weightOf = (frequency: number, passages: number): number => Math.log2(1 + passages / frequency);

/** What a term that no passage holds would have weighed. */
export const unknownWeight = (passages: number): number => Math.log2(1 + passages);
