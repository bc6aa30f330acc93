import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenise } from '../../src/text/tokens.js';
import { excessGrowth, TOO_STEEP } from '../growth.js';

const words = (text: string): string[] => tokenise(text).words;

/** Pairs of spellings that must read as the same words. */
const SAME: Record<string, [string, string][]> = {
  'case, marks and space': [
    ['THE  Harbour\nWALL', 'the harbour wall'],
    ['it’s what we’ve got', "it's what we've got"],
    ['so\u00adft\u200bly', 'softly'],
    ['ﬁnal ｗｏｒｄ', 'final word'],
    ['“No-one”, she said', 'no one she said'],
  ],
  contractions: [
    ["they don't and won't", 'they do not and will not'],
    ["I cannot, you can't", 'I can not, you can not'],
    ["she'd say we're late and I'm sorry", 'she would say we are late and I am sorry'],
    ["let's go, that's all", 'let us go, that is all'],
    ['they didnt know', "they didn't know"],
    ["he wouldn't've come", 'he would not have come'],
  ],
  'British and American': [
    ['the defence of our neighbours', 'the defense of our neighbors'],
    ['organisations criticised the programme', 'organizations criticized the program'],
    ['travelling to the centre, they cancelled', 'traveling to the center, they canceled'],
    ['a centred, grey theatre analysed', 'a centered, gray theater analyzed'],
    ['an honourable labour licence', 'an honorable labor license'],
  ],
  initials: [
    ['the U.S. and the U.K.', 'the US and the UK'],
    ['at 5 p.m. in D.C.', 'at 5 pm in DC'],
  ],
  names: [
    ['Zelensky Zelenskyy’s', 'Zelenskiy Zelenskyi'],
    ['Kiev, Kharkov', 'Kyiv, Kharkiv'],
    ['Sergei, Dmitri, Yuriy', 'Sergey, Dmitry, Yuri'],
    ['Mohammed Gaddafi', 'Muhammad Qaddafi'],
    ['Łukasz Müller, Søren, François', 'Lukasz Muller, Soren, Francois'],
    ["James' boat", 'James boat'],
  ],
  numbers: [
    ['two men, twenty-one boats', '2 men, 21 boats'],
    ['one thousand two hundred and five', '1,205'],
    ['40 percent, 40 per cent', 'forty percent, 40%'],
    ['1.5 million people', '1,500,000 people'],
    ['$2 billion, €3m', 'two billion dollars, 3 million euros'],
    ['a million reasons', '1 million reasons'],
    ['the twenty-first and the second', 'the 21st and the 2nd'],
    ['$2bn', '2,000,000,000 dollars'],
  ],
};

const DIFFERENT: [string, string][] = [
  ['ski', 'sky'],
  ['prize', 'prise'],
  ['twenty, one', 'twenty-one'],
  ['40', '40%'],
  ['$5', '€5'],
  ['1.5', '15'],
  ['do', "don't"],
  ['Vladimir', 'Volodymyr'],
  ['five hundred', 'five thousand'],
];

describe('tokenise', () => {
  for (const [group, pairs] of Object.entries(SAME)) {
    for (const [one, other] of pairs) {
      it(`${group}: “${one}” reads as “${other}”`, () => expect(words(one)).toEqual(words(other)));
    }
  }

  for (const [one, other] of DIFFERENT) {
    it(`“${one}” is not “${other}”`, () => expect(words(one)).not.toEqual(words(other)));
  }

  it('finds words in scripts with and without spaces', () => {
    expect(words('Свобода слова')).toEqual(['свобода', 'слова']);
    expect(words('言論の自由')).toEqual(['言', '論', 'の', '自', '由']);
    expect(words('حرية التعبير')).toHaveLength(2);
  });

  it('says where each word stands, contractions and numbers included', () => {
    const text = 'We didn’t sell twenty-one boats for $3 million.';
    const { words: found, starts, ends } = tokenise(text);
    const cut = found.map((word, index) => `${word}=${text.slice(starts[index], ends[index])}`);
    expect(cut).toEqual([
      'we=We',
      'did=did',
      'not=n’t',
      'sell=sell',
      '21=twenty-one',
      'boats=boats',
      'for=for',
      '$3000000=$3 million',
    ]); // prettier-ignore
  });

  it('gives places that never fall and lie in the text, whatever the text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        " don't ",
        'twenty',
        '-',
        'one hundred and ',
        '$',
        '5',
        '%',
        ',000',
        'U.S.',
        '’',
        ' million',
        'a ',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const { words, starts, ends } = tokenise(text);
        const wrong = words.filter((word, index) => {
          const [start, end] = [starts[index] as number, ends[index] as number];
          const [before, beforeEnd] = [starts[index - 1] ?? 0, ends[index - 1] ?? 0];
          return word === '' || start >= end || start < before || end < beforeEnd || end > text.length;
        });
        expect(wrong).toEqual([]);
      }),
    );
  });

  it('reads its own spelling as itself', () => {
    const letters = fc.stringMatching(/^[a-z]{1,9}$/);
    const known = fc.constantFrom(
      ...'zero one six twelve twenty hundred thousand million first third a and percent per cent dollars dont cant im'.split(
        ' ',
      ),
      ...'aaayyyy skiyy grey noone lakh mn tn bn fulfil centring dialogue travelled sobyanskiy poutine khadafy 5 10k 3rd'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(letters, known), { maxLength: 8 }), (printed) => {
        const once = words(printed.join(' ')).join(' ');
        expect(words(once).join(' ')).toBe(once);
      }),
    );
  });

  it.each(["'", 'a', "a'", 'U.', '1,', '$', '\u0301', 'twenty ', 'hundred and ', 'a million ', '\u200b', 'one'])(
    'takes time in proportion to length on “%s” repeated',
    (piece) => {
      expect(excessGrowth(tokenise, piece, 2000 * piece.length, 40)).toBeLessThan(TOO_STEEP);
    },
  );
});
