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
  ['I. Falk', 'Ines Falk'],
  ['Ines Falk, the harbour master', 'Ines Falk'],
  ['Ines Falk’s', 'Ines Falk'],
  ['Giorgia', 'Giorgia Meloni'],
  ['Trump', 'Donald Trump Jr.'],
  ['Aldo Marek Jr', 'Aldo Marek Jr.'],
  ['Karl Ostrander', 'Karl Ostander'],
  ['Karl Ostrander', 'Karl Ostrender'],
  ['Karl Ostrander', 'Karl Ostrnader'],
  ['Karl Ostrander', 'Karl Ostranders'],
  ['Karl Ostrander', 'Karl Ostrande'],
  ['Margaret Falk', 'Margarte Falk'],
  ['Gerald Falk', 'J. Gerald Falk'],
  ['IAEA', 'the International Atomic Energy Agency'],
  ['I.A.E.A.', 'International Atomic Energy Agency'],
  ['this senior official', 'a senior official'],
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
  ['Karl Ostrander', 'Karl Ostradner-Lee'],
  ['Karl Ostrander', 'Karl Ostrabber'],
  ['Karl Ostrander', 'Karl Ostr'],
  ['Karl Ostrander', 'Otto Ostrender'],
  ['Karl Bellam', 'Karl Bellamont'],
  ['Aldo Marek Jr.', 'Aldo Marek Sr.'],
  ['Ostrander', 'Ostrender'],
  ['IAEB', 'International Atomic Energy Agency'],
  ['Agency', 'International Atomic'],
  ['Falk Meloni', 'Giorgia Falk'],
  ['the', 'a'],
  ['', 'Ines Falk'],
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

  it('is the surer the more of the names tells', () => {
    const bySureness: [string, string][] = [
      ['William Tarrant', 'William Tarrant'],
      ['Mohammed Tarrant', 'Muhammad Tarrant'],
      ['Bill Tarrant', 'William Tarrant'],
      ['W. Tarrant', 'William Tarrant'],
      ['William Tarrant', 'William Tarrent'],
      ['Margaret Tarrant', 'Margarte Tarrant'],
      ['William', 'William Tarrant'],
    ];
    const sureness = bySureness.map(([a, b]) => sameSpeaker(a, b).confidence);
    expect(sureness).toEqual([...new Set(sureness)].sort((a, b) => b - a));
    expect(sameSpeaker('Tarrant', 'William Tarrant').confidence).toBeLessThan(sureness[1] as number);
    expect(sameSpeaker('Tarrant', 'Tarrant').confidence).toBeLessThan(sureness[0] as number);
  });

  it('is surer of two surnames than of a surname and a full name', () => {
    const surnames = sameSpeaker('Zelensky', 'Zelenskyy').confidence;
    expect(surnames).toBeGreaterThan(sameSpeaker('Zelensky', 'Volodymyr Zelenskyy').confidence);
  });

  it('tells other people apart more surely than generations, and descriptions least', () => {
    const sureness = (a: string, b: string): number => sameSpeaker(a, b).confidence;
    expect(sureness('Ines Falk', 'Otto Falk')).toBeGreaterThan(sureness('Aldo Marek', 'Aldo Marek Jr.'));
    expect(sureness('Aldo Marek', 'Aldo Marek Jr.')).toBeGreaterThan(sureness('a senior official', 'an official'));
    expect(sureness('a senior official', 'an official')).toBeGreaterThan(sureness('', 'Ines Falk'));
  });
});
