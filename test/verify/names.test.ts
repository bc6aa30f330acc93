import { describe, expect, test } from 'vitest';
import { isSlipOf, resolveAlias, searchNames } from '../../src/verify/names/names.js';

const PEOPLE = ['Rachel Reeves', 'Ursula von der Leyen', 'Giorgia Meloni', 'Ines Falk', 'Jon Berg'];

describe('completion', () => {
  test.each([
    ['Rachael Reves', 'Rachel Reeves'],
    ['von der Layen', 'Ursula von der Leyen'],
    ['mel', 'Giorgia Meloni'],
    ['FALK', 'Ines Falk'],
    ['vdl', 'Ursula von der Leyen'],
  ])('“%s” finds %s first', (typed, name) => {
    expect(searchNames(PEOPLE, typed, 25)[0]).toBe(name);
  });

  test('with nothing typed the list opens in alphabetical order, up to the limit', () => {
    expect(searchNames(PEOPLE, '', 2)).toEqual(['Giorgia Meloni', 'Ines Falk']);
  });

  test('what fits nobody finds nobody', () => {
    expect(searchNames(PEOPLE, 'Xqwzzk', 25)).toEqual([]);
  });

  test('a pattern longer than any name is no fault', () => {
    expect(searchNames(PEOPLE, 'x'.repeat(5_000), 25)).toEqual([]);
  });
});

describe('slips of the keyboard', () => {
  test.each([
    ['Georgia Meloni', 'Giorgia Meloni', true],
    ['Ines Falck', 'Ines Falk', true],
    ['Jon Berg', 'Ines Falk', false],
    ['Berg', 'Bergmann', false],
    ['Li', 'Lu', false],
    ['Rachael Reves', 'Rachel Reeves', true],
    ['Ursula von der Layen', 'Ursula von der Leyen', true],
    ['Anna Bell', 'Anna Ball', false],
    ['Maria Lopez', 'Mario Lopez', false],
    ['Paula Brandeis', 'Paul Brandeis', false],
    ['Anna Brandies', 'Anna Brandeis', true],
    ['Otto Brandeis', 'Brandeis', false],
    ['Channel 4', 'Channel 5', false],
  ])('“%s” for “%s”: %s', (typed, printed, expected) => {
    expect(isSlipOf(typed, printed)).toBe(expected);
  });
});

test('an abbreviation stands for its outlet; other names stay as typed', () => {
  expect(resolveAlias('NYT')).toBe('The New York Times');
  expect(resolveAlias(' Kanal Nord ')).toBe('Kanal Nord');
});
