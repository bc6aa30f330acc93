/** Whose name a reader is shown: short invented texts, each with one fact about how an article names people. */
import { describe, expect, test } from 'vitest';
import type { Speaker, SpeakerKind } from '../../../src/model.js';
import { extractQuotations } from '../../../src/quotes/extract.js';

/** The words of each quotation are new to its text: the speaker is found by them. */
const speakerOf = (text: string, words: string): Speaker | null => {
  const found = extractQuotations(text).filter((quotation) => quotation.text.includes(words));
  expect(found.map((quotation) => quotation.text)).toHaveLength(1);
  return found[0]?.speaker ?? null;
};

interface Fact {
  what: string;
  text: string;
  /** For words of a quotation, the name shown. */
  names: Record<string, string | null>;
  roles?: Record<string, string | null>;
  kinds?: Record<string, SpeakerKind>;
}

const NAMES: Fact[] = [
  {
    what: 'a surname means whoever is named in full, also where that comes later',
    text: '“The benches are gone,” Brandt said.\n\nIlse Brandt has run the town since 2010.',
    names: { benches: 'Ilse Brandt' },
  },
  {
    what: 'a first name means whoever bears it in full',
    text: 'Ilse Brandt has run the town since 2010. “The benches are gone,” Ilse said.',
    names: { benches: 'Ilse Brandt' },
  },
  {
    what: 'the fullest form of a name is shown',
    text: 'Ilse Brandt came first. Ilse Marie Brandt was late. “The benches are gone,” Brandt said.',
    names: { benches: 'Ilse Marie Brandt' },
  },
  {
    what: 'of two with one surname, a title tells the man from the woman',
    text: 'Karl Lund and Anna Lund run the ferry. “The tide was low,” Mr. Lund said. “The pier was dry,” Mrs. Lund said.',
    names: { tide: 'Karl Lund', pier: 'Anna Lund' },
  },
  {
    what: 'of two with one surname, the bare surname means the one the article is about',
    text: 'Karl Lund has rowed for years. Karl Lund won twice. Anna Lund keeps the score. “The tide was low,” Lund said.',
    names: { tide: 'Karl Lund' },
  },
  {
    what: 'different first names are two people, a short form is one',
    text: 'William Tarrant chairs the board. “The tide was low,” said Bill Tarrant. “The pier was dry,” said Agnes Tarrant.',
    names: { tide: 'William Tarrant', pier: 'Agnes Tarrant' },
  },
  {
    what: 'a son is not his father',
    text: 'Aldo Marek built the mill. “The wheel is new,” Aldo Marek Jr. said. “The dam is old,” Aldo Marek said.',
    names: { wheel: 'Aldo Marek Jr.', dam: 'Aldo Marek' },
  },
  {
    what: 'a surname of several words stays whole',
    text: 'Lotte van der Berg leads the guild. “The dam is old,” Van der Berg said.',
    names: { dam: 'Lotte van der Berg' },
  },
];

const KINDS: Fact[] = [
  {
    what: 'capitals of up to six letters are a body, and a label in capitals is a person',
    text: '“The reefs are dying,” UNICOR said.\n\nMARLOW: “I never saw it.”\n',
    names: { reefs: 'UNICOR', 'never saw': 'MARLOW' },
    kinds: { reefs: 'organisation', 'never saw': 'person' },
  },
  {
    what: 'a ministry is a body, Democrats are a group, a report is a document',
    text: '“The dam will hold,” the Water Ministry said. “We will vote against it,” Democrats said. “No crack was found,” the report said.',
    names: { dam: 'Water Ministry', vote: 'Democrats', crack: 'the report' },
    kinds: { dam: 'organisation', vote: 'group', crack: 'document' },
  },
  {
    what: 'a town that is only ever a place is no person',
    text: 'The talks were held in Marlowe. Snow fell near Marlowe. “The pass is shut,” a guide said. “The road is clear,” Ilse Brandt said in Marlowe. She left.',
    names: { pass: 'a guide', road: 'Ilse Brandt' },
  },
];

const LABELS: Fact[] = [
  {
    what: 'a label in capitals is a person, at the very beginning too',
    text: 'MARLOW: “I never saw it.”\n\nQUILL: “Nor did I, sir.”\n',
    names: { 'never saw': 'MARLOW', 'Nor did': 'QUILL' },
    kinds: { 'never saw': 'person', 'Nor did': 'person' },
  },
  {
    what: 'a long run of capitals is a body, though it begins like a person',
    text: '“We sing for the harbour,” Ada Bright Morning Light Chorale said.',
    names: { sing: 'Ada Bright Morning Light Chorale' },
    kinds: { sing: 'organisation' },
  },
];

