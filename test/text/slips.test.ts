import { describe, expect, test } from 'vitest';
import { isMisread, isUnmarked } from '../../src/text/slips.js';

describe('one word, written otherwise by a machine or in a hurry', () => {
  test.each([
    ['hes', 'he’s'],
    ['Its', "It's"],
    ['Solomons', 'Solomon’s'],
    ['wont', "won't"],
    ['0f', 'of'],
    ['c0me', 'come'],
    ['rea1', 'real'],
    ['sorne', 'some'],
    ['strearnlining', 'streamlining'],
    ['faimess', 'fairness'],
    ['BibIe', 'Bible'],
    ['Graharn', 'Graham'],
    ['har-\nbour', 'harbour'],
  ])('%s, %s', (one, other) => {
    expect(isMisread(one, other) || isUnmarked(one, other)).toBe(true);
    expect(isMisread(other, one) || isUnmarked(other, one)).toBe(true);
  });

  test.each([
    ['10', '18'],
    ['1', '7'],
    ['50', '80'],
    ['not', 'now'],
    ['May', 'June'],
    ['cut', 'cat'],
    ['a', 'I'],
    ['15', '1S'],
    ['can', 'cannot'],
  ])('not %s, %s', (one, other) => {
    expect(isMisread(one, other) || isUnmarked(one, other)).toBe(false);
  });
});
