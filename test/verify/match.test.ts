import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Change, Quotation, Wording } from '../../src/model.js';
import type { Store } from '../../src/store/store.js';
import type { MatchResult } from '../../src/verify/match/appearance.js';
import { findMatches } from '../../src/verify/match/match.js';
import { storeOf } from '../store/memory.js';

/** Invented articles. Marks: `“…”` is direct speech; `{…}` in the text below is cut out and stands for nothing. */
const ARTICLES: Record<string, string> = {
  gazette: `Lowport will rebuild its harbour wall, Mayor Ines Valdor told the council on Tuesday.

“We will not abandon the fishing quarter, and no family will be moved without its consent,” Valdor said. “The wall protects 1,400 homes.”

The storm of January tore a breach of thirty metres into the eastern mole.

Harbour master Otto Brandeis disagreed. “The old mole [built in 1911] was never meant to carry lorries,” he told reporters. “It should be closed to all traffic until the survey is done.”

Engineers called the seabed “treacherous” and asked for two more months.`,
  courier: `The mayor of Lowport, Ines Valdor, said on Tuesday that the town would rebuild the wall.

“We will not abandon the fishing quarter, and no family will be moved without its consent”, she said.

Mr Brandeis, the harbour master, said: “The old mole was never meant to carry lorries.”`,
  herald: `In Highport the ferries returned on Monday.

“Our colour is blue and our neighbours in Kiev know it,” captain Mirela Zelenskyi said. “Twenty-one boats sailed, and 40 percent of them were full.”

Tickets cost $2 million in all, the company reckons, and nobody has complained.`,
};

const direct = (text: string): Quotation[] =>
  [...text.matchAll(/“([^”]+)”/gu)].map((found) => {
    const start = found.index + 1;
    const end = start + (found[1] as string).length;
    const span = { start, end };
    return { ...span, kind: 'direct', text: found[1] as string, parts: [span], speaker: null, cue: null };
  });

let store: Store;
beforeAll(async () => {
  store = await storeOf(ARTICLES, direct);
});

const find = (text: string): Promise<MatchResult> => findMatches(store, text);
const wordings = ({ appearances }: MatchResult): Record<string, Wording> =>
  Object.fromEntries(appearances.map((match) => [match.stored.article.id, match.wording]));
const show = ({ op, kind, asked, printed }: Change): string => `${op} ${kind}: ${asked}>${printed}`;

const PROMISE = 'We will not abandon the fishing quarter, and no family will be moved without its consent';

describe('findMatches: wordings', () => {
  const cases: [what: string, asked: string, expected: Record<string, Wording>][] = [
    ['the whole quotation', PROMISE, { gazette: 'same', courier: 'same' }],
    ['another typography', PROMISE.toUpperCase().replaceAll(' ', '  '), { gazette: 'same', courier: 'same' }],
    ['a part', 'no family will be moved without its consent', { gazette: 'excerpt', courier: 'excerpt' }],
    [
      'a part cut at both ends',
      'not abandon the fishing quarter, and no family will',
      { gazette: 'excerpt', courier: 'excerpt' },
    ],
    ['a lost “not”', PROMISE.replace('not ', ''), { gazette: 'altered', courier: 'altered' }],
    ['a lost insertion', 'The old mole was never meant to carry lorries', { courier: 'same', gazette: 'edited' }],
    ['an added insertion', 'The old mole [in the east] was never meant to carry lorries', { courier: 'edited' }],
    ['an ellipsis', 'We will not abandon … and no family will be moved', { gazette: 'edited', courier: 'edited' }],
    ['one rare word that is a whole quotation', 'treacherous', { gazette: 'same' }],
    ['other spelling', 'Our color is blue and our neighbors in Kyiv know it', { herald: 'same' }],
    ['numbers in the other form', '21 boats sailed, and forty per cent of them were full', { herald: 'same' }],
    ['words on both sides of an attribution', `${PROMISE}. The wall protects 1400 homes`, { gazette: 'same' }],
    [
      'whole narration',
      'The storm of January tore a breach of thirty meters into the eastern mole.',
      { gazette: 'same' },
    ],
    ['a contraction', "We won't abandon the fishing quarter", { gazette: 'excerpt', courier: 'excerpt' }],
  ];
  for (const [what, asked, expected] of cases) {
    it(`${what} → ${Object.values(expected)[0]}`, async () =>
      expect(wordings(await find(asked))).toMatchObject(expected));
  }

  it('puts the nearest wording first', async () => {
    const { best } = await find('The old mole was never meant to carry lorries');
    expect(best?.stored.article.id).toBe('courier');
  });
});

