/** A second invented story: an agency's report, a translation, disagreeing prints, unnamed nurses, numbers and negations. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ingest } from '../../src/ingest/ingest.js';
import type { Answer, Ask, ChangeKind, Verdict } from '../../src/model.js';
import { openSqliteStore } from '../../src/store/sqlite/sqlite.js';
import type { Store } from '../../src/store/store.js';
import { createAsk } from '../../src/verify/verify.js';

let store: Store;
let ask: Ask;
const work = mkdtempSync(path.join(tmpdir(), 'verbatim-story-'));

beforeAll(async () => {
  store = await openSqliteStore(path.join(work, 'store.db'));
  await ingest([fileURLToPath(new URL('./second', import.meta.url))], store);
  ask = createAsk(store);
});
afterAll(async () => {
  await store.close();
  rmSync(work, { recursive: true });
});

const first = async (text: string): Promise<Answer> => {
  const [answer] = await ask({ text, speaker: null, outlet: null });
  if (!answer) throw new Error('no answer');
  return answer;
};

const BED = 'I cannot promise a bed that does not exist, and I will not sign a plan that pretends it does';
const AWAY = 'No patient was ever turned away';
const THEATRE = 'I will answer every question, but not in a theatre';
const CORRIDOR = 'Some nights I counted three beds for every corridor';
const MARCH = 'Forty patients were sent home in March alone';

test.each<[string, Verdict, string | null]>([
  [BED, 'same', 'Amina Okoye'],
  ['I can’t promise a bed that doesn’t exist, and I won’t sign a plan that pretends it does', 'same', 'Amina Okoye'],
  ['a bed that does not exist', 'excerpt', 'Amina Okoye'],
  ['I cannot promise a bed … and I will not sign a plan that pretends it does', 'edited', 'Amina Okoye'],
  [BED.replace('a bed', 'a bed [in the ward]'), 'edited', 'Amina Okoye'],
  ['We lost 47 nurses in one summer. Nobody replaced a single one of them.', 'same', 'Amina Okoye'],
  [`${AWAY}. Those who say otherwise have never read our figures`, 'same', 'Pieter Haas'],
  [`${AWAY}. ${MARCH}`, 'spliced', null],
  [MARCH, 'same', 'Lotte Brandsma'],
  [MARCH.replace('Forty', '40'), 'same', 'Lotte Brandsma'],
  ['has lost its nurses and now its nerve', 'same', 'Lotte Brandsma'],
  [THEATRE.replace('theatre', 'theater'), 'same', 'Pieter Haas'],
  [CORRIDOR.replace('three', '3'), 'same', 'the nurse'],
  ['We will build three new wards by Christmas', 'not-found', null],
  ['Nobody wants to work at night anymore', 'not-found', null],
  ['I resign with a heavy heart', 'not-found', null],
])('“%s” is %s, by %s', async (text, verdict, speaker) => {
  const answer = await first(text);
  expect([answer.verdict, answer.speaker?.name ?? null]).toEqual([verdict, speaker]);
});

test.each<[string, ChangeKind]>([
  [BED.replace('cannot', 'can'), 'negation'],
  [BED.replace('will not', 'will'), 'negation'],
  ['Somebody replaced a single one of them', 'negation'],
  ['Those who say otherwise have read our figures', 'negation'],
  [MARCH.replace('Forty', 'Four'), 'number'],
  [MARCH.replace('March', 'May'), 'name'],
  [CORRIDOR.replace('three', 'five'), 'number'],
  ['On all nights nothing happens at all', 'quantifier'],
  [BED.replace('a plan', 'a contract'), 'other'],
])('“%s” changes one thing: a %s', async (text, kind) => {
  const answer = await first(text);
  expect([answer.verdict, answer.changes.map((change) => change.kind)]).toEqual(['altered', [kind]]);
});

describe('who', () => {
  test.each<[string, boolean | null]>([
    [`"${AWAY}" — Lotte Brandsma`, true],
    [`"${AWAY}" — Peter Haas`, false],
    [`did haas say "${AWAY}"?`, false],
    [`did brandsma say "${AWAY}"?`, true],
    [`"${THEATRE}" — Brandsma`, null],
    [`"${THEATRE}" — Amina Okoye`, true],
    [`"${CORRIDOR}" — Amina Okoye`, true],
  ])('%s: misattributed %s', async (text, expected) => {
    expect((await first(text)).misattributed).toBe(expected);
  });

  test('an outlet that gives the words to another is named', async () => {
    expect((await first(THEATRE)).otherSpeakers).toEqual([{ name: 'Brandsma', outlets: [null] }]);
  });

  test('a nurse who asked not to be named stays unnamed', async () => {
    expect((await first(CORRIDOR)).speaker).toMatchObject({ kind: 'anonymous' });
  });
});

test('a number that two outlets print differently is marked at each', async () => {
  const { outlets } = await first('We lost 47 nurses in one summer');
  expect(outlets.map(({ outlet, wording }) => [outlet, wording])).toEqual([
    ['Taltborg Courier', 'same'],
    [null, 'altered'],
  ]);
});

test.each(['The hospital was built in 1974 and serves 212,000 people', 'left without having opened it'])(
  'the reporter’s own “%s” is no quote',
  async (text) => {
    expect(await first(text)).toMatchObject({ printedAs: 'narration', speaker: null });
  },
);
