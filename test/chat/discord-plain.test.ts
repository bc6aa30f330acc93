import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeLine } from '../../src/chat/discord/drawing/escape.js';
import { plainText } from '../../src/chat/discord/plain.js';

const CASES: readonly [name: string, content: string, plain: string][] = [
  ['the mention of the bot', '<@100000000000000009> "We sail at dawn"', '"We sail at dawn"'],
  [
    'a mention in its older spelling, behind the words',
    '"We sail at dawn" <@!100000000000000009>',
    '"We sail at dawn"',
  ],
  [
    'roles, channels, emoji',
    'in <#200000000000000002> <@&300000000000000001> they said <a:wave:500000000000000006> yes',
    'in     they said   yes',
  ],
  [
    'dates and commands',
    'at <t:1700000000:R> use </quote check:400000000000000004> or <id:customize>',
    'at   use   or',
  ],
  ['emphasis', '**We** __sail__ *at* _dawn_, ~~not~~ ||later||, ***ever***', 'We sail at dawn, not later, ever'],
  ['emphasis inside of quotation marks', '"We **never** sail"', '"We never sail"'],
  ['code', '`We sail` and ```text\nat dawn\n```', 'We sail and at dawn'],
  ['a masked link', '[We sail at dawn](https://kanalnord.example/a_b)', 'We sail at dawn'],
  ['an address without preview', 'see <https://kanalnord.example/a_b>', 'see https://kanalnord.example/a_b'],
  ['headings and small print', '# We sail\n-# at dawn\n### today', 'We sail\nat dawn\ntoday'],
  ['escapes', 'We \\*never\\* sail \\_at\\_ dawn\\!', 'We *never* sail _at_ dawn!'],
  ['invisible characters', 'We\u200B sail\uFEFF at\u2060 dawn', 'We sail at dawn'],
];

const KEPT: readonly [name: string, content: string][] = [
  ['a block quotation', '> We sail\n> at dawn\nIs that so?'],
  ['names with underscores and sums with stars', 'snake_case_name and 5*6*7 = 210 and 2 * 3'],
  ['brackets of an editor', '"We [the crew] sail (at dawn)"'],
  ['a speaker behind a dash', '"We sail at dawn" — Ines Falk'],
  ['a colon and a dash', 'Falk: "We sail" - at dawn'],
  ['less and greater', 'if a < b and b > c'],
  ['lists', '- We sail\n1. at dawn'],
];

describe('a message without its markup', () => {
  test.each(CASES)('loses %s', (_, content, plain) => {
    expect(plainText(content)).toBe(plain);
  });

  test.each(KEPT)('keeps %s', (_, content) => {
    expect(plainText(content)).toBe(content);
  });

  test('has its long block quotation marked line by line', () => {
    expect(plainText('Look:\n>>> We sail\nat dawn')).toBe('Look:\n> We sail\n> at dawn');
  });

  test('is what was escaped', () => {
    const words = fc
      .array(fc.constantFrom(...'*_~`|<>#-+[]()@:.\\!a1 é', 'word', '<@1>', 'https://x.example/'))
      .map((p) => p.join(''));
    fc.assert(
      fc.property(words, (text) => {
        expect(plainText(escapeLine(text))).toBe(text.trim());
      }),
      { numRuns: 300 },
    );
  });

  test('costs time in proportion, however the text repeats itself', () => {
    for (const piece of [
      ...'*_~`|<>#[]()\\ \n:a',
      '<@',
      '[a](',
      '<t:',
      '</a',
      '**a',
      '_a ',
      '> ',
      '>>> ',
      '``` ',
      '<https://',
    ]) {
      const text = piece.repeat(Math.floor(1_000_000 / piece.length));
      expect(plainText(text).length).toBeLessThanOrEqual(2 * text.length);
    }
  });
});
