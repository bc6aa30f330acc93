/** What is said of the speaker whom an asker names: who is right is told so, and nobody is accused without clear print. */
import { describe, expect, test } from 'vitest';
import type { Answer, Claim } from '../../src/model.js';
import { createAsk } from '../../src/verify/verify.js';
import { storeOf } from '../store/memory.js';

const PIER = 'We will keep the northern pier open for as long as a single ferry still sails to the islands';

const ask = async (articles: Parameters<typeof storeOf>[0], speaker: string, text = PIER): Promise<Answer> => {
  const [first] = await createAsk(await storeOf(articles))({ text, speaker, outlet: null });
  if (!first) throw new Error('no answer');
  return first;
};

interface Fact {
  what: string;
  text: string;
  claims: Record<string, Claim>;
}

const PEOPLE: Fact[] = [
  {
    what: 'a full name is borne out by a surname, an initial, a title, a slip of the keyboard, and by nothing else',
    text: `“${PIER},” said Ines Valdor, the mayor of Lowport. Otto Brandeis was not there.`,
    claims: {
      'Ines Valdor': 'confirmed',
      Valdor: 'confirmed',
      'I. Valdor': 'confirmed',
      'Mayor Ines Valdor': 'confirmed',
      'Ines Vlador': 'confirmed',
      'Otto Brandeis': 'contradicted',
      'Mirela Quist': 'contradicted',
      'Karl Valdor': 'contradicted',
    },
  },
  {
    what: 'an office is borne out by whoever has it, and accuses nobody',
    text: `“${PIER},” said Ines Valdor, the mayor of Lowport. Otto Brandeis was not there.`,
    claims: { 'the mayor of Lowport': 'confirmed', 'the mayor': 'confirmed', 'the harbour master': 'open' },
  },
  {
    what: 'an abbreviated office is the office',
    text: `Prime Minister Ines Valdor spoke. “${PIER},” Valdor said.`,
    claims: { PM: 'confirmed', 'the PM': 'confirmed', 'prime minister': 'confirmed' },
  },
  {
    what: 'another name that the article gives is a name',
    text: `Ines Valdor, born Ines Quist, spoke. “${PIER},” Valdor said. Karl Ostrander listened.`,
    claims: { 'Ines Quist': 'confirmed', 'Karl Ostrander': 'contradicted' },
  },
  {
    what: 'a nickname that the article gives is a name',
    text: `“Skip” Valdor, as Ines Valdor is called, spoke. “${PIER},” Ines Valdor said.`,
    claims: { Skip: 'confirmed' },
  },
  {
    what: 'a pronoun that is clear is as good as a name',
    text: `Ines Valdor opened the session. “${PIER},” she said.`,
    claims: { 'Ines Valdor': 'confirmed' },
  },
  {
    what: 'who speaks for a body is the body’s voice',
    text: `Ines Valdor, a spokeswoman for Oakfold, spoke. “${PIER},” Valdor said.`,
    claims: { Oakfold: 'confirmed', 'Ines Valdor': 'confirmed' },
  },
];

const UNNAMED: Fact[] = [
  {
    what: 'a source is nobody whom an article names',
    text: `Ines Valdor left early. “${PIER},” said a source who asked not to be named.`,
    claims: { 'Ines Valdor': 'contradicted', 'a source': 'confirmed' },
  },
  {
    what: 'a description may be anybody',
    text: `Ines Valdor left early. “${PIER},” the engineer said.`,
    claims: { 'Ines Valdor': 'open', 'Otto Brandeis': 'open', 'the engineer': 'confirmed' },
  },
  {
    what: 'a body may speak through anybody',
    text: `“${PIER},” the Harbour Ministry said.`,
    claims: { 'Ines Valdor': 'open', 'Harbour Ministry': 'confirmed' },
  },
  {
    what: 'words without a speaker accuse nobody',
    text: `The vote was close.\n\n“${PIER}.”\n\nThe session ended late.`,
    claims: { 'Ines Valdor': 'open' },
  },
];

