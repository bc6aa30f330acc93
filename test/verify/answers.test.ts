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

describe('words of two places joined as one', () => {
  const HARBOUR = 'The old mole was never meant to carry lorries of forty tonnes';
  const SCHOOL = 'Every child on the islands deserves a warm classroom before the winter sets in';

  test('are told apart, with a caution where the second begins', async () => {
    const articles = {
      gazette: `“${HARBOUR},” Otto Brandeis said. Snow fell on the quay. The vote was put off. “${SCHOOL},” said Ines Valdor.`,
    };
    const { verdict, pieces, speaker, cautions } = await answer(articles, `${HARBOUR}. ${SCHOOL}`);
    expect(verdict).toBe('spliced');
    expect(pieces.map(({ text }) => text)).toEqual([HARBOUR, SCHOOL]);
    expect(speaker).toBeNull();
    expect(cautions.filter(({ kind }) => kind === 'joined')).toMatchObject([
      { kind: 'joined', printed: SCHOOL, articleId: 'gazette' },
    ]);
  });

  test('of two articles that give one person a surname and a full name are that person’s', async () => {
    const articles = {
      gazette: `The vote was close. “${HARBOUR},” Brandeis said. The mole is closed.`,
      herald: `Snow fell on the quay. “${SCHOOL},” said Otto Brandeis. Nobody objected.`,
    };
    const { verdict, pieces, speaker } = await answer(articles, `${HARBOUR}. ${SCHOOL}`);
    expect(verdict).toBe('spliced');
    expect(pieces.map(({ articleId }) => articleId)).toEqual(['gazette', 'herald']);
    expect(speaker?.name).toMatch(/Brandeis$/);
  });

  test('where an ellipsis hides that somebody else goes on', async () => {
    const articles = {
      gazette: `“${HARBOUR},” said Otto Brandeis. “It is a disgrace,” said Karl Ostrander. “${SCHOOL},” said Ines Valdor.`,
    };
    const { speaker } = await answer(articles, `${HARBOUR} … ${SCHOOL}`);
    expect(speaker).toBeNull();
  });
});

describe('the same words of two people', () => {
  const COMMON = 'We have to wait and see';

  test('are two utterances: one is answered, the other is named beside it', async () => {
    const articles = {
      gazette: on('2031-03-04', `“${COMMON},” said Ines Valdor. The vote on the harbour wall was put off until May.`),
      herald: on(
        '2031-09-04',
        `“${COMMON},” said Otto Brandeis. Snow fell on the northern quay all through the night.`,
      ),
    };
    const { speaker, outlets, alsoSaid, otherSpeakers } = await answer(articles, COMMON);
    expect(outlets).toHaveLength(1);
    expect(otherSpeakers).toEqual([]);
    expect([speaker?.name, ...alsoSaid.map((other) => other.speaker)].sort()).toEqual(['Ines Valdor', 'Otto Brandeis']);
    const asked = await answer(articles, COMMON, 'Otto Brandeis');
    expect([asked.speaker?.name, asked.claim]).toEqual(['Otto Brandeis', 'confirmed']);
    expect(asked.alsoSaid).toMatchObject([{ speaker: 'Ines Valdor', articleId: 'gazette', articles: 1 }]);
  });
});

describe('variants', () => {
  test('a print that turns the meaning is said to, with the change, though the question matches another exactly', async () => {
    const articles = {
      gazette: `“${PIER},” said Ines Valdor. The vote was close.`,
      herald: `“${PIER.replace('will keep', 'will not keep')},” said Ines Valdor. Snow fell on the quay.`,
      courier: `“${PIER.replace('northern', 'old')},” said Ines Valdor. Nobody objected.`,
      mirror: `“${PIER},” said Ines Valdor, and the vote was put off.`,
    };
    const { verdict, variants, cautions } = await answer(articles, PIER);
    expect(verdict).toBe('same');
    const turning = variants.map(({ turns, articles: count, outlets }) => [turns, count, outlets]);
    expect(turning[0]).toEqual([false, 2, 2]);
    expect(turning.slice(1).sort()).toEqual([
      [false, 1, 1],
      [true, 1, 1],
    ]);
    expect(cautions).toMatchObject([{ kind: 'opposite', articleId: 'herald', printed: 'not' }]);
  });

  test('a shorter print of the same words changes nothing', async () => {
    const articles = {
      gazette: `“${PIER},” said Ines Valdor. The vote was close.`,
      herald: `Ines Valdor said the town would “keep the northern pier open for as long as a single ferry still sails”.`,
    };
    const { variants } = await answer(articles, PIER);
    expect(variants.map(({ changes }) => changes)).toEqual([[], []]);
  });
});