describe('findMatches: changes', () => {
  const cases: [asked: string, expected: string[]][] = [
    ['We will abandon the fishing quarter', ['delete negation: >not']],
    ['We will never abandon the fishing quarter', ['substitute other: never>not']],
    ['no family will be moved with its consent', ['substitute negation: with>without']],
    ['no family may be moved without its consent', ['substitute modal: may>will']],
    ['every family will be moved without its consent', ['substitute negation: every>no']],
    ['The wall protects 1,600 homes', ['substitute number: 1,600>1,400']],
    ['It should be closed to most traffic until the survey is done', ['substitute quantifier: most>all']],
    ['our neighbours in Odessa know it', ['substitute name: Odessa>Kiev']],
    ['The wall prottects 1,400 homes', ['substitute other: prottects>protects']],
    [
      'It should be shut to every lorry until the survey is done',
      ['substitute other: shut>closed', 'substitute quantifier: every lorry>all traffic'],
    ],
    ['Harbour master Otto Lindqvist disagreed', ['substitute name: Lindqvist>Brandeis']],
  ];
  for (const [asked, expected] of cases) {
    it(`“${asked}”`, async () => {
      const { best } = await find(asked);
      expect(best?.changes.map(show)).toEqual(expected);
      expect(best?.wording).toBe('altered');
    });
  }

  it('says where each change stands in the article', async () => {
    const { best } = await find('It should be shut to all traffic until a survey is done');
    for (const { at, printed } of best?.changes ?? [])
      expect(best?.stored.article.text.slice(at.start, at.end)).toBe(printed);
    expect(best?.changes).toHaveLength(2);
  });
});

describe('findMatches: joined quotes', () => {
  it('tells two quotes of one article from one', async () => {
    const result = await find(
      'The wall protects 1,400 homes. It should be closed to all traffic until the survey is done.',
    );
    expect(result.best?.wording).toBe('spliced');
    const texts = result.best?.regions.map(({ start, end }) => result.best?.stored.article.text.slice(start, end));
    expect(texts).toEqual([
      'The wall protects 1,400 homes',
      'It should be closed to all traffic until the survey is done',
    ]);
    expect(result.pieces).toHaveLength(2);
  });

  it('keeps the order of the question', async () => {
    const { pieces } = await find(
      'It should be closed to all traffic until the survey is done. The wall protects 1,400 homes.',
    );
    expect(pieces.map(({ stored, regions }) => stored.article.text.slice(regions[0]?.start).slice(0, 9))).toEqual([
      'It should',
      'The wall ',
    ]);
  });

  it('finds every piece where more than two were joined', async () => {
    const joined = [
      'Our colour is blue and our neighbours in Kiev know it',
      'It should be closed to all traffic until the survey is done',
      'said on Tuesday that the town would rebuild the wall',
    ];
    const { best, pieces } = await find(joined.join(' '));
    expect(best?.wording).toBe('spliced');
    expect(pieces.map(({ stored, regions }) => stored.article.text.slice(regions[0]?.start, regions[0]?.end))).toEqual(
      joined,
    );
  });

  it('finds one between two halves of another', async () => {
    const { best, pieces } = await find(
      'We will not abandon the fishing quarter, and our colour is blue and our neighbours in Kiev know it, and no family will be moved without its consent',
    );
    expect(best?.wording).toBe('spliced');
    expect(pieces.map(({ stored }) => stored.article.id)[1]).toBe('herald');
    expect(pieces).toHaveLength(3);
  });

  it('finds none where a clause in the middle is printed nowhere', async () => {
    const { best, pieces } = await find(
      'We will not abandon the fishing quarter, whatever purple accountants from Mars may argue, and no family will be moved without its consent',
    );
    expect(best?.wording).toBe('altered');
    expect(pieces).toEqual([]);
  });

  it('finds the pieces in different articles', async () => {
    const { best, pieces } = await find(
      'no family will be moved without its consent and our neighbours in Kiev know it',
    );
    expect(best?.wording).toBe('spliced');
    expect(pieces.map(({ stored }) => stored.article.id)[1]).toBe('herald');
  });

  it('calls clauses in another order altered, not joined', async () => {
    const { best } = await find(
      'no family will be moved without its consent, and we will not abandon the fishing quarter',
    );
    expect(best?.wording).toBe('altered');
    expect(best?.changes.every(({ kind }) => kind === 'other')).toBe(true);
  });
});

describe('findMatches: as what it is printed', () => {
  it.each([
    [PROMISE, 'direct'],
    ['The storm of January tore a breach of thirty metres into the eastern mole', 'narration'],
    ['the company reckons, and nobody has complained', 'narration'],
  ])('“%s” is %s', async (asked, expected) => expect((await find(asked)).best?.printedAs).toBe(expected));

  it('names the quotations that share words with the place, not those that touch it', async () => {
    const { best } = await find('Valdor said');
    expect(best?.quotations ?? []).toEqual([]);
    expect((await find(PROMISE)).best?.quotations).toHaveLength(1);
  });
});

describe('findMatches: nothing found', () => {
  it.each([
    'will be the',
    'it is not',
    'The parliament shall elect a new speaker before the end of the autumn session',
    'We will fight on the beaches and we shall never surrender to anyone at all',
    'The mayor has promised every family a new home and a boat by next summer',
    'and that is what they said to us when we asked',
    '…',
    '',
    '?!',
  ])('“%s”', async (asked) => expect((await find(asked)).best).toBeNull());

  it('never throws, and cuts evidence from print', async () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(PROMISE, ' [x] ', '…', 'treacherous', ' 40 percent ', 'The wall protects'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 5 }), async (pieces) => {
        const { appearances } = await find(pieces.join(' '));
        for (const { regions, stored, score } of appearances) {
          expect(score).toBeGreaterThan(0);
          for (const { start, end } of regions)
            expect(stored.article.text.slice(start, end).trim().length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 25 },
    );
  });
});