const NARRATION: Fact[] = [
  {
    what: 'the reporter’s own words are not those of somebody who is not at hand',
    text: `Ines Valdor was late.\n\nIt rained all day.\n\n${PIER.replace('We', 'They')}.\n\nIt rained all night.`,
    claims: { 'Mirela Quist': 'contradicted', 'the mayor': 'open' },
  },
  {
    what: 'but may be those of somebody named just before',
    text: `It rained.\n\nInes Valdor was late.\n\n${PIER.replace('We', 'They')}.\n\nOtto Brandeis left.`,
    claims: { 'Ines Valdor': 'open' },
  },
];

describe.each(Object.entries({ PEOPLE, UNNAMED, NARRATION }))('%s', (group, facts) => {
  test.each(facts)('$what', async ({ text, claims }) => {
    const asked = group === 'NARRATION' ? PIER.replace('We', 'They') : PIER;
    const found: Record<string, Claim | null> = {};
    for (const speaker of Object.keys(claims)) {
      const { claim, misattributed, cautions } = await ask({ gazette: text }, speaker, asked);
      found[speaker] = claim;
      expect(misattributed).toBe(claim === 'contradicted' ? true : claim === 'confirmed' ? false : null);
      expect(cautions.some(({ kind }) => kind === 'speaker')).toBe(claim === 'contradicted');
    }
    expect(found).toEqual(claims);
  });
});

describe('several articles', () => {
  const by = (speaker: string, more = '') => `“${PIER},” said ${speaker}. ${more}`;
  const LONG = `${PIER}, and no fisherman of this town will be sent home before the last crate of herring is ashore`;
  const byLong = (speaker: string, more: string) => `“${LONG},” said ${speaker}. ${more}`;

  test('that name two people for words nobody else hits on dispute the claim, whichever is named', async () => {
    const articles = {
      gazette: byLong('Ines Valdor', 'The vote was close.'),
      herald: byLong('Otto Brandeis', 'Snow fell on the quay.'),
    };
    for (const speaker of ['Ines Valdor', 'Otto Brandeis']) {
      const { claim, misattributed, otherSpeakers, cautions } = await ask(articles, speaker, LONG);
      expect([claim, misattributed]).toEqual(['disputed', null]);
      expect(otherSpeakers).toHaveLength(1);
      expect(cautions.map(({ kind }) => kind)).toContain('speaker');
    }
    expect((await ask(articles, 'Mirela Quist', LONG)).claim).toBe('contradicted');
  });

  test('of which one leaves the speaker open bear out what the other says', async () => {
    const articles = {
      gazette: by('the mayor', 'Snow fell on the quay.'),
      herald: by('Ines Valdor', 'The vote was close.'),
    };
    expect((await ask(articles, 'Ines Valdor')).claim).toBe('confirmed');
    expect((await ask(articles, 'Mirela Quist')).claim).toBe('contradicted');
  });
});

describe('a language in which speakers are not measured', () => {
  const WORTE = 'Wir lassen den Nordsteg offen, solange noch eine einzige Fähre zu den Inseln fährt';
  const german = { text: `„${WORTE}“, sagte Ines Valdor. Otto Brandeis schwieg.`, language: 'de' };

  test('confirms nothing and accuses nobody, whoever is named; the words are found', async () => {
    for (const speaker of ['Ines Valdor', 'Otto Brandeis', 'Mirela Quist']) {
      const { claim, misattributed, verdict, speaker: shown } = await ask({ blatt: german }, speaker, WORTE);
      expect([claim, misattributed, verdict]).toEqual(['open', null, 'same']);
      expect(shown?.name).toBe('Ines Valdor');
    }
  });

  test('leaves what an English article says as it is', async () => {
    const articles = { blatt: german, gazette: `“${WORTE},” said Ines Valdor. The vote was close.` };
    expect((await ask(articles, 'Ines Valdor', WORTE)).claim).toBe('confirmed');
    expect((await ask(articles, 'Mirela Quist', WORTE)).claim).toBe('contradicted');
  });

  test('says of narration no more', async () => {
    const text = `Es regnete den ganzen Tag.\n\n${WORTE}.\n\nEs regnete die ganze Nacht.`;
    expect((await ask({ blatt: { text, language: 'de' } }, 'Mirela Quist', WORTE)).claim).toBe('open');
  });
});
