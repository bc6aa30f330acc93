/** Lists of what is indexed: whose words they are must be sure, and nothing is left out unsaid. */
import { describe, expect, test } from 'vitest';
import type { ListedQuote, Listing, Lookup } from '../../src/model.js';
import { createAsk, createBrowse } from '../../src/verify/verify.js';
import { storeOf } from '../store/memory.js';

const article = (outlet: string, date: string | null, text: string, language = 'en') => ({
  outlet,
  text,
  language,
  title: `From ${outlet}`,
  published: { date, precision: date === null ? ('unknown' as const) : ('day' as const) },
});

const ARTICLES = {
  'quay.md': article('Quay Herald', '2031-04-02', '“The wall will hold,” said Ilse Marrow, the harbour master.'),
  'post.md': article(
    'Valley Post',
    '2031-05-09',
    'Ilse Marrow said: “We shall need a second crane.” She left at noon.',
  ),
  'lamp.md': article('Valley Post', '2031-05-20', '“Nobody asked the pilots,” said Otto Marrow, a pilot.'),
  'bare.md': article('Quay Herald', null, '“The gate stays shut,” Ilse Marrow said on the pier.'),
};

const lookUp = async (given: Partial<Lookup>): Promise<Listing> => {
  const browse = createBrowse(await storeOf(ARTICLES));
  return browse({ topic: 'speaker', name: '', outlet: null, since: null, until: null, ...given });
};

const wordsOf = (listing: Listing): string[] =>
  listing.topic === 'speaker' ? listing.quotes.map(({ text }: ListedQuote) => text.replace(/[.,]$/, '')) : [];

describe('what somebody said', () => {
  test('stands newest first, undated last, and no namesake is among it', async () => {
    const listing = await lookUp({ name: 'ilse marrow' });
    expect(wordsOf(listing)).toEqual(['We shall need a second crane', 'The wall will hold', 'The gate stays shut']);
    expect(listing).toMatchObject({ names: ['Ilse Marrow'], articles: 3, listed: 3 });
  });

  test('of a surname that two share is nobody’s, but both are named', async () => {
    const listing = await lookUp({ name: 'Marrow' });
    expect(wordsOf(listing)).toEqual([]);
    expect(listing).toMatchObject({ names: [], near: expect.arrayContaining(['Ilse Marrow', 'Otto Marrow']) });
  });

  test('of a surname that one alone has is theirs, under the whole name', async () => {
    const { 'lamp.md': _, ...one } = ARTICLES;
    const browse = createBrowse(await storeOf(one));
    const listing = await browse({ topic: 'speaker', name: 'marrow', outlet: null, since: null, until: null });
    expect(listing).toMatchObject({ names: ['Ilse Marrow'], near: [], articles: 3 });
  });

  test('can be narrowed to an outlet and to days', async () => {
    expect(wordsOf(await lookUp({ name: 'Ilse Marrow', outlet: 'quay herald' }))).toEqual([
      'The wall will hold',
      'The gate stays shut',
    ]);
    expect(wordsOf(await lookUp({ name: 'Ilse Marrow', since: '2031-05' }))).toEqual(['We shall need a second crane']);
    const april = await lookUp({ name: 'Ilse Marrow', since: '2031', until: '2031-04' });
    expect(wordsOf(april)).toEqual(['The wall will hold']);
    expect(april.scope).toEqual({ outlet: null, since: '2031-01-01', until: '2031-04-30' });
  });

  test.each(['yesterday', '2031-13', '2031-02-30', '31-5-2031'])('“%s” is refused as a day', async (since) => {
    await expect(lookUp({ name: 'Ilse Marrow', since })).rejects.toMatchObject({ code: 'question-date' });
  });

  test('at an outlet that is not indexed is not looked up everywhere instead', async () => {
    const elsewhere = lookUp({ name: 'Ilse Marrow', outlet: 'Moon Gazette' });
    await expect(elsewhere).rejects.toMatchObject({ code: 'question-outlet' });
    await expect(lookUp({ name: ' ' })).rejects.toMatchObject({ code: 'question-empty' });
  });
});

test('what an outlet printed stands newest first', async () => {
  const listing = await lookUp({ topic: 'outlet', name: 'valley post' });
  expect(listing).toMatchObject({ name: 'Valley Post', articles: 2 });
  expect(listing.topic === 'outlet' && listing.prints.map(({ id }) => id)).toEqual(['lamp.md', 'post.md']);
  expect(await lookUp({ topic: 'outlet', name: 'Moon Gazette' })).toMatchObject({ name: null, articles: 0 });
});

test('the index tells its size, days, languages and newest articles', async () => {
  const listing = await lookUp({ topic: 'index' });
  expect(listing).toMatchObject({
    articles: 4,
    speakers: 2,
    languages: [{ language: 'en', articles: 4 }],
    index: { from: '2031-04-02', to: '2031-05-20', outlets: 2 },
  });
  expect(listing.topic === 'index' && listing.prints[0]?.id).toBe('lamp.md');
});

describe('a quote asked for between days', () => {
  const ask = async (days: { since?: string; until?: string }) => {
    const text = '“We shall need a second crane”';
    const [answer] = await createAsk(await storeOf(ARTICLES))({ text, speaker: null, outlet: null, ...days });
    return answer;
  };

  test('is answered from then alone, and what was left out is counted', async () => {
    expect(await ask({ since: '2031-05', until: '2031-05-09' })).toMatchObject({
      verdict: 'same',
      filter: { asked: null, outlet: null, since: '2031-05-01', until: '2031-05-09', elsewhere: 0 },
    });
    expect(await ask({ until: '2031-04' })).toMatchObject({
      verdict: 'not-found',
      filter: { until: '2031-04-30', elsewhere: 1 },
    });
    expect(await ask({})).toMatchObject({ verdict: 'same', filter: null });
  });

  test('is refused where the day cannot be read', async () => {
    await expect(ask({ since: 'May' })).rejects.toMatchObject({ code: 'question-date' });
  });
});
