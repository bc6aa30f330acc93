/** An invented story in four reports, asked about from end to end: the same kinds of questions as about the real ones. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ingest } from '../../src/ingest/ingest.js';
import type { Answer, Ask, Verdict } from '../../src/model.js';
import { openSqliteStore } from '../../src/store/sqlite/sqlite.js';
import type { Store } from '../../src/store/store.js';
import { createAsk } from '../../src/verify/verify.js';

const REPORTS = fileURLToPath(new URL('./reports', import.meta.url));

let store: Store;
let ask: Ask;
const work = mkdtempSync(path.join(tmpdir(), 'verbatim-story-'));
/** The story is of years to come; dates of the future count for nothing. */
vi.useFakeTimers({ toFake: ['Date'], now: new Date('2033-01-01') });

beforeAll(async () => {
  store = await openSqliteStore(path.join(work, 'store.db'));
  await ingest([REPORTS], store);
  ask = createAsk(store);
});
afterAll(async () => {
  vi.useRealTimers();
  await store.close();
  rmSync(work, { recursive: true });
});

const first = async (text: string, speaker: string | null = null, outlet: string | null = null): Promise<Answer> => {
  const [answer] = await ask({ text, speaker, outlet });
  if (!answer) throw new Error('no answer');
  return answer;
};

const LORRY = 'We will not send a single lorry through it before the pumps are new';
const SEA = 'The sea does not wait for ministers, and neither do the people who live on it';
const SALT = 'Somebody knew about the salt in the cables [in 2029] and nobody wrote it down';

describe('verdicts', () => {
  test.each<[string, string, Verdict, RegExp | null]>([
    ['the exact words', LORRY, 'same', /^Ines Falk$/],
    ['other typography', `«${LORRY.toUpperCase()}!»`, 'same', /^Ines Falk$/],
    ['a quotation interrupted by its attribution', SEA, 'same', /^Ines Falk$/],
    ['a part', 'before the pumps are new', 'excerpt', /^Ines Falk$/],
    ['a lost not', LORRY.replace('not ', ''), 'altered', /^Ines Falk$/],
    ['brackets left out', SALT.replace('[in 2029] ', ''), 'edited', /engineer/],
    ['an ellipsis', 'We will not send a single lorry … before the pumps are new', 'edited', /^Ines Falk$/],
    ['another year', SALT.replace('2029', '2027'), 'altered', /engineer/],
    [
      'a typo in every third word',
      'We will nto send a signle lorry throuhg it before teh pumps are nwe',
      'altered',
      /^Ines Falk$/,
    ],
    [
      'two speakers joined',
      'We will not send a single lorry through it, and I will be the first to drive through',
      'spliced',
      null,
    ],
    ['the opposition', 'a bucket without a bottom', 'same', /opposition/],
    ['nothing of the kind', 'The bridge will be painted green in the autumn', 'not-found', null],
    ['common words', 'it is in the', 'not-found', null],
  ])('%s', async (_, text, verdict, speaker) => {
    const answer = await first(text);
    expect(answer.verdict).toBe(verdict);
    if (speaker === null) expect(answer.speaker?.name ?? null).toBeNull();
    else expect(answer.speaker?.name).toMatch(speaker);
  });

  test('words of the reporter are no quote', async () => {
    const answer = await first('The island has 3,100 inhabitants and one petrol station.');
    expect(answer).toMatchObject({ verdict: 'same', printedAs: 'narration', speaker: null });
  });

  test('a lost "not" is marked as what it is', async () => {
    const { changes } = await first(LORRY.replace('not ', ''));
    expect(changes).toMatchObject([{ op: 'delete', printed: 'not', kind: 'negation' }]);
  });

  test('two quotes in one message are both answered', async () => {
    const answers = await ask({ text: `“${LORRY}” and “a bucket without a bottom”`, speaker: null, outlet: null });
    expect(answers.map((answer) => answer.verdict)).toEqual(['same', 'same']);
  });
});

describe('who', () => {
  test('an anonymous engineer stays anonymous, with the condition', async () => {
    const { speaker } = await first(SALT);
    expect(speaker?.kind).toBe('anonymous');
    expect(speaker?.condition).toMatch(/anonymity/);
  });

  test('to whom it was said', async () => {
    expect((await first(LORRY)).speaker?.audience).toBe('NordPress');
  });

  test('outlets that disagree are both named', async () => {
    const answer = await first('The sea does not wait for ministers');
    const names = [answer.speaker?.name, ...answer.otherSpeakers.map((other) => other.name)];
    expect(names).toContain('Ines Falk');
    expect(names).toContain('Jon Berg');
    expect(answer.misattributed).toBeNull();
  });

  test.each([
    [LORRY, 'Jon Berg', true],
    [LORRY, 'Ines Falk', false],
    [LORRY, 'Falk', false],
    [LORRY, 'Ines Falck', false],
    ['The sea does not wait for ministers', 'Jon Berg', null],
    ['The sea does not wait for ministers', 'Mats Lund', true],
  ])('“%s” by %s: misattributed %s', async (text, speaker, expected) => {
    expect((await first(text, speaker)).misattributed).toBe(expected);
  });
});

describe('where', () => {
  test('outlets, first print, agency with its proof, origins', async () => {
    const answer = await first(LORRY);
    expect(answer.outlets.map((entry) => entry.outlet)).toEqual(expect.arrayContaining(['Kanal Nord', 'Inselbote']));
    expect(answer.outlets.map((entry) => entry.outlet)).not.toContain('Morgenpost');
    expect(answer.origin?.first).toEqual({
      outlet: 'Kanal Nord',
      articleId: 'kanal-nord.md',
      date: '2031-03-04',
      precision: 'day',
    });
    expect(answer.origins).toBe(1);
  });

  test('each outlet is judged by what it prints', async () => {
    const { outlets } = await first('Somebody knew about the salt in the cables (in 2029) and no-one wrote it down');
    const wordings = Object.fromEntries(outlets.map((entry) => [entry.outlet, entry.wording]));
    expect(wordings).toEqual({ Inselbote: 'same', 'Kanal Nord': 'altered' });
  });

  test('an independent report is another origin', async () => {
    expect((await first('The sea does not wait for ministers')).origins).toBe(2);
  });

  test('one outlet alone can be asked about, in any spelling', async () => {
    const answer = await first(LORRY, null, 'inselbote');
    expect(answer.outlets.map((entry) => entry.outlet)).toEqual(['Inselbote']);
  });

  test('the index is described', async () => {
    expect((await first('nothing at all of this kind')).index).toEqual({
      articles: 4,
      outlets: 4,
      from: '2031-03-04',
      to: '2031-03-06',
    });
  });
});
