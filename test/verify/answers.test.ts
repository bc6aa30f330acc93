/** Whole answers to questions about small invented articles: what a reader is told, whichever way it was found. */
import { describe, expect, test } from 'vitest';
import type { Answer, Article } from '../../src/model.js';
import { createAsk } from '../../src/verify/verify.js';
import { storeOf } from '../store/memory.js';

type Articles = Parameters<typeof storeOf>[0];

const answer = async (articles: Articles, text: string, speaker: string | null = null): Promise<Answer> => {
  const [first] = await createAsk(await storeOf(articles))({ text, speaker, outlet: null });
  if (!first) throw new Error('no answer');
  return first;
};

const on = (date: string | null, text: string): Partial<Article> & { text: string } => {
  const precision = date === null ? 'unknown' : date.includes('T') ? 'minute' : 'day';
  return { text, published: { date, precision } };
};

const PIER = 'We will keep the northern pier open for as long as a single ferry still sails to the islands';

describe('who said it', () => {
  test('where two speak in the words asked about, the one of most of them', async () => {
    const text =
      'Otto Brandeis called it “sheer nonsense”, but Ines Valdor said it was “a promise to the fishing quarter and its boats”.';
    expect((await answer({ gazette: text }, text.replace(/[“”]/g, ''))).speaker?.name).toBe('Ines Valdor');
  });

  test('a full name that one article prints is lent to the surname of a nearer one', async () => {
    const articles = {
      herald: `The vote was on Monday. “${PIER},” Valdor said.`,
      gazette: `Ines Valdor, the mayor of Lowport, spoke. “${PIER.replace('northern', 'small northern')},” Valdor said.`,
    };
    const { speaker, outlets } = await answer(articles, PIER);
    expect(outlets.map(({ outlet }) => outlet)).toEqual(['herald', 'gazette']);
    expect(speaker).toMatchObject({ name: 'Ines Valdor', role: expect.stringContaining('mayor') });
  });

  test('a surname does not take the place of a full name', async () => {
    const articles = {
      herald: `“${PIER},” said Ines Valdor.`,
      gazette: `The vote was on Monday. “${PIER.replace('northern', 'small northern')},” Valdor said.`,
    };
    expect((await answer(articles, PIER)).speaker?.name).toBe('Ines Valdor');
  });
});

describe('which print is nearest', () => {
  const articles = {
    far: `“We may keep the northern pier open while a single ferry sails to some of the islands,” said Ines Valdor.`,
    near: `“${PIER.replace('single', 'lone')},” said Ines Valdor.`,
    exact: `“${PIER},” said Ines Valdor.`,
    middle: `“${PIER.replace('single', 'lone').replace('northern', 'old')},” said Ines Valdor.`,
  };

  test('goes first, and the others follow by nearness', async () => {
    const { verdict, outlets, variants } = await answer(articles, PIER);
    expect(verdict).toBe('same');
    expect(outlets.map(({ outlet }) => outlet)).toEqual(['exact', 'near', 'middle', 'far']);
    expect(variants.map(({ first }) => first.articleId)).toEqual(['exact', 'near', 'middle', 'far']);
  });

  test('gives the verdict, wherever it stands among them', async () => {
    const asked = PIER.replace('single', 'lone').replace('northern', 'old');
    expect((await answer(articles, asked)).quotation?.articleId).toBe('middle');
  });
});

describe('who printed it first', () => {
  const quoted = `“${PIER},” said Ines Valdor.`;
  const firstOf = async (dates: Record<string, string | null>) => {
    const articles = Object.entries(dates).map(([id, date]) => [id, on(date, `${quoted} It was read by ${id}.`)]);
    const { origin } = await answer(Object.fromEntries(articles), PIER);
    return [origin?.first.articleId, origin?.tied];
  };

  test('the oldest, wherever it stands', async () => {
    expect(await firstOf({ b: '2031-03-05', a: '2031-03-04', c: '2031-04-01' })).toEqual(['a', []]);
    expect(await firstOf({ a: '2031-03-04', b: '2031-03-05' })).toEqual(['a', []]);
  });

  test('a day without a time is no earlier and no later than a time on that day', async () => {
    expect(await firstOf({ day: '2031-03-04', time: '2031-03-04T06:10:00Z' })).toEqual(['day', ['time']]);
    expect(await firstOf({ time: '2031-03-04T06:10:00Z', day: '2031-03-04' })).toEqual(['time', ['day']]);
  });

  test('a time before another time on the same day', async () => {
    expect(await firstOf({ late: '2031-03-04T08:00:00Z', early: '2031-03-04T06:10:00Z' })).toEqual(['early', []]);
  });

  test('one without a date never, where any other has one', async () => {
    expect(await firstOf({ undated: null, dated: '2031-03-04' })).toEqual(['dated', []]);
  });

  test('the outlet’s articles are listed by date, the oldest first', async () => {
    const same = { outlet: 'Kanal Nord' };
    const articles = {
      second: { ...on('2031-03-05', `${quoted} The ferries sailed on Monday.`), ...same },
      third: { ...on('2031-03-06', `${quoted} The mayor was in Highport.`), ...same },
      first: { ...on('2031-03-04', `${quoted} Nobody objected.`), ...same },
    };
    const { outlets } = await answer(articles, PIER);
    expect(outlets.map(({ articles }) => articles.map(({ id }) => id))).toEqual([['first', 'second', 'third']]);
  });
});

describe('the same content in other words', () => {
  const articles = {
    gazette: `The council of Lowport voted to dredge the Taltborg channel and to widen the Brandeis lock before the herring season.`,
    herald: `In Highport the ferries returned on Monday after a strike of nine days.`,
  };

  test('is shown as a paraphrase, with the sentence that has it', async () => {
    const found = await answer(
      articles,
      'The Brandeis lock is going to be wider and the Taltborg channel deeper when herring come back, says Lowport',
    );
    expect(found.verdict).toBe('paraphrase');
    expect(found.quotation).toMatchObject({ articleId: 'gazette', text: articles.gazette });
    expect(found.printedAs).toBe('narration');
  });

  test('is not found where only a few of its words are shared', async () => {
    const found = await answer(articles, 'Lowport councillors have never had the money for schools and hospitals');
    expect(found.verdict).toBe('not-found');
    expect(found.outlets).toEqual([]);
  });
});
