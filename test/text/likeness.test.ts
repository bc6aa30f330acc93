import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSlip, lettersOf, likeness, mayBeLike, slips } from '../../src/text/likeness.js';

describe('likeness', () => {
  it.each([
    ['harbour', 'harbuor', 1],
    ['harbour', 'habour', 1],
    ['harbour', 'harbouur', 1],
    ['harbour', 'horbaur', 2],
    ['harbour', 'harbour', 0],
    ['mole', 'wall', 3],
  ])('%s, %s: %i slips', (one, other, expected) => expect(slips(one, other, 2)).toBe(expected));

  it.each([
    ['trawler', 'trawlre', true],
    ['teh', 'the', true],
    ['te', 'the', true],
    ['tie', 'the', false],
    ['boat', 'coat', true],
    ['boat', 'mole', false],
    ['2029', '2027', false],
    ['fisheries', 'fishreis', true],
  ])('%s for %s is a slip: %s', (one, other, expected) => expect(isSlip(one, other)).toBe(expected));

  const word = fc.string({ unit: 'grapheme-ascii', maxLength: 12 });

  it('counts slips alike from both sides, none only for equal words', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(slips(one, other, 2)).toBe(slips(other, one, 2));
        expect(slips(one, other, 2) === 0).toBe(one === other);
      }),
    );
  });

  it('never overlooks a slip at the quick look', () => {
    const edited = fc.tuple(fc.stringMatching(/^[a-z]{4,10}$/), fc.nat(9), fc.stringMatching(/^[a-z]{0,2}$/));
    fc.assert(
      fc.property(edited, ([printed, at, put]) => {
        const asked = printed.slice(0, at) + put + printed.slice(at + 1);
        if (likeness(asked, printed) === 0.8) expect(mayBeLike(lettersOf(asked), lettersOf(printed))).toBe(true);
      }),
    );
  });
});
