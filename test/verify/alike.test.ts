/** Many articles that print one passage: all are counted, whether or not each is read. */
import { describe, expect, it } from 'vitest';
import type { MatchResult } from '../../src/verify/match/appearance.js';
import { findMatches } from '../../src/verify/match/match.js';
import { storeOf } from '../store/memory.js';

const WORDS = 'The lanterns of Lowport will burn until the last trawler is home';
const NAMES = ['amber', 'birch', 'cedar', 'delta', 'ember', 'fjord', 'grove', 'heath', 'inlet', 'knoll'];

/** Reports that all quote the same words, every third with another frame around them. */
const reports = (count: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `report-${at}`,
      `A ${NAMES[at % 10]} boat came in at pier ${at}. “${WORDS},” the mayor ${at % 3 === 0 ? 'wrote' : 'said'}. Then it rained on ${NAMES[(at * 7) % 10]} street.`,
    ]),
  );

const articlesOf = ({ appearances }: MatchResult): number[] => {
  const keys = appearances.flatMap((match) => [match.stored.key, ...match.alike]);
  return [...new Set(keys)].length === keys.length ? keys : [];
};

describe('copies of one passage', () => {
  it.each([3, 30, 150])('counts all %i articles, each once', async (count) => {
    const store = await storeOf(reports(count));
    expect(articlesOf(await findMatches(store, WORDS))).toHaveLength(count);
  });

  it('judges them alike, and says where the words stand in those it read', async () => {
    const store = await storeOf(reports(12));
    const { appearances } = await findMatches(store, WORDS.replace('trawler', 'ferry'));
    expect(appearances).toHaveLength(12);
    for (const { stored, wording, changes, regions } of appearances) {
      expect(wording).toBe('altered');
      expect(changes.map(({ at }) => stored.article.text.slice(at.start, at.end))).toEqual(['trawler']);
      expect(regions.map(({ start, end }) => stored.article.text.slice(start, end))).toEqual([WORDS]);
    }
  });

  it('does not take words for common because they were copied', async () => {
    const store = await storeOf(reports(150));
    const { best } = await findMatches(store, WORDS.replace('will burn', 'will not burn'));
    expect(best?.wording).toBe('altered');
    expect(best?.changes.map(({ kind }) => kind)).toEqual(['negation']);
  });
});
