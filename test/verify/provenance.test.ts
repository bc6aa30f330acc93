import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/model.js';
import { signatureOf } from '../../src/text/signature.js';
import { groupCopies } from '../../src/verify/judge/copies.js';
import { listOrigins, type Print } from '../../src/verify/judge/origins.js';
import { originOf } from '../../src/verify/judge/provenance.js';

const REPORT = `The harbour board voted on Tuesday to keep the tunnel closed until the pumps have been replaced.
Two of the four pumps failed in the January flood, and engineers found salt in the cables of a third.
Ferry operators were told to prepare for twice the usual number of lorries through the summer months.
The mayor of the island said she had asked the ministry for money, and had not been given an answer yet.`;

const OTHER = `Lorry drivers waited for six hours at the quay on Wednesday while the ferries filled with tourists.
A spokesman for the hauliers wants a booking system before the school holidays begin in the north.
The shipping line replied that it had hired a third vessel from a company on the western coast.
Nobody at the ministry could be reached for comment about who will pay for the new pumps.`;

const article = (id: string, over: Partial<Article> = {}): Article => ({
  id,
  outlet: `Outlet ${id}`,
  outletEvidence: 'front matter',
  title: null,
  url: null,
  byline: null,
  language: null,
  published: { date: '2031-03-04', precision: 'day' },
  agencies: [],
  credits: [],
  text: `${OTHER} ${id}`,
  ...over,
});

const printsOf = (articles: Article[]): Print[] =>
  articles.map(({ text, ...header }, key) => {
    const at = text.indexOf('we will not pay');
    return { stored: { key, header, signature: signatureOf(text) }, at: at < 0 ? null : at };
  });
const originsOf = (articles: Article[]) => {
  const prints = printsOf(articles);
  return listOrigins(prints, groupCopies(prints.map(({ stored }) => stored)));
};
const countOrigins = (articles: Article[]): number => originsOf(articles).length;

describe('origins', () => {
  test('articles that credit one agency are one origin, whatever their texts', () => {
    expect(
      countOrigins([
        article('a', { agencies: ['NordPress'], text: REPORT }),
        article('b', { agencies: ['Reuters', 'NordPress'], text: 'Short.' }),
        article('c', { agencies: ['Reuters'], text: OTHER }),
      ]),
    ).toBe(1);
  });

  test('near-copies without a credit are one origin', () => {
    const edited = REPORT.replace('on Tuesday ', '').replace('twice', 'three times');
    expect(countOrigins([article('a', { text: REPORT }), article('b', { text: edited })])).toBe(1);
  });

  test('two reports of one event are two origins', () => {
    expect(countOrigins([article('a', { text: REPORT }), article('b', { text: OTHER })])).toBe(2);
  });

  test('texts too short to compare are not copies of each other', () => {
    expect(countOrigins([article('a', { text: 'He said no.' }), article('b', { text: 'He said no.' })])).toBe(2);
  });

  test('copying is passed on: a copy of a credited report belongs to its origin', () => {
    expect(
      countOrigins([
        article('a', { agencies: ['NordPress'], text: REPORT }),
        article('b', { text: REPORT }),
        article('c', { agencies: ['NordPress'], text: OTHER }),
        article('d', { text: 'A third thing entirely, which nobody else has printed anywhere at all.' }),
      ]),
    ).toBe(2);
  });

  test('one agency years apart is two reports; without a date it is either', () => {
    const dated = (id: string, date: string | null) =>
      article(id, {
        agencies: ['NordPress'],
        text: `${id} said so.`,
        published: { date, precision: date ? 'day' : 'unknown' },
      });
    expect(countOrigins([dated('a', '2031-03-04'), dated('b', '2031-03-09')])).toBe(1);
    expect(countOrigins([dated('a', '2031-03-04'), dated('b', '2033-03-09')])).toBe(2);
    expect(countOrigins([dated('a', '2031-03-04'), dated('u', null)])).toBe(1);
    expect(countOrigins([dated('a', '2031-03-04'), dated('b', '2033-03-09'), dated('u', null)])).toBe(3);
  });

  const PAY = '“Then we will not pay,” she said.';
  const naming = (id: string, at: number, over: Partial<Article> = {}) =>
    article(id, {
      text: `${PAY} ${id}`,
      credits: [{ kind: 'outlet', agency: 'The Osk Herald', evidence: 'told the Osk Herald', at }],
      ...over,
    });

  test('who names an outlet for the words shares its origin, under its name and its domain', () => {
    const own = article('own', { outlet: 'oskherald.com', text: `${PAY} Here is more of it.` });
    expect(countOrigins([naming('a', 20), own])).toBe(1);
    expect(countOrigins([naming('a', 20), naming('b', 30)])).toBe(1);
    expect(countOrigins([naming('a', 20), article('c', { text: PAY })])).toBe(2);
  });

  test('who names it for other words, far from these, does not', () => {
    const own = article('own', { outlet: 'The Osk Herald', text: `${PAY} Here is more of it.` });
    expect(countOrigins([naming('a', 5000), own])).toBe(2);
  });

  test('each article of an origin keeps what ties it, and the group the credit of any', () => {
    const credited = article('late', {
      published: { date: '2031-03-05', precision: 'day' },
      agencies: ['NordPress'],
      credits: [{ kind: 'text', agency: 'NordPress', evidence: 'By NordPress' }],
      text: REPORT,
    });
    const copy = article('early', { text: REPORT });
    const [group, ...others] = originsOf([credited, copy]);
    expect(others).toEqual([]);
    expect(group?.credit?.evidence).toBe('By NordPress');
    expect(group?.articles).toEqual([
      { id: 'early', outlet: 'Outlet early', tie: null, evidence: null },
      { id: 'late', outlet: 'Outlet late', tie: 'text', evidence: 'By NordPress' },
    ]);
    expect(originOf([copy], [copy, credited], group ? [group] : [])).toMatchObject({
      agency: 'NordPress',
      credit: 'By NordPress',
    });
  });

  test('a picture’s agency is no origin', () => {
    const pictured = (id: string) =>
      article(id, {
        text: `${id} alone.`,
        credits: [{ kind: 'photo', agency: 'NordPress', evidence: 'Photo: NordPress' }],
      });
    expect(countOrigins([pictured('a'), pictured('b')])).toBe(2);
  });

  test('nothing has no origin', () => {
    expect(countOrigins([])).toBe(0);
    expect(originOf([])).toBeNull();
  });
});

