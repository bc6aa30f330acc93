import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VerbatimError } from '../../src/errors.js';
import { tokenise } from '../../src/text/tokens.js';
import { readMessage } from '../../src/verify/question/question.js';

/** The usual reading. */
const read = (text: string, speaker: string | null = null) =>
  readMessage({ text, speaker, outlet: null })[0]?.map((question) => [question.text, question.speaker]);

const QUOTE = 'The ferries will not sail before spring';

test('a paste that begins inside a quote may be what stands outside of its marks', () => {
  const pasted = 'and we will close the harbour,” Lindqvist said. “We will never pay for it';
  const readings = readMessage({ text: pasted, speaker: null, outlet: null }).flat();
  expect(readings.map(({ text, speaker }) => [text, speaker])).toContainEqual([
    'and we will close the harbour, We will never pay for it',
    'Lindqvist',
  ]);
});

describe('one quote', () => {
  test.each([
    ['no marks at all', QUOTE, null],
    ['straight marks', `"${QUOTE}"`, null],
    ['curly marks', `“${QUOTE}”`, null],
    ['guillemets', `«${QUOTE}»`, null],
    ['signed with a dash', `"${QUOTE}" — Ines Falk`, 'Ines Falk'],
    ['signed with a hyphen', `"${QUOTE}" - Ines Falk`, 'Ines Falk'],
    ['signed on the next line', `"${QUOTE}"\n— Ines Falk`, 'Ines Falk'],
    ['signed with a role', `"${QUOTE}" — Ines Falk, harbour master`, 'Ines Falk'],
    ['signed, without marks', `${QUOTE} — Ines Falk`, 'Ines Falk'],
    ['introduced with a colon', `Falk: "${QUOTE}"`, 'Falk'],
    ['introduced, without marks', `Ines Falk: ${QUOTE}`, 'Ines Falk'],
    ['reported', `Ines Falk said "${QUOTE}"`, 'Ines Falk'],
    ['asked about', `did Falk say "${QUOTE}"?`, 'Falk'],
    ['asked about with doubt', `Did Ines Falk really say “${QUOTE}”?`, 'Ines Falk'],
    ['asked without a name', `is this real? "${QUOTE}"`, null],
    ['a block quote', `> ${QUOTE}`, null],
    ['a block quote, signed', `> ${QUOTE}\n— Ines Falk`, 'Ines Falk'],
    ['a block quote with a question', `did Ines Falk say this?\n> ${QUOTE}`, 'Ines Falk'],
    ['a block quote with marks', `> “${QUOTE}”`, null],
    ['asked for a check', `Fact check: "${QUOTE}"`, null],
    ['asked for a check with a hyphen', `Fact-check: did Ines Falk say "${QUOTE}"`, 'Ines Falk'],
    ['headed, not introduced', `Headline: "${QUOTE}"`, null],
    ['addressed to the bot', `Hey Verbatim: "${QUOTE}"`, null],
    ['signed by nobody', `"${QUOTE}" — Unknown`, null],
    ['asked about in small letters', `did ines falk ever say "${QUOTE}"?`, 'Ines Falk'],
    ['asked about a pronoun', `lol did she really say "${QUOTE}" ??`, null],
    ['asked about a description', `Did the mayor of Hallig say "${QUOTE}"?`, 'the mayor of Hallig'],
    ['asked about one of two', `Did Ines Falk or Jon Berg say "${QUOTE}"?`, null],
    ['asked who', `who said "${QUOTE}"?`, null],
    ['signed in small letters', `"${QUOTE}" — ines falk`, 'Ines Falk'],
    ['reported in small letters', `falk said "${QUOTE}"`, 'Falk'],
    ['told amid the asker’s own words', `My aunt swears Ines Falk said "${QUOTE}" but I found it nowhere`, 'Ines Falk'],
    ['signed with a handle and a date', `${QUOTE}\n— Ines Falk (@falk) March 4, 2031`, 'Ines Falk'],
    ['signed on a line of its own', `${QUOTE}\n\nInes Falk`, 'Ines Falk'],
    ['a name in brackets behind it', `${QUOTE} (Ines Falk, 2031)`, 'Ines Falk'],
    ['reported behind it, without marks', `${QUOTE}, said Ines Falk.`, 'Ines Falk'],
    ['a post copied whole', `Ines Falk @falk\n${QUOTE}\n4:12 PM · Mar 4, 2031`, 'Ines Falk'],
    ['a name above a block quote', `Ines Falk:\n> ${QUOTE}`, 'Ines Falk'],
    ['a name below a block quote', `> ${QUOTE}\nInes Falk`, 'Ines Falk'],
    ['marks as a page writes them', `&quot;${QUOTE}&quot; - Ines Falk`, 'Ines Falk'],
  ])('%s', (_, text, speaker) => {
    expect(read(text)).toEqual([[QUOTE, speaker]]);
  });

  test('a pronoun claims nobody', () => {
    expect(read(`She said "${QUOTE}"`)).toEqual([[QUOTE, null]]);
  });

  test('the option wins over what the text claims', () => {
    expect(read(`"${QUOTE}" — Ines Falk`, 'Jon Berg')).toEqual([[QUOTE, 'Jon Berg']]);
  });

  test('a quote interrupted by its attribution is one', () => {
    expect(read('"The ferries will not sail," Falk said, "before the ice has gone."')).toEqual([
      ['The ferries will not sail, before the ice has gone.', 'Falk'],
    ]);
  });

  test('marks around one word amid a pasted passage are part of the passage', () => {
    const passage =
      'The council called the tunnel “indispensable” for the island and voted to pay for its repair at once.';
    expect(read(passage)).toEqual([[passage, null]]);
  });

  test('two who are offered claim nobody, in small letters too', () => {
    expect(read(`did ines falk or jon berg say "${QUOTE}"?`)).toEqual([[QUOTE, null]]);
  });

  test('a closing line in capitals is no name', () => {
    const text = `${QUOTE}.\nGod Bless Hallig`;
    expect(read(text)).toEqual([[text, null]]);
  });

  test('a dash inside the words signs nothing', () => {
    const text = 'We have one winter — perhaps two — to mend it';
    expect(read(text)).toEqual([[text, null]]);
  });

  test('zero-width characters are dropped', () => {
    expect(read(`The fer\u200Bries will\uFEFF not sail before spring`)).toEqual([[QUOTE, null]]);
  });
});

