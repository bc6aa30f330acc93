import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseExactly } from '../../src/text/exact-json.js';

test('numbers that are one to JavaScript stay two, wherever they stand', () => {
  const text = '{"id": 12345678901234567890123, "list": [12345678901234567890124,-9007199254740993], "n": 12}';
  expect(parseExactly(text)).toEqual({
    id: '12345678901234567890123',
    list: ['12345678901234567890124', '-9007199254740993'],
    n: 12,
  });
});

test('what a number holds stays a number, and digits in a text stay as they are', () => {
  const text = '{"safe": 9007199254740991, "share": 0.12345678901234567, "text": "No. 1: 12345678901234567890"}';
  expect(parseExactly(text)).toEqual(JSON.parse(text));
});

test.each([
  '{id: 12345678901234567}',
  "['12345678901234567', 12345678901234567]",
  '[12345678901234567,]',
  '12345678901234567 //',
])('%s is no JSON', (text) => expect(() => parseExactly(text)).toThrow(SyntaxError));

/** What a long whole number is to come as. */
const exactly = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(exactly);
  if (typeof value === 'number') {
    return !Number.isSafeInteger(value) && /^-?\d+$/.test(String(value)) ? String(value) : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, exactly(inner)]));
};

test('all else is as JSON.parse has it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify({ value, long: 0 }).replace(/"long":0\}$/u, '"long":12345678901234567}');
      expect(parseExactly(text)).toEqual({ value: exactly(JSON.parse(text).value), long: '12345678901234567' });
    }),
  );
});