describe('first seen', () => {
  const on = (id: string, date: string | null, over: Partial<Article> = {}) =>
    article(id, {
      published: { date, precision: date === null ? 'unknown' : date.includes('T') ? 'minute' : 'day' },
      ...over,
    });
  const firstOf = (...articles: Article[]) => {
    const origin = originOf(articles);
    return origin && [origin.first.articleId, origin.tied];
  };

  test('the earliest day is first, undated articles never', () => {
    expect(firstOf(on('late', '2031-03-05'), on('undated', null), on('early', '2031-03-04'))).toEqual(['early', []]);
  });

  test('equal days are a tie', () => {
    expect(firstOf(on('a', '2031-03-04'), on('b', '2031-03-04'))).toEqual(['a', ['b']]);
  });

  test('a minute does not come before a day without one: that is a tie', () => {
    expect(firstOf(on('a', '2031-03-04'), on('b', '2031-03-04T07:30:00Z'))).toEqual(['a', ['b']]);
  });

  test('two stated minutes are compared', () => {
    expect(firstOf(on('a', '2031-03-04T09:00:00Z'), on('b', '2031-03-04T07:30:00Z'))).toEqual(['b', []]);
  });

  test('of a tie the article that states its outlet stands for the others', () => {
    expect(firstOf(on('a', '2031-03-04', { outlet: null }), on('b', '2031-03-04'))).toEqual(['b', ['a']]);
  });

  test('without any date the best match stands, and no date is made up', () => {
    const origin = originOf([on('a', null), on('b', null)]);
    expect(origin?.first).toMatchObject({ articleId: 'a', date: null, precision: 'unknown' });
    expect(origin?.tied).toEqual([]);
  });

  test('the credit is the words that prove it, from the first article itself', () => {
    const credited = on('a', '2031-03-04', {
      agencies: ['NordPress'],
      credits: [{ kind: 'told', agency: 'NordPress', evidence: 'told NordPress' }],
    });
    expect(originOf([credited, on('b', '2031-03-05')])).toMatchObject({
      agency: 'NordPress',
      credit: 'told NordPress',
    });
    expect(originOf([on('b', '2031-03-01'), credited])).toMatchObject({ agency: null, credit: null });
  });
});
