import { describe, expect, it } from 'vitest';
import { sameSpeaker } from '../../../src/quotes/entities/same-speaker.js';

const SAME: readonly [string, string][] = [
  ['Zelensky', 'Zelenskyy'],
  ['Volodymyr Zelenskiy', 'President Volodymyr Zelenskyy'],
  ['Meloni', 'Giorgia Meloni'],
  ['Prime Minister Giorgia Meloni', 'Meloni'],
  ['Ursula von der Leyen', 'von der Leyen'],
  ['Björn Åkerlund', 'Bjorn Akerlund'],
  ['Bill Tarrant', 'William Tarrant'],
  ['G.K. Ostrander', 'George Ostrander'],
  ['Sen. Amy Lindqvist (R-Ohio)', 'Amy Lindqvist'],
  ['Muammar Gaddafi', 'Moammar Qaddafi'],
  ['International Atomic Energy Agency', 'IAEA'],
  ['Rachel Reeves', 'Rachel Reves'],
  ['the diplomatic source', 'a diplomatic source'],
  ['harbour master Ines Falk', 'Ines Falk'],
  ['Dr. Ines Falk', 'Falk'],
  ['Ines M. Falk', 'Ines Falk'],
];

const DIFFERENT: readonly [string, string][] = [
  ['Bill Clinton', 'Hillary Clinton'],
  ['Donald Trump', 'Donald Trump Jr.'],
  ['Giorgia Meloni', 'Emmanuel Macron'],
  ['the diplomatic source', 'another source with knowledge of the matter'],
  ['Anna Bell', 'Anna Ball'],
  ['the statement', 'Meloni'],
  ['Ines Falk', 'Ines Berg'],
  ['a senior official', 'an official'],
  ['the mayor', 'Ines Falk'],
  ['P. Falk', 'Ines Falk'],
];

describe('sameSpeaker', () => {
  it.each(SAME)('takes %s and %s for one', (a, b) => {
    expect(sameSpeaker(a, b).same).toBe(true);
    expect(sameSpeaker(b, a)).toEqual(sameSpeaker(a, b));
  });

  it.each(DIFFERENT)('tells %s and %s apart', (a, b) => {
    expect(sameSpeaker(a, b).same).toBe(false);
    expect(sameSpeaker(b, a)).toEqual(sameSpeaker(a, b));
  });

  it('is less sure of a surname alone than of a full name', () => {
    expect(sameSpeaker('Meloni', 'Giorgia Meloni').confidence).toBeLessThan(
      sameSpeaker('Giorgia Meloni', 'Giorgia Meloni').confidence,
    );
  });
});
