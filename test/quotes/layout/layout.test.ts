import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLayout } from '../../../src/quotes/layout/layout.js';

/** Each row: the phenomenon, the text, and what of it is left as the article's own words. */
const ROWS: readonly [string, string, string][] = [
  [
    'a prompt between paragraphs',
    'The ferry is late.\n\nREAD MORE: Who pays for the boats?\n\nNobody knows why.',
    'The ferry is late. Nobody knows why.',
  ],
  ['a prompt with a bar', 'The ferry is late.\n\nWATCH | The last crossing\n\nWhy?', 'The ferry is late. Why?'],
  ['a message, which is no page', 'Video: “We will not go,” says Bell', 'Video: “We will not go,” says Bell'],
  ['bold type', '**HALE**: We never said so.', 'HALE : We never said so.'],
  [
    'a heading in marks, with its price',
    'The town has doubled in ten years.\n\n“Rush of Foam” ($20)\n\nThe council votes in the first week of May, or so.',
    'The town has doubled in ten years. The council votes in the first week of May, or so.',
  ],
  [
    'a sentence that begins as a prompt',
    'Watch out for ice on the pier today.',
    'Watch out for ice on the pier today.',
  ],
  [
    'the label of a section',
    'ENERGY: Oil fell.\n\nBONDS: They rose.\n\nTHE DAY IN OSLO: It rained.',
    'Oil fell. They rose. It rained.',
  ],
  [
    'labels of people',
    'HALE: We never said so.\n\nORTEGA: You did.\n\nHALE: When?',
    'HALE: We never said so. ORTEGA: You did. HALE: When?',
  ],
  ['one label of a name', 'HALE: We never said so.', 'HALE: We never said so.'],
  [
    'a heading in title case',
    'The town has doubled in ten years.\n\nWhat Comes Next\n\nThe council votes in the first week of May.',
    'The town has doubled in ten years. The council votes in the first week of May.',
  ],
  [
    'a name alone, which heads what follows about it',
    'The town has doubled in ten years.\n\nAnna Bell\n\nShe came here from the north in the first week of May.',
    'The town has doubled in ten years. Anna Bell She came here from the north in the first week of May.',
  ],
  [
    'lines of even length, broken by hand',
    'The town has doubled in ten years, and the\nMayor Of Hasp Who Never Sleeps At Night is\nsaid to be tired of it. Nobody wonders why.',
    'The town has doubled in ten years, and the Mayor Of Hasp Who Never Sleeps At Night is said to be tired of it. Nobody wonders why.',
  ],
  ['words in marks that are all of a message', '“Hard to sleep here”', '“Hard to sleep here”'],
  [
    'a caption',
    'The boat sank.\n\nSkipper Anton Weiss looks at his boat. (Mia Torp/AFP)\n\nIt was old.',
    'The boat sank. It was old.',
  ],
  ['the name of a user', 'The post of @HarbourWatch was read by many.', 'The post of was read by many.'],
  ['what is left of markup', 'The <a href="https://x.example">ferry</a> is late.', 'The ferry is late.'],
];

describe('readLayout', () => {
  it.each(ROWS)('knows %s', (_name, text, expected) => {
    expect(readLayout(text).named.replace(/\s+/g, ' ').trim()).toBe(expected);
  });

  it('finds the words of an embedded post, without its links', () => {
    const text = 'The pool is closed.\n\nIt leaks, they say. t.example/ab1 — Rosa Timm (@rosatimm) June 3, 2022';
    expect(readLayout(text).posts.map(({ start, end }) => text.slice(start, end))).toEqual(['It leaks, they say.']);
  });

  it('leaves each unit and each line break of any text in its place', () => {
    const piece = fc.constantFrom(
      'READ MORE: ',
      'HALE: ',
      '“',
      '”',
      '\n',
      '\n\n',
      'Yes',
      ' — Ann Bell (@abell)',
      '<p>',
      '@x1',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (text) => {
          const layout = readLayout(text);
          for (const read of [layout.text, layout.named]) {
            expect(read.length).toBe(text.length);
            expect(read.split('\n').map((line) => line.length)).toEqual(text.split('\n').map((line) => line.length));
          }
        },
      ),
    );
  });
});