describe('a question without marks', () => {
  test.each([
    ['Did Ines Falk say that the ferries will not sail?', 'the ferries will not sail?', 'Ines Falk'],
    ['who said the ferries will not sail', 'the ferries will not sail', null],
    ['Did she say that the ferries will not sail?', 'Did she say that the ferries will not sail?', null],
    ['Fact check: the ferries will not sail', 'the ferries will not sail', null],
    ['Update: the ferries will not sail', 'the ferries will not sail', null],
  ])('%s', (text, words, speaker) => {
    expect(read(text)).toEqual([[words, speaker]]);
  });
});

describe('several quotes', () => {
  test('each has the name right before it', () => {
    expect(read(`Falk: "${QUOTE}" / Berg: "The tunnel was never meant for trucks"`)).toEqual([
      [QUOTE, 'Falk'],
      ['The tunnel was never meant for trucks', 'Berg'],
    ]);
  });

  test('a list without marks', () => {
    expect(read(`1. ${QUOTE}\n2. The tunnel was never meant for trucks — Jon Berg`)).toEqual([
      [QUOTE, null],
      ['The tunnel was never meant for trucks', 'Jon Berg'],
    ]);
  });

  test('each is asked', () => {
    expect(read('“The ferries will not sail before spring” and also “The tunnel was never meant for trucks”')).toEqual([
      ['The ferries will not sail before spring', null],
      ['The tunnel was never meant for trucks', null],
    ]);
  });

  test('block quotes apart from each other are separate', () => {
    expect(read('> The ferries will not sail\nand\n> The tunnel was never meant for trucks')).toEqual([
      ['The ferries will not sail', null],
      ['The tunnel was never meant for trucks', null],
    ]);
  });
});

describe('what cannot be asked', () => {
  const codeOf = (text: string) => {
    try {
      readMessage({ text, speaker: null, outlet: null });
    } catch (error) {
      return error instanceof VerbatimError ? error.code : error;
    }
    return 'taken';
  };

  test.each(['', '   ', '""', '…', '\u200B', '> '])('%j has no words', (text) => {
    expect(codeOf(text)).toBe('question-empty');
  });

  test('a document is no quote', () => {
    expect(codeOf('word '.repeat(5_000))).toBe('question-too-long');
  });

  test('more quotes than can be answered are refused as a whole, not cut', () => {
    expect(codeOf(Array.from({ length: 11 }, (_, i) => `> quote number ${i} of them`).join('\n\nand\n\n'))).toBe(
      'question-too-long',
    );
  });

  test('any text either has questions with words or a clear fault', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        try {
          for (const question of readMessage({ text, speaker: null, outlet: null }).flat()) {
            expect(tokenise(question.text).words).not.toEqual([]);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(VerbatimError);
        }
      }),
    );
  });
});
