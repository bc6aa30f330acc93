import { describe, expect, it } from 'vitest';
import { FEATURES } from '../../../src/quotes/attribution/features.js';
import { Ranker, softmax } from '../../../src/quotes/attribution/ranker.js';
import { boost, type Group, SETTINGS } from '../../../src/training/ranker/boost.js';

const row = (first: number, second: number): Float32Array => {
  const values = new Float32Array(FEATURES.length);
  values[0] = first;
  values[1] = second;
  return values;
};

/** The right row is the one with the least first value, whatever the second says. */
const groups: Group[] = Array.from({ length: 120 }, (_, i) => ({
  rows: [row(5 + (i % 3), i % 7), row(1 + (i % 2), (i * 3) % 7), row(8, (i * 5) % 7)],
  right: [false, true, false],
  weight: 1,
}));

const SMALL = { ...SETTINGS, trees: 20, columns: 1 };

describe('ranker', () => {
  it('learns what makes a row right, and carries it over to others', () => {
    const ranker = new Ranker(boost(groups, FEATURES, SMALL));
    const scores = ranker.score([row(7, 0), row(2, 6), row(6, 3)]);
    expect(scores.indexOf(Math.max(...scores))).toBe(1);
  });

  it('learns the same each time', () => {
    expect(boost(groups, FEATURES, SMALL)).toEqual(boost(groups, FEATURES, SMALL));
  });

  it('refuses weights that were learned with other features', () => {
    const forest = boost(groups, FEATURES, SMALL);
    expect(() => new Ranker({ ...forest, features: 'other' })).toThrow(/npm run train/);
  });
});

describe('softmax', () => {
  it('gives shares of one in the order of the scores, however large', () => {
    const shares = softmax([1000, 1001, 999]);
    expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1);
    expect(shares.indexOf(Math.max(...shares))).toBe(1);
  });
});
