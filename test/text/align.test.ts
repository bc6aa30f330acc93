import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align, type Block } from '../../src/text/align.js';

const split = (text: string): string[] => text.split(' ').filter(Boolean);

/** What changed, as `asked>printed`. */
const changes = (asked: string, printed: string): string[] => {
  const [a, b] = [split(asked), split(printed)];
  return align(a, b, { weigh: (word) => (word.length > 3 ? 1.5 : 0.8) })
    .filter((block) => !block.same)
    .map(
      (block) =>
        `${a.slice(block.askedFrom, block.askedTo).join(' ')}>${b.slice(block.printedFrom, block.printedTo).join(' ')}`,
    );
};

const CASES: [string, string, string[]][] = [
  ['the ferry will leave at noon', 'the ferry will not leave at noon', ['>not']],
  ['a red boat sank', 'a blue boat sank', ['red>blue']],
  ['we met the mayor of Lowport', 'we met the baker of Highport', ['mayor>baker', 'Lowport>Highport']],
  ['the harbour wall stands', 'the old grey harbour wall still stands', ['>old grey', '>still']],
  ['the recieved letter', 'the received old letter', ['recieved>received', '>old']],
  ['', 'all of it', ['>all of it']],
];

describe('align', () => {
  for (const [asked, printed, expected] of CASES) {
    it(`marks “${asked}” against “${printed}”`, () => expect(changes(asked, printed)).toEqual(expected));
  }

  const word = fc.constantFrom('the', 'a', 'boat', 'sea', 'wall', 'not', 'of', 'lamp', 'seas');
  const text = fc.array(word, { maxLength: 60 });

  it('rebuilds both sides, and calls same only what is equal', () => {
    fc.assert(
      fc.property(text, text, (asked, printed) => {
        const blocks = align(asked, printed);
        expect(blocks.flatMap((block) => asked.slice(block.askedFrom, block.askedTo))).toEqual(asked);
        expect(blocks.flatMap((block) => printed.slice(block.printedFrom, block.printedTo))).toEqual(printed);
        for (const block of blocks as Block[]) {
          const [one, other] = [
            asked.slice(block.askedFrom, block.askedTo),
            printed.slice(block.printedFrom, block.printedTo),
          ];
          if (block.same) expect(one).toEqual(other);
          expect(one.length + other.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('finds nothing changed in equal texts', () => {
    fc.assert(
      fc.property(text, (words) => {
        expect(align(words, words).filter((block) => !block.same)).toEqual([]);
      }),
    );
  });

  it('computes cells in proportion to length', () => {
    const cells = (length: number): number => {
      const asked = Array.from({ length }, (_, at) => (at % 7 === 0 ? `x${at}` : `w${at}`));
      const printed = Array.from({ length }, (_, at) => (at % 5 === 0 ? `y${at}` : `w${at}`));
      let sum = 0;
      align(asked, printed, {
        onCells: (more) => {
          sum += more;
        },
      });
      return sum;
    };
    expect(cells(20_000)).toBeLessThan(30 * cells(2000));
  });

  it('ends on repeated words without end', () => {
    const asked = new Array<string>(20_000).fill('the');
    const printed = new Array<string>(15_000).fill('the').concat(new Array<string>(5000).fill('a'));
    expect(align(asked, printed).length).toBeGreaterThan(0);
  });
});
