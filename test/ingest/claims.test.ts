import { expect, test } from 'vitest';
import { Claims } from '../../src/ingest/claims.js';

test('an id is the first file’s, however many come after it', () => {
  const claims = new Claims();
  expect(claims.has('7')).toBe(false);
  expect(claims.claim('7', 'a.jsonl')).toBeNull();
  expect(['b.jsonl', 'c.jsonl'].map((file) => claims.claim('7', file))).toEqual(['a.jsonl', 'a.jsonl']);
  claims.keep(['7', '8'], 'd.jsonl');
  expect(claims.claim('7', 'e.jsonl')).toBe('a.jsonl');
  expect(claims.claim('8', 'e.jsonl')).toBe('d.jsonl');
});
