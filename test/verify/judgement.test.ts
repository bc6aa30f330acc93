/** The judgement on whole answers: utterances, wordings, claims and cautions of invented articles. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ingest } from '../../src/ingest/ingest.js';
import type { Answer, Ask } from '../../src/model.js';
import { openSqliteStore } from '../../src/store/sqlite/sqlite.js';
import type { Store } from '../../src/store/store.js';
import { createAsk } from '../../src/verify/verify.js';

const ARTICLES = [
  {
    id: 'gamma-march-4',
    outlet: 'Daily Gamma',
    date: '2021-03-04',
    text: 'Mayor Ada Lindqvist spoke at the harbour.\n\n"The new breakwater will be finished in May, and the ferries will sail again," Lindqvist said.\n\nFishermen applauded.',
  },
  {
    id: 'gamma-march-9',
    outlet: 'Daily Gamma',
    date: '2021-03-09',
    text: 'Mayor Ada Lindqvist has been quoted wrongly.\n\n"The new breakwater will be finished in June, and the ferries will sail again," Lindqvist said on Tuesday.\n\nThe storm season begins soon after.',
  },
  {
    id: 'courier',
    outlet: 'Coast Courier',
    date: '2021-03-10',
    text: 'The council met late in the evening.\n\n"The new breakwater will be finished in June, and the ferries will sail again," said Ada Lindqvist, the mayor.\n\nOther business was put off.',
  },
  {
    id: 'ostrow',
    outlet: 'Ostrow Post',
    date: '2019-07-01',
    text: 'The chess club lost its hall.\n\n"We will see what happens next week," said Tomas Reker, the chairman of the club.\n\nThe hall had stood for ninety years.',
  },
  {
    id: 'varga',
    outlet: 'Island Echo',
    date: '2020-11-20',
    text: 'The choir waits for its organ.\n\n"We will see what happens next week," Petra Varga told the choir.\n\nThe organ is in Lower Hallig.',
  },
  {
    id: 'denial',
    outlet: 'Island Echo',
    date: '2021-01-12',
    text: 'Harbour master Jonas Ekdal answered his critics.\n\n"I do not believe that the council has stolen money from the pension fund," Ekdal said.\n\nHe left without taking questions.',
  },
  {
    id: 'alias',
    outlet: 'Ostrow Post',
    date: '2021-02-02',
    text: 'Prime Minister Marit Solheim, née Brandt, opened the tunnel.\n\n"Nobody on this island will pay a toll for the tunnel," Solheim said.\n\nThe band played until noon.',
  },
  {
    id: 'narrated',
    outlet: 'Coast Courier',
    date: '2021-02-14',
    text: 'The tide gauge failed in January.\n\nTwo engineers repaired the gauge within a fortnight and paid for the parts themselves.\n\nIt has worked since then.',
  },
];

const folder = mkdtempSync(path.join(tmpdir(), 'verbatim-judgement-'));
let store: Store;
let ask: Ask;

beforeAll(async () => {
  const file = path.join(folder, 'articles.jsonl');
  writeFileSync(file, ARTICLES.map((article) => JSON.stringify({ title: null, ...article })).join('\n'));
  store = await openSqliteStore(path.join(folder, 'store.db'));
  await ingest([file], store);
  ask = createAsk(store);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const answer = async (text: string, more: { speaker?: string; outlet?: string } = {}): Promise<Answer> => {
  const [found] = await ask({ text, speaker: more.speaker ?? null, outlet: more.outlet ?? null });
  if (!found) throw new Error('no answer');
  return found;
};

describe('two prints of one outlet', () => {
  const JUNE = 'The new breakwater will be finished in June, and the ferries will sail again';

  test('are two wordings, and the first print of one is not that of the other', async () => {
    const found = await answer(JUNE);
    expect(found.verdict).toBe('same');
    expect(found.variants.map(({ articles, turns }) => ({ articles, turns }))).toEqual([
      { articles: 2, turns: false },
      { articles: 1, turns: true },
    ]);
    expect(found.origin?.first).toMatchObject({ articleId: 'gamma-march-9', date: '2021-03-09' });
    expect(found.origin?.utterance).toMatchObject({ articleId: 'gamma-march-4', date: '2021-03-04' });
  });

  test('an opposite print is warned of under the same words, with what it prints', async () => {
    const { cautions } = await answer(JUNE);
    expect(cautions).toEqual([
      expect.objectContaining({ kind: 'opposite', printed: 'May', articleId: 'gamma-march-4' }),
    ]);
  });

  test('each article says which wording it prints', async () => {
    const { outlets } = await answer(JUNE);
    const gamma = outlets.find(({ outlet }) => outlet === 'Daily Gamma');
    expect(gamma?.articles.map(({ id, variant }) => [id, variant])).toEqual([
      ['gamma-march-4', 1],
      ['gamma-march-9', 0],
    ]);
  });
});

describe('the same common words of two people', () => {
  const COMMON = 'We will see what happens next week';

  test('are no dispute', async () => {
    const found = await answer(COMMON);
    expect(found.otherSpeakers).toEqual([]);
    expect(found.alsoSaid.length).toBeGreaterThan(0);
  });

  test.each(['Tomas Reker', 'Petra Varga'])('are each one’s who is named: %s', async (speaker) => {
    const found = await answer(COMMON, { speaker });
    expect(found.claim).toBe('confirmed');
    expect(found.speaker?.name).toBe(speaker);
  });
});

describe('claims', () => {
  const TOLL = 'Nobody on this island will pay a toll for the tunnel';

  test.each([
    ['Marit Solheim', 'confirmed'],
    ['Solheim', 'confirmed'],
    ['M. Solheim', 'confirmed'],
    ['the Prime Minister', 'confirmed'],
    ['PM Solheim', 'confirmed'],
    ['Marit Brandt', 'confirmed'],
    ['Ada Lindqvist', 'contradicted'],
    ['the band', 'open'],
  ])('%s: %s', async (speaker, claim) => {
    const found = await answer(TOLL, { speaker });
    expect(found.claim).toBe(claim);
    expect(found.misattributed).toBe(claim === 'contradicted' ? true : claim === 'confirmed' ? false : null);
  });

  test('on narration is decided too', async () => {
    const found = await answer('"Two engineers repaired the gauge within a fortnight" — Marit Solheim');
    expect(found).toMatchObject({ printedAs: 'narration', claim: 'contradicted', misattributed: true });
    expect(found.cautions.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['speaker', 'narration']));
  });
});

test('a denial that was cut off is warned of, with the words that deny', async () => {
  const found = await answer('the council has stolen money from the pension fund');
  expect(found.verdict).toBe('excerpt');
  const [worst] = found.cautions;
  expect(worst).toMatchObject({ kind: 'frame', articleId: 'denial' });
  expect(worst?.printed).toContain('do not believe');
});

test('the whole sentence is warned of by nothing', async () => {
  const found = await answer('I do not believe that the council has stolen money from the pension fund');
  expect(found.cautions).toEqual([]);
});

describe('a filter by outlet', () => {
  const JUNE = 'The new breakwater will be finished in June';

  test('says what it left out', async () => {
    const found = await answer(JUNE, { outlet: 'coast courier' });
    expect(found.filter).toEqual({ asked: 'coast courier', outlet: 'Coast Courier', elsewhere: 2 });
    expect(found.outlets.map(({ outlet }) => outlet)).toEqual(['Coast Courier']);
  });

  test('for an outlet that is not there says so', async () => {
    const found = await answer(JUNE, { outlet: 'Quarterly Nonsense' });
    expect(found).toMatchObject({ verdict: 'not-found', filter: { outlet: null, elsewhere: 3 } });
  });
});

describe('other words', () => {
  test.each([
    ['the ferries will sail again, and the new breakwater will be finished in April', 'name'],
    ['the ferries will not sail again, and the new breakwater will be finished in May', 'negation'],
  ])('moved and changed are no silent agreement: %s', async (text, kind) => {
    const found = await answer(text);
    expect(found.cautions.map((caution) => caution.kind)).toContain(kind);
  });
});

test.each(['help', 'thanks!', 'which articles?'])('small talk is no question: %s', async (text) => {
  expect(await ask({ text, speaker: null, outlet: null })).toEqual([]);
});
