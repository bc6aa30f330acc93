import { describe, expect, it } from 'vitest';
import { extractQuotations } from '../../src/quotes/extract.js';

describe('extractQuotations', () => {
  it('finds the words and who said them', () => {
    const text = '“The dyke will hold,” Mara Lind said on Tuesday. She added: "It always has."';
    const found = extractQuotations(text);
    expect(found.map((q) => [q.text, q.speaker?.mention?.text])).toEqual([
      ['The dyke will hold,', 'Mara Lind'],
      ['It always has.', 'She'],
    ]);
    for (const q of found) expect(text.slice(q.start, q.end)).toBe(q.text);
  });
});