const PRONOUNS: Fact[] = [
  {
    what: 'he is the man and she is the woman, whichever was named last',
    text: 'Anna Brandt met Tom Osei on the quay. “The tide was low,” he said. “The pier was dry,” she said.',
    names: { tide: 'Tom Osei', pier: 'Anna Brandt' },
  },
  {
    what: 'she is the subject rather than another woman named beside her',
    text: 'Ilse Brandt wrote to Anna Lund about the mill. “The wheel is new,” she said.',
    names: { wheel: 'Ilse Brandt' },
  },
  {
    what: 'who was spoken of lately is meant rather than who was spoken of long before',
    text: 'Ilse Brandt opened the bridge. It is long. It is high. It is red. It hums at night. Anna Lund closed it. “The wheel is new,” she said.',
    names: { wheel: 'Anna Lund' },
  },
  {
    what: '“who” means the name before it',
    text: 'Tom Osei, who drives the tram, said: “The line is too short.”',
    names: { line: 'Tom Osei' },
  },
  {
    what: 'they are a group, not a person named beside it',
    text: 'Ilse Brandt met the lawyers at noon. The lawyers left. “We will strike,” they said.',
    names: { strike: 'the lawyers' },
    kinds: { strike: 'group' },
  },
  {
    what: 'it is a body, not a person named beside it',
    text: 'Ilse Brandt wrote to the Harbour Board. “The quay is sound,” it said.',
    names: { quay: 'Harbour Board' },
    kinds: { quay: 'organisation' },
  },
  {
    what: 'a person with a title or an office is likelier meant than a bare name',
    text: 'Mayor Quill Ardent spoke to Oakfold. “The tide was low,” he said.',
    names: { tide: 'Quill Ardent' },
  },
];

const DESCRIPTIONS: Fact[] = [
  {
    what: 'an office means whom the article gives it to',
    text: 'Mayor Ilse Brandt met Tom Osei, a tram driver from Fairport. “The tide was low,” the driver said. “The pier was dry,” the mayor said.',
    names: { pier: 'Ilse Brandt' },
    roles: { pier: 'Mayor' },
  },
  {
    what: 'what follows “is” says who somebody is',
    text: 'Ilse Brandt was there. Tom Osei is a senator. “The tide was low,” the senator said.',
    names: { tide: 'Tom Osei' },
  },
  {
    what: 'a description before a name belongs to it',
    text: 'Tom Osei was late. “The tide was low,” said the mayor of Lunde, Ann Bell.',
    names: { tide: 'Ann Bell' },
  },
  {
    what: 'a party and a state in brackets are a name for their bearer',
    text: 'Sen. Amy Lindqvist (R-Ohio) met Gov. Tom Osei (D-Utah). “The tide was low,” the Ohio Republican said. “The pier was dry,” the Utah Democrat said.',
    names: { tide: 'Amy Lindqvist', pier: 'Tom Osei' },
  },
  {
    what: 'a short title opens out: the senator, the congressman',
    text: 'Sen. Amy Lindqvist met Rep. Tom Osei. “The tide was low,” the senator said. “The pier was dry,” the congressman said.',
    names: { tide: 'Amy Lindqvist', pier: 'Tom Osei' },
  },
  {
    what: 'a shadow minister is not the minister',
    text: 'Shadow transport secretary Amy Lindqvist met Tom Osei. “The tide was low,” the shadow transport secretary said.',
    names: { tide: 'Amy Lindqvist' },
  },
  {
    what: 'a nation beside the office tells two of one office apart',
    text: 'Italian Prime Minister Carla Donati met Dutch Prime Minister Piet Ostra. “The tide was low,” the Dutch prime minister said. “The pier was dry,” the Italian prime minister said.',
    names: { tide: 'Piet Ostra', pier: 'Carla Donati' },
  },
  {
    what: 'a man is never meant by a word for a woman',
    text: 'Tom Osei won the vote. “The tide was low,” the congresswoman said.',
    names: { tide: 'the congresswoman' },
  },
];

