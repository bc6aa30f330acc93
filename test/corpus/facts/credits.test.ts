import { describe, expect, it } from 'vitest';
import { agencyNamed, readAgencyList } from '../../../src/corpus/facts/agencies.js';
import { readCreditLine } from '../../../src/corpus/facts/credit-line.js';
import { agenciesIn } from '../../../src/corpus/facts/credit-words.js';
import { datelineCredits, signOffCredits } from '../../../src/corpus/facts/credits.js';
import { narratedCredits } from '../../../src/corpus/facts/narrated.js';

const agencies = (credits: readonly { agency: string }[]): string[] => credits.map(({ agency }) => agency);

describe('names of agencies', () => {
  it.each([
    ['Agence France-Presse', 'AFP'],
    ['the Associated Press', 'AP'],
    ['REUTERS', 'Reuters'],
    ['Xinhua news agency', 'Xinhua'],
    ['Osk Times', null],
    ['reuter', null],
  ])('%s is %s', (printed, name) => {
    expect(agencyNamed(printed)).toBe(name);
  });

  it.each([
    ['Ada Roe, PTI', ['PTI']],
    ['JANE ROE and BEN SAND Associated Press', ['AP']],
    ['Ada Roe for Reuters', ['Reuters']],
    ['Ana Apps', []],
  ])('the byline %s has %j', (byline, names) => {
    expect(agenciesIn(byline)).toEqual(names);
  });

  it('reads lists of nothing but agencies', () => {
    expect(readAgencyList('AFP, Reuters and other agencies')).toEqual(['AFP', 'Reuters']);
    expect(readAgencyList('agencies')).toEqual([]);
    expect(readAgencyList('AFP, CNN')).toBeNull();
    expect(readAgencyList('dpa/lnw')).toEqual(['dpa']);
    expect(readAgencyList('AFP and friends')).toBeNull();
  });
});

describe('credit lines', () => {
  it.each([
    ['With inputs from ANI', ['ANI'], null],
    ['(With agency inputs)', [], '(With agency inputs)'],
    ['Additional reporting by AFP', ['AFP'], null],
    ['With files from The Canadian Press', ['The Canadian Press'], null],
    ['Staff and agencies', [], 'Staff and agencies'],
    ['From staff and wire reports', [], 'From staff and wire reports'],
    ['Reuters contributed to this report.', ['Reuters'], null],
    ['Source: AFP', ['AFP'], null],
    ['(According to Xinhua, BBC News)', ['Xinhua'], null],
    ['Minh Anh (Theo Reuters)', ['Reuters'], 'Minh Anh'],
    ['lk/mz (AFP, dpa)', ['AFP', 'dpa'], null],
    ['— dpa', ['dpa'], null],
    ['(PTI)', ['PTI'], null],
    ['© 2024 AFP', ['AFP'], null],
    ['© AFP', ['AFP'], null],
    ['By Ada Roe, with inputs from PTI', ['PTI'], 'Ada Roe'],
    ['AP writers Ada Roe in Osk and Ben Sand in Sarn contributed to this report.', ['AP'], null],
    ['(Reporting by Ada Roe; Editing by Ben Sand)', ['Reuters'], null],
    ['Copyright 2024 The Associated Press. All rights reserved. This material may not be published.', ['AP'], null],
  ])('%s', (line, names, byline) => {
    const read = readCreditLine(line);
    expect(agencies(read?.credits ?? [])).toEqual(names);
    expect(read?.byline ?? null).toBe(byline);
    for (const { evidence } of read?.credits ?? []) expect(line).toContain(evidence);
  });

  it.each([
    'With help from the neighbours',
    'According to the mayor',
    'Ada Roe (According to a friend)',
    'The agencies agreed on Monday.',
    'From Bloomberg:',
    'The Times',
    'Ada Roe was AFP bureau chief in Osk from 2011 to 2015.',
    'More from AFP',
    'Thomson Reuters Foundation',
    'By Petra Lusa',
    'Reading, PA',
    'Staff shortages',
    'Source: the ministry of finance',
    '– Osk',
    'He works for Reuters',
  ])('no credit line: %s', (line) => {
    expect(readCreditLine(line)).toBeNull();
  });
});

describe('credits in paragraphs', () => {
  it.each([
    ['LONDON (Reuters) - The dam burst.', 'Reuters', 'LONDON (Reuters)'],
    ['WASHINGTON, July 15 (AFP) - The dam burst.', 'AFP', 'WASHINGTON, July 15 (AFP)'],
    ['RENO, Nev. (AP) — The dam burst.', 'AP', 'RENO, Nev. (AP)'],
    ['New Delhi, May 4 (PTI) The dam burst.', 'PTI', 'New Delhi, May 4 (PTI)'],
    ['(UPI) -- The dam burst.', 'UPI', '(UPI)'],
  ])('a dateline: %s', (paragraph, agency, evidence) => {
    expect(datelineCredits(paragraph)).toEqual([{ kind: 'text', agency, evidence }]);
  });

  it.each([
    'The dam burst (AP) on Monday.',
    'Sales of Anadolu Efes (AEFES) - a brewer - fell.',
    'LONDON (Osk Times) - The dam burst.',
    'In a note to clients of the bank on Monday (AFP) - the dam burst.',
  ])('no dateline: %s', (paragraph) => {
    expect(datelineCredits(paragraph)).toEqual([]);
  });

  it.each([
    ['The dam burst, he added. (AFP)', ['AFP']],
    ['The dam burst on Monday. – PTI', ['PTI']],
    ['The dam burst. (AFP, Reuters)', ['AFP', 'Reuters']],
    ['The dam burst. (Ada Roe)', []],
    ['The dam burst', []],
  ])('a signature: %s', (paragraph, names) => {
    expect(agencies(signOffCredits(paragraph))).toEqual(names);
  });

  it.each([
    ['“Ja,” she told AFP on Monday.', 'told AFP'],
    ['She told the French news agency AFP that it was late.', 'told the French news agency AFP'],
    ['It was late, Kyodo News reported.', 'Kyodo News reported'],
    ['He said so in an interview with the Associated Press.', 'interview with the Associated Press'],
    ['According to state news agency Xinhua, it was late.', 'According to state news agency Xinhua'],
    ['Reuters could not verify the claim.', 'Reuters could not verify'],
    ['It was late, reports dpa.', 'reports dpa'],
    ['It fell by a tenth, an AFP tally shows.', 'an AFP tally'],
  ])('narrated: %s', (paragraph, evidence) => {
    expect(narratedCredits(paragraph).map((credit) => credit.evidence)).toEqual([evidence]);
  });

  it.each([
    '“They told AFP nothing,” she said.',
    'He told Apa about it.',
    'He told AP Higgins that it was late.',
    'According to Bloomberg, who was mayor then, it was late.',
    'AFP shares its office with a bank.',
    'She read a book about Reuters.',
  ])('not narrated: %s', (paragraph) => {
    expect(narratedCredits(paragraph)).toEqual([]);
  });
});
