/** Articles in which a mark is missing, doubled or of another kind: narration never falls inside a quotation. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractQuotations } from '../../../src/quotes/extract.js';

const SPEECH = [
  'We stay here,',
  'We stay here. It is our home,',
  'Nobody asked us why,',
  'We cannot wait for the boats,',
];
const REPORT = [
  'said Anna Bell.',
  'Anna Bell said.',
  'she added.',
  'Bell told reporters.',
  'said the mayor, Anna Bell.',
];
/** Words that no speech above holds. */
const NARRATION = 'Zorn waited outside the hall.';

/** What can happen to one pair of marks: `[before, after]`. */
const DAMAGE: readonly [what: string, open: string, close: string][] = [
  ['none', '“', '”'],
  ['straight marks', '"', '"'],
  ['two single marks that close', '“', '’’'],
  ['two single marks', '‘‘', '’’'],
  ['two straight single marks', "''", "''"],
  ['no closing mark', '“', ''],
  ['no opening mark', '', '”'],
  ['a doubled opening mark', '““', '”'],
  ['a doubled closing mark', '“', '””'],
  ['an opening mark that closes', '“', '“'],
  ['a closing mark that opens', '”', '”'],
  ['a straight mark that closes', '“', '"'],
  ['a straight mark that opens', '"', '”'],
];

const paragraph = fc.record({
  speech: fc.constantFrom(...SPEECH),
  report: fc.constantFrom(...REPORT),
  damage: fc.constantFrom(...DAMAGE),
});

describe('a damaged mark', () => {
  it('draws no narration into a quotation', () => {
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 4 }), (paragraphs) => {
        const text = paragraphs
          .map(({ speech, report, damage: [, open, close] }) => `${open}${speech}${close} ${report} ${NARRATION}`)
          .join('\n\n');
        for (const { parts } of extractQuotations(text))
          for (const { start, end } of parts) expect(text.slice(start, end)).not.toContain('Zorn');
      }),
      { numRuns: 400 },
    );
  });
});