describe('one outlet alone', () => {
  const articles = {
    a: { ...on('2031-03-05', `“${PIER},” said Ines Valdor. The vote was close.`), outlet: 'Kanal Nord' },
    b: { ...on('2031-03-04', `“${PIER},” said Ines Valdor. Snow fell on the quay.`), outlet: 'The Gazette' },
    c: { ...on('2031-03-06', `“${PIER},” said Ines Valdor. Nobody objected.`), outlet: null },
  };
  const at = async (outlet: string | null): Promise<Answer> => {
    const [first] = await createAsk(await storeOf(articles))({ text: PIER, speaker: null, outlet });
    if (!first) throw new Error('no answer');
    return first;
  };

  test('is found by its name, however it is typed, and the rest is counted', async () => {
    for (const typed of ['Kanal Nord', 'kanal nord', 'Kanal Nrod']) {
      const { outlets, filter, origin } = await at(typed);
      expect(outlets.map(({ outlet }) => outlet)).toEqual(['Kanal Nord']);
      expect(filter).toEqual({ asked: typed, outlet: 'Kanal Nord', elsewhere: 2 });
      expect(origin?.first.articleId).toBe('a');
    }
  });

  test('that is not indexed has nothing, and that is said', async () => {
    const { verdict, outlets, filter } = await at('Evening Lantern');
    expect([verdict, outlets]).toEqual(['not-found', []]);
    expect(filter).toEqual({ asked: 'Evening Lantern', outlet: null, elsewhere: 3 });
  });

  test('not asked for, all count, and one that states no outlet has an entry of its own', async () => {
    const { outlets, filter, origin, index } = await at(null);
    expect(outlets.map(({ outlet }) => outlet).sort()).toEqual(['Kanal Nord', 'The Gazette', null]);
    expect(filter).toBeNull();
    expect(origin?.first).toMatchObject({ articleId: 'b', outlet: 'The Gazette', date: '2031-03-04' });
    expect(index).toEqual({ articles: 3, outlets: 3, from: '2031-03-04', to: '2031-03-06' });
  });
});

describe('where the words stand', () => {
  test('they are shown with the rest of the sentences they were cut from', async () => {
    const text = `The vote was close. “It was cold. ${PIER}, she thought. It was late,” said Ines Valdor.\nSnow fell.`;
    const { quotation, verdict } = await answer({ gazette: text }, 'open for as long as a single ferry still sails');
    expect(verdict).toBe('excerpt');
    expect(quotation).toMatchObject({
      text: 'open for as long as a single ferry still sails',
      before: 'We will keep the northern pier ',
      after: ' to the islands, she thought.',
    });
    const { start = 0, end = 0 } = quotation ?? {};
    expect(text.slice(start, end)).toBe(quotation?.text);
  });

  test('a paraphrase is less sure than any print of the words, and sure enough to be shown', async () => {
    const articles = {
      gazette:
        'The council of Lowport voted to dredge the Taltborg channel and to widen the Brandeis lock before the herring season.',
    };
    const { score } = await answer(
      articles,
      'The Brandeis lock is going to be wider and the Taltborg channel deeper when herring come back, says Lowport',
    );
    expect(score).toBeGreaterThan(0.5);
    expect(score).toBeLessThan(0.9);
  });
});
