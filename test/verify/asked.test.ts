import { expect, test } from 'vitest';
import { prepare, textOf } from '../../src/verify/align/asked.js';

test('a stretch of what was asked is given as it was written, its own words and no others', () => {
  const asked = prepare('“We will not pay, – not now!” she said.');
  expect(textOf(asked, { from: 0, to: 4 })).toBe('We will not pay');
  expect(textOf(asked, { from: 3, to: 6 })).toBe('pay, – not now');
});
