/** What is typed behind `/quote`. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCommand } from '../../src/chat/command.js';

test.each([
  ['who "We shall sail"', { facet: 'who', text: '"We shall sail"' }],
  ['We shall sail', { facet: 'check', text: 'We shall sail' }],
  ['speaker Ines Falk', { facet: 'speaker', text: 'Ines Falk' }],
  ['Speaker "Ines Falk"', { facet: 'speaker', text: 'Ines Falk' }],
  [
    'speaker Ines Falk outlet:"Kanal Nord" since:2031-05',
    { facet: 'speaker', text: 'Ines Falk', outlet: 'Kanal Nord', since: '2031-05' },
  ],
  ['outlet since:2031 Kanal Nord', { facet: 'outlet', text: 'Kanal Nord', since: '2031' }],
  ['check "We shall sail" speaker:“Ines Falk”', { facet: 'check', text: '"We shall sail"', speaker: 'Ines Falk' }],
  ['index', { facet: 'index', text: '' }],
  // Words that only begin like a command.
  ['index funds are a scam', { facet: 'check', text: 'index funds are a scam' }],
  ['speaker Johnson said "no" to that', { facet: 'check', text: 'speaker Johnson said "no" to that' }],
  [
    'speaker Johnson told the house on Monday that nobody would sail',
    { facet: 'check', text: 'speaker Johnson told the house on Monday that nobody would sail' },
  ],
  // An option that a list of an outlet does not know stays a word.
  ['outlet Kanal speaker:Falk', { facet: 'outlet', text: 'Kanal speaker:Falk' }],
  // In the middle of the words it is the words'.
  ['check they wrote outlet:none there', { facet: 'check', text: 'they wrote outlet:none there' }],
])('%s', (line, expected) => {
  expect(parseCommand(line)).toEqual({ speaker: null, outlet: null, ...expected });
});

test.each(['', ' ', 'help', 'who', 'speaker', 'outlet ""', 'who outlet:x'])('“%s” calls for help', (line) => {
  expect(parseCommand(line)).toBeNull();
});

test('any line is read, and no word of a quote is lost', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (words) => {
      const text = words.trim();
      const command = parseCommand(`check ${text}`);
      if (text !== '' && !text.includes(':')) expect(command?.text).toBe(text);
    }),
  );
});