const UNNAMED: Fact[] = [
  {
    what: 'a source stays nameless however near a name stands',
    text: 'Ilse Brandt left early. “The tide was low,” a source said.',
    names: { tide: 'a source' },
    kinds: { tide: 'anonymous' },
  },
  {
    what: 'one and another are two, and each keeps its own words',
    text: '“The tide was low,” a diplomatic source said. “The pier was dry,” another source said. “The wheel is new,” the diplomatic source said.',
    names: { tide: 'a diplomatic source', pier: 'another source', wheel: 'the diplomatic source' },
  },
  {
    what: 'a father is not whoever was spoken of',
    text: 'Tom Osei won the vote. “The tide was low,” his father said.',
    names: { tide: 'his father' },
  },
  {
    what: 'a man not named is not the man named',
    text: 'Tom Osei won the vote. “The tide was low,” a senator said.',
    names: { tide: 'a senator' },
  },
];

const ROLES: Fact[] = [
  {
    what: 'words before the name',
    text: '“The tide was low,” Italian Prime Minister Carla Donati said.',
    names: { tide: 'Carla Donati' },
    roles: { tide: 'Italian Prime Minister' },
  },
  {
    what: 'words between commas after the name',
    text: 'Tom Osei, a tram driver from Fairport, was there. “The tide was low,” Osei said.',
    names: { tide: 'Tom Osei' },
    roles: { tide: 'tram driver from Fairport' },
  },
  {
    what: 'a phrase with an owner before the name',
    text: 'Oakfold’s chief executive, Anna Bell, was there. “The tide was low,” Bell said.',
    names: { tide: 'Anna Bell' },
    roles: { tide: 'chief executive' },
  },
  {
    what: 'none where the article prints none, and “Mr.” is none',
    text: 'Mr. Tom Osei was there. “The tide was low,” Osei said.',
    names: { tide: 'Tom Osei' },
    roles: { tide: null },
  },
  {
    what: 'the fuller of two',
    text: 'President Ada Holm came. U.S. President Ada Holm spoke. “The tide was low,” Holm said.',
    names: { tide: 'Ada Holm' },
    roles: { tide: 'U.S. President' },
  },
  {
    what: 'a role that says something over a bare title',
    text: 'Sen. Amy Lindqvist, chairwoman of the harbour committee, spoke. “The tide was low,” Lindqvist said.',
    names: { tide: 'Amy Lindqvist' },
    roles: { tide: 'chairwoman of the harbour committee' },
  },
];

describe.each(Object.entries({ NAMES, KINDS, LABELS, PRONOUNS, DESCRIPTIONS, UNNAMED, ROLES }))('%s', (_, facts) => {
  test.each(facts)('$what', ({ text, names, roles = {}, kinds = {} }) => {
    const shown = (facts: object, read: (speaker: Speaker | null) => unknown): unknown =>
      Object.fromEntries(Object.keys(facts).map((words) => [words, read(speakerOf(text, words))]));
    expect(shown(names, (speaker) => speaker?.name ?? null)).toEqual(names);
    expect(shown(roles, (speaker) => speaker?.role ?? null)).toEqual(roles);
    expect(shown(kinds, (speaker) => speaker?.kind)).toEqual(kinds);
  });
});

describe('where it is not clear who spoke', () => {
  const texts = [
    'Karl Lund and Otto Brandeis rowed. It rained. “The tide was low and the pier was dry.” It rained on.',
    'Karl Lund and Otto Brandeis rowed. It snowed. “The tide was low and the pier was dry.” It snowed on.',
    'Anna Lund and Ilse Brandt rowed. It was cold. “The tide was low and the pier was dry.” It was late.',
  ];

  test('no name is shown, but those that it might be, each once', () => {
    const unclear = texts.map((text) => speakerOf(text, 'pier')).filter((speaker) => speaker?.name === null);
    expect(unclear.length).toBeGreaterThan(0);
    for (const speaker of unclear) {
      const { candidates } = speaker as Speaker;
      expect(candidates.length).toBeGreaterThan(0);
      expect(new Set(candidates).size).toBe(candidates.length);
      for (const name of candidates) expect(name).toMatch(/^(?:Karl|Anna) Lund$|^Otto Brandeis$|^Ilse Brandt$/);
    }
  });

  test('where it is clear, nobody else is brought up', () => {
    expect(speakerOf('“The tide was low,” said Karl Lund. Otto Brandeis left.', 'tide')?.candidates).toEqual([]);
  });
});
