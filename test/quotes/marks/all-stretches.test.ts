import { describe, expect, it } from 'vitest';
import { readLayout } from '../../../src/quotes/layout/layout.js';
import { findAllStretches } from '../../../src/quotes/marks/all-stretches.js';

const words = (text: string): string[] =>
  findAllStretches(readLayout(text)).map(({ start, end }) => text.slice(start, end));

/** Each row: the phenomenon, the text, the stretches that must be found. */
const ROWS: readonly [string, string, string[]][] = [
  [
    'single marks as the rule',
    '‘We can’t go on,’ he said. ‘It’s the workers’ money.’',
    ['We can’t go on,', 'It’s the workers’ money.'],
  ],
  ['straight single marks', "'We can't go on,' he said. 'It's over.'", ["We can't go on,", "It's over."]],
  ['words with an apostrophe in front', '‘’Twas the ’90s,’ he said, rockin’ and rollin’.', ['’Twas the ’90s,']],
  ['no marks at all', "The workers' union won't meet the owners' friends.", []],
  [
    'single marks on each paragraph',
    '‘One day it rained.\n\n‘Then it stopped raining,’ he said.',
    ['One day it rained.', 'Then it stopped raining,'],
  ],
  [
    'a short single quote beside double ones',
    '“We go on with the work,” he said. The ‘boss’ left.',
    ['We go on with the work,', 'boss'],
  ],
  ['labels of a transcript', 'Q: Why?\nA: Because.\nQ: When?\nA: Soon.', ['Why?', 'Because.', 'When?', 'Soon.']],
  [
    'paragraphs of one speaker in a transcript',
    'BELL: Yes.\n\nIt was so.\n\nOSEI: No.\n\nBELL: Yes.',
    ['Yes.', 'It was so.', 'No.', 'Yes.'],
  ],
  ['labels that are none', 'UPDATE: It rained.\n\nNOTE: It stopped.\n\nPHOTO: Rain.', []],
  ['dialogue after dashes', '— We stay here.\n\n— Then I go, said Anna.', ['We stay here.', 'Then I go,']],
  ['a list with dashes', '— bread\n— milk\n— salt', []],
  [
    'a line that says who spoke',
    '“We stay.”\n\n— Anna Bell, mayor.\n\n“We go.”\n\n— Tom Osei, driver.',
    ['We stay.', 'We go.'],
  ],
  [
    'a block that a colon announces',
    'She wrote in a letter:\n\nThe road will stay closed until the rocks are gone.',
    ['The road will stay closed until the rocks are gone.'],
  ],
  ['a colon that announces none', 'There are two ways:\n\nThe long way leads over the hills and is safe.', []],
  ['a quoted line in a message', '> the road will stay closed', ['the road will stay closed']],
];

describe('findAllStretches', () => {
  it.each(ROWS)('finds %s', (_name, text, expected) => {
    expect(words(text)).toEqual(expected);
  });
});
