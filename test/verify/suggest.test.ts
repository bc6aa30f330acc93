/** Names offered while one is typed. */
import { expect, test } from 'vitest';
import { createSuggest } from '../../src/verify/verify.js';
import { storeOf } from '../store/memory.js';

const outlets = ['Kanal Nord', 'Nord Kurier', 'Valley Post', 'Élan du Nord'];
const suggest = async (typed: string, limit = 25): Promise<string[]> => {
  const articles = outlets.map((outlet) => [`${outlet}.md`, { outlet, text: 'The ferries sail.' }] as const);
  return createSuggest(await storeOf(Object.fromEntries(articles)))('outlet', typed, limit);
};

test.each([
  ['', outlets],
  ['nord', ['Nord Kurier', 'Kanal Nord', 'Élan du Nord']],
  ['val po', ['Valley Post']],
  ['elan', ['Élan du Nord']],
  // No word begins so: what is like it.
  ['Vallet Post', ['Valley Post']],
  ['zzzz', []],
])('“%s”', async (typed, expected) => {
  expect(await suggest(typed)).toEqual(expected);
});

test('no more than asked for', async () => {
  expect(await suggest('nord', 1)).toEqual(['Nord Kurier']);
});
