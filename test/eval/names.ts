/** When a predicted name counts as the annotated one. */

/** Words before a name that are no part of it. */
const HONORIFICS = new Set(
  'mr mrs ms miss dr prof sir dame lord lady prince princess sen senator rep gov governor pres president vice judge justice'.split(
    ' ',
  ),
);

const NOT_NAME = /[^\p{L}\p{N}\s-]/gu;

/** Lower-case words of a name without accents, dots, honorifics before it and single initials. */
export const nameWords = (name: string): string[] => {
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

/** Words that open a description, capitalised or not. */
const OPENERS = /^(the|an?|one|another|some|several|two)$/i;

/** Whether an answer names nobody: `null`, or a description with no capitalised word that the mention lacks. */
export const namesNobody = (name: string | null, mention: string): boolean => {
  const known = mention.toLowerCase();
  const capitalised = name?.match(/\p{Lu}[\p{L}\p{N}]*/gu) ?? [];
  return capitalised.every((word) => OPENERS.test(word) || known.includes(word.toLowerCase()));
};
