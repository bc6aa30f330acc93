import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractQuotations } from '../../src/quotes/extract.js';
import { excessGrowth, TOO_STEEP } from '../growth.js';

const ARTICLE = `Mayor Ilse Brandt opened the bridge on Saturday. She told reporters that it would carry trams by May.

“We built it in nine months,” Brandt said. “Nobody thought that we could.”

“It is a fine bridge,” said Tom Osei, a tram driver from Fairport, “but where are the trams?”

According to a council report, “the tracks were never ordered.” The so-called “experts” had left.
`;

describe('extractQuotations', () => {
  it('reads an article from end to end', () => {
    const found = extractQuotations(ARTICLE);
    expect(found.map(({ kind, speaker, parts }) => [kind, speaker?.name ?? null, parts.length])).toEqual([
      ['indirect', 'Ilse Brandt', 0],
      ['direct', 'Ilse Brandt', 2],
      ['direct', 'Tom Osei', 2],
      ['mixed', 'a council report', 1],
      ['scare', null, 1],
    ]);
  });

  it('finds nothing where nobody speaks', () => {
    expect(extractQuotations('')).toEqual([]);
    expect(extractQuotations('The bridge is long. It is made of steel.')).toEqual([]);
  });

  it('gives the same answer twice', () => {
    expect(extractQuotations(ARTICLE)).toEqual(extractQuotations(ARTICLE));
  });

  it('shifts with the text before it', () => {
    const before = 'The harbour froze over in January.\n\n';
    const shifted = extractQuotations(before + ARTICLE).map(({ start, end, text }) => [
      start - before.length,
      end - before.length,
      text,
    ]);
    expect(shifted).toEqual(extractQuotations(ARTICLE).map(({ start, end, text }) => [start, end, text]));
  });

  it('keeps its promises on any text', () => {
    const pieces = [
      '“',
      '”',
      '"',
      "'",
      '‘',
      '’',
      '«',
      '»',
      '—',
      ':',
      ', ',
      '. ',
      '\n',
      '\n\n',
      '(',
      ')',
      'said ',
      'told AFP ',
      'that ',
      'she ',
      'Anna Bell ',
      'the source ',
      'BELL: ',
      'who ',
      'is it true',
      '> ',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (chosen) => {
        const text = chosen.join('');
        let last = 0;
        for (const quotation of extractQuotations(text)) {
          const { start, end, parts, kind, speaker, cue } = quotation;
          expect(start).toBeGreaterThanOrEqual(last);
          last = start;
          expect(end).toBeGreaterThan(start);
          const words =
            parts.length > 0 ? parts.map((part) => text.slice(part.start, part.end)).join(' ') : text.slice(start, end);
          expect(quotation.text).toBe(words);
          expect(parts.length === 0).toBe(kind === 'indirect');
          if (kind === 'title' || kind === 'scare') expect(speaker).toBeNull();
          for (const excerpt of [speaker?.mention, cue]) {
            if (excerpt) expect(text.slice(excerpt.start, excerpt.end)).toBe(excerpt.text);
          }
          if (speaker) {
            expect(speaker.confidence).toBeGreaterThanOrEqual(0);
            expect(speaker.confidence).toBeLessThanOrEqual(1);
            if (speaker.name !== null) expect(speaker.candidates).toEqual([]);
          }
        }
      }),
      { numRuns: 600 },
    );
  });

  it.each([
    '“',
    '"',
    '"a" ',
    '“Word\n\n',
    '," said Alma Brook, "',
    'another source said. ',
    "'a' ",
    '— word.\n',
    'BELL: no\n',
    'The senator said that ',
    '(',
    'Anna Bell, ',
  ])('grows no faster than its text on %j', (unit) => {
    expect(excessGrowth(extractQuotations, unit, 10_000, 32)).toBeLessThan(TOO_STEEP);
  });
});
