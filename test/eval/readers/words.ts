/** How alike two texts are by their words, counted without order. */

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Twice the words in common over all words of both; 1 for two empty texts. */
export const wordF1 = (found: string, expected: string): number => {
  const [a, b] = [wordsIn(found), wordsIn(expected)];
  const left = new Map<string, number>();
  for (const word of b) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of a) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    common++;
    left.set(word, count - 1);
  }
  return a.length + b.length === 0 ? 1 : (2 * common) / (a.length + b.length);
};
