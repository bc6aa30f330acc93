import { expect, test } from 'vitest';
import { SPLITS } from '../../../src/training/annotated.js';
import { ratio } from '../figures.js';
import { creditFigures, readAllCredits } from './credits.js';

const figures = creditFigures(readAllCredits());

test.each(SPLITS)('of %s, nineteen credits in twenty are read, and none that a page does not give', (split) => {
  expect(ratio(figures[split]['credits read'] ?? { right: 0, of: 0 })).toBeGreaterThanOrEqual(0.95);
  expect(figures[split]['read wrongly: forms']?.right).toBe(0);
  expect(figures[split]['read wrongly: mentions']?.right).toBe(0);
});
