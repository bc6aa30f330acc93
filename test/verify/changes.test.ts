/** What a reader is shown of a difference, on an invented report: as a person would mark it, with what it does. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.js';
import { findMatches } from '../../src/verify/match/match.js';
import { storeOf } from '../store/memory.js';

const REPORT = `“We cannot accept that 300 workers lose their jobs in March while the owners of the Brandeis yard pay themselves two million euros,” union leader Tilda Moss said on Monday. “Every one of them was promised a contract until 2031, and nobody in Lowport has forgotten it. Prime Minister Anker must decide whether he stands with the yard or with the town.”

“I did not sign that letter, and I never told the council to close the ferry,” Anker told the Lowport Gazette. “It is unlikely that anyone else did.”

Engineers denied that the wall was unsafe. All of the boats were insured, the company said. Most schools will stay open, and some may close early. The U.S. envoy left without a word.`;

let store: Store;
beforeAll(async () => {
  store = await storeOf({ report: REPORT });
});

const CASES: Record<string, [asked: string, changes: string[]][]> = {
  negation: [
    ['We can accept that 300 workers lose their jobs in March', ['delete negation: not']],
    ['nobody in Lowport has forgotten it'.replace('nobody', 'everybody'), ['substitute negation: everybody > nobody']],
    ['It is likely that anyone else did', ['substitute negation: likely > unlikely']],
    ['Engineers confirmed that the wall was unsafe', ['substitute negation: confirmed > denied']],
    ['Engineers denied that the wall was safe', ['substitute negation: safe > unsafe']],
    ['The U.S. envoy left with a word', ['substitute negation: with > without']],
    [
      'I did sign that letter, and I told the council to close the ferry',
      ['delete negation: not', 'delete negation: never'],
    ],
  ],
  number: [
    ['We cannot accept that 3,000 workers lose their jobs in March', ['substitute number: 3,000 > 300']],
    ['Every one of them was promised a contract until 2035', ['substitute number: 2035 > 2031']],
    [
      'the owners of the Brandeis yard pay themselves five million euros',
      ['substitute number: five million euros > two million euros'],
    ],
  ],
  name: [
    ['Prime Minister Berger must decide whether he stands with the yard', ['substitute name: Berger > Anker']],
    ['the owners of the lindqvist yard pay themselves two million euros', ['substitute name: lindqvist > Brandeis']],
    ['The U.K. envoy left without a word', ['substitute name: U.K. > U.S.']],
    // More of the same name names nobody else.
    ['Prime Minister Otto Anker must decide whether he stands with the yard', ['insert other: Otto']],
    // An unknown word a letter away is a slip, not another name.
    ['Prime Minister Ankre must decide whether he stands with the yard', ['substitute other: Ankre > Anker']],
    ['The United States envoy left without a word', ['substitute other: United States > U.S.']],
  ],
  quantifier: [['Some of the boats were insured, the company said', ['substitute quantifier: Some > All']]],
  modal: [
    [
      'Most schools may stay open, and some will close early',
      ['substitute modal: may > will', 'substitute modal: will > may'],
    ],
    ['Prime Minister Anker should decide whether he stands with the yard', ['substitute modal: should > must']],
  ],
  other: [
    [
      'Every single one of them was promised a lifelong contract until 2031',
      ['insert other: single', 'insert other: lifelong'],
    ],
    ["I've never told the council to close the ferry", ["substitute other: I've > I"]],
    ['and I never told the town hall to close the ferry', ['substitute other: town hall > council']],
  ],
  editorial: [
    ['Every one of [the workers] was promised a contract until 2031', ['substitute editorial: the workers > them']],
    [
      '[The prime minister] must decide whether he stands with the yard',
      ['insert editorial: The', 'delete editorial: Anker'],
    ],
    [
      'Every one of them was promised a contract until 2031 … Prime Minister Anker must decide',
      ['delete editorial: and nobody in Lowport has forgotten it'],
    ],
  ],
  none: [
    ["I didn't sign that letter", []],
    ['three hundred workers lose their jobs in March', []],
    ['the owners of the Brandeis yard pay themselves 2 million euros', []],
    ['The US envoy left without a word', []],
  ],
};

describe('changes', () => {
  for (const [group, cases] of Object.entries(CASES)) {
    for (const [asked, expected] of cases) {
      it(`${group}: “${asked}”`, async () => {
        const { best } = await findMatches(store, asked);
        const shown = best?.changes.map(
          ({ op, kind, asked: own, printed }) => `${op} ${kind}: ${[own, printed].filter(Boolean).join(' > ')}`,
        );
        expect(shown).toEqual(expected);
      });
    }
  }

  it('says of each change where it stands', async () => {
    const { best } = await findMatches(store, 'Prime Minister Berger must decide whether he stood with the yard');
    expect(best?.changes.map(({ at }) => REPORT.slice(at.start, at.end))).toEqual(['Anker', 'stands']);
  });

  it('shows words put elsewhere as moved, which turns nothing', async () => {
    const { best } = await findMatches(
      store,
      'I never told the council to close the ferry, and I did not sign that letter',
    );
    expect(new Set(best?.changes.map(({ kind }) => kind))).toEqual(new Set(['other']));
    expect(best?.wording).toBe('altered');
  });
});
