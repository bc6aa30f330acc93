/** What the rules say of words cut out of print, on invented sentences in many constructions. */
import { describe, expect, it } from 'vitest';
import { cautionsOfCut } from '../../../src/verify/cautions/cautions.js';
import { CONDITIONS } from '../../../src/verify/cautions/conditions.js';
import { FRAMES } from '../../../src/verify/cautions/frames/frames.js';
import { SUBJECTS } from '../../../src/verify/cautions/subjects.js';
import { FLIPS } from './flips.js';
import { HARMLESS } from './harmless.js';
import { cautionsOfMarked, readMarked } from './marked.js';
import { PASSED_ON } from './passed-on.js';

describe.each(Object.entries(FLIPS))('%s', (kind, sentences) => {
  it.each(sentences)('is warned of in %s', (marked) => {
    expect(cautionsOfMarked(marked).map((caution) => caution.kind)).toContain(kind);
  });
});

describe('what is passed on, aimed at, taken back or put off', () => {
  it.each(PASSED_ON)('is warned of in %s', (marked) => {
    expect(cautionsOfMarked(marked)).not.toEqual([]);
  });
});

describe.each(Object.entries(HARMLESS))('%s', (_, sentences) => {
  it.each(sentences)('turns nothing in %s', (marked) => {
    expect(cautionsOfMarked(marked)).toEqual([]);
  });
});

describe('what a caution shows', () => {
  const proofOf = (marked: string, asked?: string): string[] => {
    const { text } = readMarked(marked);
    return cautionsOfMarked(marked, asked).map(({ kind, at }) => `${kind}: ${text.slice(at.start, at.end)}`);
  };

  it('is the printed words that turn the meaning', () => {
    expect(proofOf('“Sadly, I do not believe that ⟦the dam is safe⟧,” Vance said.')).toEqual([
      'frame: do not believe that',
    ]);
    expect(proofOf('“⟦We will strike on Monday⟧ unless they pay,” Vance said.')).toEqual(['condition: unless']);
  });

  it('comes worst first, one of a kind', () => {
    const marked = '“If it rains, I do not think ⟦the dam will hold⟧ unless we pray,” Vance said.';
    expect(cautionsOfMarked(marked).map(({ kind }) => kind)).toEqual(['frame', 'condition']);
  });

  it('is not given for what the asker says in own words', () => {
    const marked = 'Vance denied that “⟦the dam was never checked⟧”.';
    expect(proofOf(marked, 'Vance denies that the dam was never checked')).toEqual([]);
    expect(proofOf(marked, 'the dam was never checked')).toEqual(['frame: denied that']);
    expect(proofOf('“Do you think ⟦we are made of money⟧?” Reed asked.', 'we are made of money?')).toEqual([]);
  });
});

describe('the tables', () => {
  it.each(Object.entries({ FRAMES, CONDITIONS, SUBJECTS }))('name only lists that exist in %s', (_, { rules }) => {
    for (const { says, unless, kept, keptNot } of rules)
      for (const expression of [says, unless, kept, keptNot]) expect(expression?.()).not.toBe(null);
  });
});

describe('bounds', () => {
  it('gives nothing for no text, and nothing in another language', () => {
    expect(cautionsOfCut({ text: '', kept: [], quotations: [], asked: '' })).toEqual([]);
    expect(cautionsOfMarked('„Ich glaube nicht, dass ⟦der Damm sicher ist⟧“, sagte Vance.')).toEqual([]);
  });

  it('gives places that lie outside the kept words', () => {
    for (const marked of Object.values(FLIPS).flat()) {
      const { text, kept } = readMarked(marked);
      for (const { at } of cautionsOfMarked(marked)) {
        expect(at.start).toBeLessThan(at.end);
        expect(at.end).toBeLessThanOrEqual(text.length);
        expect(kept.every(({ start, end }) => at.end <= start || at.start >= end)).toBe(true);
      }
    }
  });

  it('reads a bounded stretch of an endless line', () => {
    const text = `${'we do not know that '.repeat(20_000)}the dam is safe`;
    const start = text.length - 'the dam is safe'.length;
    const cautions = cautionsOfCut({
      text,
      kept: [{ start, end: text.length }],
      quotations: [],
      asked: 'the dam is safe',
    });
    expect(cautions.length).toBeLessThanOrEqual(4);
  });
});
