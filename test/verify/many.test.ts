import { expect, test } from 'vitest';
import { findMatches } from '../../src/verify/match/match.js';
import { storeOf } from '../store/memory.js';

const QUOTE = 'The ferry will never again leave before the last nurse is aboard';

/** Each article names another speaker, so that none stands for another; in one the next sentence shares words too. */
const articles = Object.fromEntries(
  Array.from({ length: 60 }, (_, i) => {
    const frame = `“${QUOTE},” said ${'ABCDEFGHIJ'[i % 10]}da ${'KLMNOP'[Math.floor(i / 10)]}ardale.`;
    const next =
      i === 7 ? 'The last nurse is aboard, and the ferry will leave again.' : `Item ${i} of the minutes was put off.`;
    return [`minutes-${i}`, `The council met on pier ${i}. ${frame} ${next}`];
  }),
);

test('every article that prints the words is listed, whoever is said to have spoken', async () => {
  const { appearances } = await findMatches(await storeOf(articles), QUOTE);
  expect(new Set(appearances.flatMap(({ stored, alike }) => [stored.key, ...alike])).size).toBe(60);
});
