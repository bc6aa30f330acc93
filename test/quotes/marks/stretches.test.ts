import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findStretches } from '../../../src/quotes/marks/stretches.js';

const words = (text: string): string[] => findStretches(text).map((stretch) => text.slice(stretch.start, stretch.end));

/** Each row: the phenomenon, the text, the stretches between marks. */
const ROWS: readonly [string, string, string[]][] = [
  ['straight marks', 'He said "we go" and "we stay".', ['we go', 'we stay']],
  ['curly marks', 'He said “we go” and “we stay”.', ['we go', 'we stay']],
  ['German marks', 'Er sagte: „Wir gehen“, und ging.', ['Wir gehen']],
  ['Polish marks', 'Powiedział: „Idziemy”, i poszedł.', ['Idziemy']],
  ['French marks with spaces inside', 'Il dit : « On y va », puis partit.', ['On y va']],
  ['Danish marks', 'Han sagde: »Vi går«, og gik.', ['Vi går']],
  ['single guillemets', 'Er sagte ‹wir gehen› leise.', ['wir gehen']],
  ['corner marks', '彼は「行こう」と言った。', ['行こう']],
  ['a quote inside a quote of another kind', '“She said "no" to me,” he said.', ['She said "no" to me,']],
  ['a curly quote inside a straight one', '"She said “no” to me," he said.', ['She said “no” to me,']],
  ['a quote inside a quote of the same kind', '“She said “no” to me,” he said.', ['She said “no” to me,']],
  ['a straight quote inside a straight one', '"She said "no" to me," he said.', ['She said "no" to me,']],
  ['an opening mark that closes', 'They want a “fast review“ of it.', ['fast review']],
  ['a curly opening and a straight close', '“We go," he said. “We stay," she said.', ['We go,', 'We stay,']],
  ['a missing opening mark', 'We shall not move," the mayor said.', ['We shall not move,']],
  [
    'a missing opening mark after a quote',
    '"Yes," he said. He stayed. No more of it," she said.',
    ['Yes,', 'No more of it,'],
  ],
  ['a missing closing mark', '“We go on, he said.', ['We go on,']],
  ['a missing closing mark where nothing tells the end', '“We go on. We stay.', ['We go on. We stay.']],
  ['two single marks for a double one', '“We go on,’’ he said. ‘‘We stay.’’', ['We go on,', 'We stay.']],
  ['a mark before the verb', '“We go on,” “said Ann Bell. He left.', ['We go on,']],
  ['marks printed twice', '““We go on,”” he said.', ['We go on,']],
  ['a missing opening mark after narration', 'The hall was dark. We go on,” she said.', ['We go on,']],
  ['a missing opening mark before "we"', 'We stay here. We go on,” she said.', ['We stay here. We go on,']],
  ['words inside a clause left open', 'It is “a mess. He left. “We go on,” he said.', ['a mess.', 'We go on,']],
  ['a quote inside that has no closing mark of its own', '"It is a "mess," Bell said.', ['It is a "mess,']],
  ['a mark after a character that nobody sees', '\u202a”We go on,” he said.', ['We go on,']],
  ['opening marks only, over paragraphs', '“One.\n\n“Two.\n\n“Three,” he said.', ['One.', 'Two.', 'Three,']],
  ['no marks on the paragraphs between', '“One.\n\nTwo.\n\nThree,” he said.', ['One.', 'Two.', 'Three,']],
  [
    'a pull quote that closes after the name',
    '“We stay here until spring.\nAnna Bell, deputy mayor of Oakfold.”',
    ['We stay here until spring.'],
  ],
  ['inches', 'He is 6\'2" tall and said "hello".', ['hello']],
  ['marks after brackets and dashes', 'He (“a fool”) said—“never”—and left.', ['a fool', 'never']],
];

describe('findStretches', () => {
  it.each(ROWS)('pairs %s', (_name, text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('says which stretches go on from the one before', () => {
    const text = '“One.\n\n“Two,” he said.\n\n“Three,” she said.';
    expect(findStretches(text).map((stretch) => stretch.continues)).toEqual([false, true, false]);
  });

  it('returns ordered, trimmed, non-empty stretches within lines for any text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab, "“”„«»‘’\'.\n「」A1'), maxLength: 80 });
    fc.assert(
      fc.property(text, (input) => {
        let last = 0;
        for (const { start, end } of findStretches(input)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(input.slice(start, end)).toBe(input.slice(start, end).trim());
          expect(input.slice(start, end)).not.toContain('\n');
          last = end;
        }
      }),
      { numRuns: 1000 },
    );
  });
});
