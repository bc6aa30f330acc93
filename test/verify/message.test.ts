import { describe, expect, test } from 'vitest';
import { isSmallTalk, wordsOf } from '../../src/verify/question/message.js';

describe('what apps set around words', () => {
  test.each([
    ['RT @holt: We will rebuild', 'We will rebuild'],
    ['BREAKING: We will rebuild', 'We will rebuild'],
    ['🚨 JUST IN: We will rebuild 🚨', 'We will rebuild'],
    ['We will rebuild via @kanalnord', 'We will rebuild'],
    ['We will rebuild #harbour #storm', 'We will rebuild'],
    ['We will rebuild https://kanalnord.example/1?x=2', 'We will rebuild'],
    ['#Hallig will rebuild', 'Hallig will rebuild'],
    ['We will re-\nbuild', 'We will rebuild'],
    ['We will\u200B rebuild', 'We will rebuild'],
  ])('%j: %s', (pasted, words) => {
    expect(wordsOf(pasted)).toBe(words);
  });

  test.each(['The update: nothing moves', 'He said @ noon', 'Twenty-one boats', 'A new harbour'])(
    '%j stays',
    (text) => {
      expect(wordsOf(text)).toBe(text);
    },
  );
});

describe('small talk', () => {
  test.each([
    'help',
    'Help!',
    'thanks a lot 🙏',
    'hi',
    'cool 👍',
    'never mind',
    'check this please',
    'which articles?',
    'what outlets do you have?',
    'https://kanalnord.example/1',
    'How do I use this?',
    'thank you very much',
    '?',
  ])('%j asks about no words', (text) => {
    expect(isSmallTalk(text)).toBe(true);
  });

  test.each([
    '"thank you very much"',
    '“Help!”',
    'help is on its way to the island',
    'which articles were stolen',
    'We will rebuild',
    '> thanks',
  ])('%j asks about words', (text) => {
    expect(isSmallTalk(text)).toBe(false);
  });
});
