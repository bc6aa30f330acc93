/** One article, one entry, however many files hold it; and what an article has changed in its words. Through ingest and question. */
import { expect, test } from 'vitest';
import { ingest } from '../../src/ingest/ingest.js';
import type { Answer } from '../../src/model.js';
import { createAsk } from '../../src/verify/verify.js';
import { useFolder } from '../ingest/folder.js';

const folder = useFolder();
const { write } = folder;
const read = () => ingest([folder.corpus], folder.store);

interface Page {
  words: string;
  outlet?: string;
  url?: string;
  date?: string;
  title?: string;
}

const TUNNEL = 'https://www.kanalnord.example/2021/03/tunnel';
const page = ({ words, outlet = 'Kanal Nord', url = TUNNEL, date = '2021-03-04', title = 'The tunnel' }: Page) =>
  `---\ntitle: ${title}\noutlet: ${outlet}\ndate: ${date}\nurl: ${url}\n---\n\nThe board met on Tuesday.\n\n“${words},” Ines Falk said after the vote.\n`;

const MAY = 'The tunnel under the sound opens in May for lorries and buses';
const NOT = 'The tunnel under the sound never opens in May for lorries and buses';

const ask = async (text: string): Promise<Answer> => {
  const [answer] = await createAsk(folder.store)({ text, speaker: null, outlet: null });
  if (answer === undefined) throw new Error('no answer');
  return answer;
};

const articlesIn = ({ outlets }: Answer): string[] => outlets.flatMap(({ articles }) => articles.map(({ id }) => id));

test('four copies of one address are one article of one outlet and one origin', async () => {
  write('a.md', page({ words: MAY, date: '2021-03-05' }));
  write('b.md', page({ words: MAY, url: 'http://m.kanalnord.example/2021/03/tunnel?utm_source=letter' }));
  write('c.md', page({ words: MAY, url: `https://web.archive.org/web/20210304120000/${TUNNEL}`, date: '2021-03-06' }));
  write(
    'd.md',
    page({ words: MAY, outlet: 'kanalnord.example', url: `${TUNNEL}/amp#:~:text=lorries`, date: '2021-03-07' }),
  );
  await read();
  const answer = await ask(MAY);
  expect(answer).toMatchObject({ verdict: 'same', origins: 1, edits: [], variants: [{ articles: 1, outlets: 1 }] });
  expect(answer.outlets.map(({ outlet }) => outlet)).toEqual(['Kanal Nord']);
  expect(articlesIn(answer)).toEqual(['b.md']);
  expect(answer.origin?.first).toMatchObject({ articleId: 'b.md', date: '2021-03-04' });
  expect(answer.originGroups).toMatchObject([{ articles: [{ id: 'b.md' }] }]);
});

test('another article at another address, or at none but the front page, stays its own', async () => {
  write('a.md', page({ words: MAY }));
  write('b.md', page({ words: MAY, outlet: 'Inselbote', url: 'https://inselbote.example/a' }));
  write('c.md', page({ words: MAY, outlet: 'Morgenpost', url: 'https://morgenpost.example/' }));
  write('d.md', page({ words: MAY, outlet: 'Sundblatt', url: 'https://morgenpost.example/' }));
  await read();
  expect(articlesIn(await ask(MAY)).sort()).toEqual(['a.md', 'b.md', 'c.md', 'd.md']);
});

test('who changes the words is told, with both wordings and the day; these words are as old as the change', async () => {
  write('a.md', page({ words: MAY }));
  await read();
  write('a.md', page({ words: NOT }));
  await read();
  const today = new Date().toISOString().slice(0, 10);
  expect((await ask(NOT)).origin).toMatchObject({
    first: { articleId: 'a.md', date: expect.stringContaining(today) },
    utterance: { articleId: 'a.md', date: '2021-03-04' },
  });
  write('b.md', page({ words: NOT, outlet: 'Inselbote', url: 'https://inselbote.example/a', date: '2021-03-06' }));
  await read();
  const answer = await ask(NOT);
  expect(answer.edits).toMatchObject([
    { outlet: 'Kanal Nord', articleId: 'a.md', url: TUNNEL, turns: true, found: expect.stringContaining(today) },
  ]);
  expect(answer.edits[0]?.from).toContain(MAY);
  expect(answer.edits[0]?.to).toContain(NOT);
  expect(articlesIn(answer).sort()).toEqual(['a.md', 'b.md']);
  // Who states an older day printed them first.
  expect(answer.origin?.first).toMatchObject({ articleId: 'b.md', date: '2021-03-06' });
  expect(answer.origin?.utterance).toMatchObject({ articleId: 'a.md', date: '2021-03-04' });
});

test('words that an article prints as before are as old as the article, whatever else in it has changed', async () => {
  write('a.md', page({ words: MAY }));
  await read();
  write('a.md', `${page({ words: MAY })}\nOtto Brandeis was not there.\n`);
  await read();
  const answer = await ask(MAY);
  expect(answer).toMatchObject({ edits: [], origins: 1, origin: { first: { articleId: 'a.md', date: '2021-03-04' } } });
  expect(articlesIn(answer)).toEqual(['a.md']);
});

test('words that were taken out are found, and it is said that they stand there no more', async () => {
  write('a.md', page({ words: MAY }));
  await read();
  write('a.md', page({ words: 'Nobody knows when that will be' }));
  await read();
  const answer = await ask(MAY);
  expect(answer.edits).toMatchObject([{ outlet: 'Kanal Nord', articleId: 'a.md', to: null }]);
});

test('an editor’s mark is no edit of the words', async () => {
  write('a.md', page({ words: MAY }));
  await read();
  write('a.md', page({ words: MAY.replace('for lorries', 'for “lorries”') }));
  await read();
  expect((await ask(MAY)).edits).toEqual([]);
});
