import { describe, expect, it } from 'vitest';
import { isFemaleName, isFirstName, isMaleName } from '../../../src/quotes/words/first-names.js';
import { CONNECTORS, isNameSuffix, PARTICLES } from '../../../src/quotes/words/name-particles.js';

describe('first names', () => {
  it.each([
    ['Anna', true, false],
    ['ZOË', true, false],
    ['Bjørn', false, true],
    ['José', false, true],
    ['Oakfold', false, false],
    ['', false, false],
  ])('%s', (name, female, male) => {
    expect([isFemaleName(name), isMaleName(name), isFirstName(name)]).toEqual([female, male, female || male]);
  });
});

describe('words of names', () => {
  it.each(['Jr.', 'jr', 'SR', 'III', 'iv.'])('%s follows a surname', (word) => {
    expect(isNameSuffix(word)).toBe(true);
  });

  it.each(['v', 'junior', 'Bell', '.', ''])('"%s" does not', (word) => {
    expect(isNameSuffix(word)).toBe(false);
  });

  it('joins by whatever a surname may begin with, and by more', () => {
    expect([...PARTICLES].every((word) => CONNECTORS.has(word))).toBe(true);
    expect(CONNECTORS.has('abu') && !PARTICLES.has('abu')).toBe(true);
  });
});
