/** Articles whose words change: what stood there before is kept, and only what the source itself changed. */
import { unlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ingest } from '../../src/ingest/ingest.js';
import type { Article } from '../../src/model.js';
import { useFolder } from './folder.js';

const folder = useFolder();
const { write } = folder;
const run = () => ingest([folder.corpus], folder.store);

const URL_ = 'https://kanalnord.example/2021/03/04/tunnel';
const page = (words: string, url: string | null = URL_) =>
  `---\ntitle: The tunnel\noutlet: Kanal Nord\ndate: 2021-03-04\n${url ? `url: ${url}\n` : ''}---\n\nThe board met on Tuesday.\n\n“${words},” Ines Falk said after the vote.\n`;

const stored = async (): Promise<Article[]> => {
  const listed = await folder.store.list(-1, 100);
  const articles = await folder.store.articles(listed.map(({ key }) => key));
  return articles.map(({ article }) => article).sort((a, b) => (a.id < b.id ? -1 : 1));
};

test('a changed article keeps its earlier text, and both know when that was found', async () => {
  write('a.md', page('The tunnel opens in May'));
  await run();
  write('a.md', page('The tunnel opens in June'));
  const report = await run();
  expect(report).toMatchObject({ articles: 1, quotations: 1, unchanged: 0, removed: 0 });
  const [now, before] = await stored();
  expect(now?.text).toContain('June');
  expect(before).toMatchObject({ id: 'a.md#version-1', replaced: { by: 'a.md', on: now?.revised } });
  expect(before?.text).toContain('May');
  expect(before?.revised).toBeUndefined();
  expect(await run()).toMatchObject({ articles: 0, unchanged: 1, removed: 0 });
  expect(await stored()).toHaveLength(2);
});

test('what changes beside the words makes no version, and does not move the day of the change', async () => {
  write('a.md', page('The tunnel opens in May'));
  await run();
  write('a.md', page('The tunnel opens in June'));
  await run();
  const [{ revised } = {}] = await stored();
  write('a.md', page('The tunnel opens in June').replace('The tunnel\n', 'The tunnel again\n'));
  await run();
  const [now, ...versions] = await stored();
  expect([now?.title, now?.revised, versions.length]).toEqual(['The tunnel again', revised, 1]);
});

test('another article under the same name is no version of the one before', async () => {
  write('a.md', page('The tunnel opens in May'));
  await run();
  write('a.md', page('The ferry sails again', 'https://kanalnord.example/2021/03/05/ferry'));
  await run();
  expect((await stored()).map(({ id }) => id)).toEqual(['a.md']);
  write('b.md', page('The tunnel opens in May', null));
  await run();
  write('b.md', page('Nobody wanted the cake at the fair', null));
  await run();
  expect((await stored()).map(({ id }) => id)).toEqual(['a.md', 'b.md']);
});

test('a page without an address is known by its sentences', async () => {
  const long = (words: string) =>
    `${page(words, null)}\nThe Ministry of Works had asked Osk Rail for a date by 12 March. Osk Rail has dug since 2019 from both the Lund and the Sarn side. In Sarn 340 people live above the shaft. Mayor Otto Brandeis lives there too, in the house that Anna Lind built in 1911. The Lund side is 4 metres lower than the Sarn side, as Osk Rail measured in 2020.\n`;
  write('a.md', long('The tunnel opens in May'));
  await run();
  write('a.md', long('The tunnel opens in June'));
  await run();
  expect((await stored()).map(({ id }) => id)).toEqual(['a.md', 'a.md#version-1']);
});

test('versions are bounded: the first ones and the last one stay', async () => {
  for (let turn = 0; turn < 14; turn++) {
    write('a.md', page(`The tunnel opens on day ${turn}`));
    await run();
  }
  const articles = await stored();
  expect(articles).toHaveLength(11);
  const printed = articles.map(({ text }) => /day (\d+)/.exec(text)?.[1]);
  expect(printed).toEqual(['13', '0', '12', '1', '2', '3', '4', '5', '6', '7', '8']);
});

test('versions leave with their article', async () => {
  write('a.md', page('The tunnel opens in May'));
  write('b.md', page('The ferry sails', 'https://kanalnord.example/ferry'));
  write('c.md', page('The bridge is shut', 'https://kanalnord.example/bridge'));
  await run();
  write('a.md', page('The tunnel opens in June'));
  await run();
  unlinkSync(path.join(folder.corpus, 'a.md'));
  expect(await run()).toMatchObject({ removed: 1 });
  expect((await stored()).map(({ id }) => id)).toEqual(['b.md', 'c.md']);
});
