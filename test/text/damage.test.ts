import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Damage, damageOf } from '../../src/text/damage.js';

const ROWS: readonly [asked: string, printed: string, known: boolean, expected: Damage | null][] = [
  ['hes', 'he’s', false, 'apostrophe'],
  ['were', "we're", true, 'apostrophe'],
  ['it’s', 'its', true, 'apostrophe'],
  ['Ill', 'I’ll', true, 'apostrophe'],
  ['har-\nbour', 'harbour', false, 'hyphen'],
  ['har- bour', 'harbour', false, 'hyphen'],
  ['cease fire', 'ceasefire', true, 'hyphen'],
  ['reelection', 're-election', false, 'hyphen'],
  ['rnodern', 'modern', false, 'scan'],
  ['modem', 'modern', true, null],
  ['modem', 'modern', false, 'scan'],
  ['wi11', 'will', false, 'scan'],
  ['0ctober', 'October', false, 'scan'],
  ['l984', '1984', false, 'scan'],
  ['2O25', '2025', true, 'scan'],
  ['100', '700', false, null],
  ['1000', '1,000', false, null],
  ['50', 'so', false, null],
  ['5', '8', false, null],
  ['3rd', '3d', false, null],
  ['vvall', 'wall', false, 'scan'],
  ['Falk', 'Fa1k', false, 'scan'],
  ['Falk', 'Fall', false, null],
  ['dear', 'clear', true, null],
  ['not', 'now', false, null],
  ['can', "can't", true, null],
  ['wall', 'wall', false, null],
  ["'", '’', false, null],
];

describe('damageOf', () => {
  it.each(ROWS)('“%s” for “%s”, known: %s, is %s', (asked, printed, known, expected) =>
    expect(damageOf(asked, printed, known)).toBe(expected),
  );

  it('never takes one number for another', () => {
    const number = fc.integer({ min: 0, max: 1_000_000 }).map(String);
    fc.assert(
      fc.property(number, number, (one, other) => {
        expect(damageOf(one, other, false)).toBeNull();
      }),
    );
  });

  it('reads a word that lost nothing but its apostrophes and hyphens', () => {
    const letters = fc.stringMatching(/^[a-z]{2,8}$/);
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        expect(damageOf(one + other, `${one}'${other}`, true)).toBe('apostrophe');
        expect(damageOf(`${one}-\n${other}`, one + other, true)).toBe('hyphen');
      }),
    );
  });
});
