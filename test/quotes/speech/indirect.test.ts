import { describe, expect, it } from 'vitest';
import { extractQuotations } from '../../../src/quotes/extract.js';

const reported = (text: string): [string, string | null][] =>
  extractQuotations(text)
    .filter(({ kind }) => kind === 'indirect')
    .map(({ text: content, speaker }) => [content, speaker?.name ?? null]);

const REPORTS: readonly [string, string, string][] = [
  ['Osei told the council that the pumps were old.', 'the pumps were old', 'Osei'],
  ['Osei said on Monday that the pumps were old.', 'the pumps were old', 'Osei'],
  ['Osei said the pumps were old.', 'the pumps were old', 'Osei'],
  ['The pumps were old and slow, Osei said.', 'The pumps were old and slow', 'Osei'],
  ['The pumps were old and slow, said Osei.', 'The pumps were old and slow', 'Osei'],
  ['According to Osei, the pumps were old and slow.', 'the pumps were old and slow', 'Osei'],
  ['The pumps were old and slow, according to Osei.', 'The pumps were old and slow', 'Osei'],
  ['The report warned that the pumps would fail.', 'the pumps would fail', 'The report'],
];

const NARRATION: readonly string[] = [
  'Osei did not say that the pumps were old.',
  'Osei declined to say whether the pumps were old.',
  'The pumps were old and slow.',
  'Osei said nothing about the pumps.',
  'Osei told a long story about pumps.',
  'The pumps, Osei knew, were old.',
];

describe('reported speech', () => {
  it.each(REPORTS)('%s', (text, content, speaker) => {
    expect(reported(text)).toEqual([[content, speaker]]);
  });

  it.each(NARRATION)('leaves alone: %s', (text) => {
    expect(reported(text)).toEqual([]);
  });
});
