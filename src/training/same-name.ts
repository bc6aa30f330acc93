/** When a predicted name counts as the annotated one. */

/** Words before a name that are no part of it. */
const HONORIFICS = new Set(
  'mr mrs ms miss dr prof sir dame lord lady prince princess sen senator rep gov governor pres president vice judge justice'.split(
    ' ',
  ),
);

const NOT_NAME = /[^\p{L}\p{N}\s-]/gu;

/** Lower-case words of a name without accents, dots, honorifics before it and single initials. */
const nameWords = (name: string): string[] => {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’']s\b/g, '')
    .replace(NOT_NAME, '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word.length > 1);
  const first = words.findIndex((word) => !HONORIFICS.has(word));
  return first < 0 ? words : words.slice(first);
};

/** The same full name, but for titles, initials and accents. */
export const isSameName = (a: string, b: string): boolean => nameWords(a).join(' ') === nameWords(b).join(' ');

const DETERMINER = /^(?:the|an?|one|another|some|several|two|many|most|his|her|their|its)\s+/i;

const LOWER_CASE_NOUN = /(?:^|\s)\p{Ll}[\p{Ll}-]{2,}/u;

/** "a Harbour Board official": a determiner and a common noun, whatever capitals stand between; or no capital at all. */
const isDescription = (name: string): boolean =>
  !/\p{Lu}/u.test(name) || (DETERMINER.test(name) && LOWER_CASE_NOUN.test(name.replace(DETERMINER, '')));

const bare = (words: string): string => words.replace(DETERMINER, '').toLowerCase();

/** Whether an answer names nobody: `null`, a description, the very mention or how it begins ("one Liberal" of "one Liberal who …"). */
export const namesNobody = (name: string | null, mention: string): boolean =>
  name === null ||
  isDescription(name) ||
  bare(name) === bare(mention) ||
  (DETERMINER.test(name) && mention.toLowerCase().startsWith(name.toLowerCase()));

const NO_PART = new Set('the a an of jr sr'.split(' '));

const lastOf = (words: readonly string[]): string => words.filter((word) => !NO_PART.has(word)).at(-1) ?? '';

/** The same person or body, in whatever form: the last word of either name stands in the other. */
export const meansSame = (a: string, b: string): boolean => {
  const [left, right] = [nameWords(a), nameWords(b)];
  const [lastLeft, lastRight] = [lastOf(left), lastOf(right)];
  return lastLeft !== '' && lastRight !== '' && (right.includes(lastLeft) || left.includes(lastRight));
};
