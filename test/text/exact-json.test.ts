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

test('all else is as JSON.parse has it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify({ value, long: 0 }).replace(/"long":0\}$/u, '"long":12345678901234567}');
      expect(parseExactly(text)).toEqual({ ...JSON.parse(text), long: '12345678901234567' });
    }),
  );
});
