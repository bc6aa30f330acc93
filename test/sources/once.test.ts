/** Pages that somebody names: fetched, kept as files, read again without the network. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { examine } from '../../src/corpus/files.js';
import { readArticles } from '../../src/corpus/read.js';
import type { Article } from '../../src/model.js';
import { fetchOnce } from '../../src/sources/once.js';
import { runCli } from '../cli/run.js';
import { articlePage, TestClock, Web } from './web.js';

let web: Web;
let folder: string;

beforeEach(async () => {
  web = new Web();
  await web.open();
  folder = mkdtempSync(path.join(tmpdir(), 'verbatim-fetched-'));
});
afterEach(async () => {
  await web.close();
  rmSync(folder, { recursive: true, force: true });
});

const fetchAll = (...paths: string[]) =>
  fetchOnce(
    paths.map((one) => web.at(one)),
    folder,
    { contact: null, allow: ['127.0.0.1'] },
    new AbortController().signal,
    new TestClock(),
  );

const articleIn = async (file: string | undefined): Promise<Article> => {
  const source = await examine(file ?? '', 'x');
  if ('reason' in source) throw new Error(source.reason);
  for await (const item of readArticles(source)) if (!('reason' in item)) return item.article;
  throw new Error('no article');
};

test('a page is kept with where it was and what it is', async () => {
  web.sends('/old', 301, { location: '/bridge?utm_source=feed' });
  web.put('/bridge?utm_source=feed', articlePage('Bridge stays shut', 'We will not open it before June'));
  const { files, skipped } = await fetchAll('/old');
  expect(skipped).toEqual([]);
  expect(await articleIn(files[0])).toMatchObject({
    outlet: 'The Harbour Chronicle',
    title: 'Bridge stays shut',
    url: web.at('/bridge?utm_source=feed'),
    published: { date: expect.stringContaining('2026-03-01') },
    text: expect.stringContaining('“We will not open it before June,” Mayor Ada Roe told the members'),
  });
});

describe('letters', () => {
  test.each([
    ['what is sent says so', 'text/html; charset=windows-1250', ''],
    ['the page says so', 'text/html', '<meta charset="windows-1250">'],
  ])('are those of its encoding: %s', async (_, type, meta) => {
    const page = articlePage('Most', 'Nikdy jsme ho nemìli zavìrat').replace('<meta charset="utf-8">', meta);
    // The byte of ì in windows-1252 is ě in windows-1250.
    const bytes = Buffer.from(page.replace(/[“”]/gu, '"'), 'latin1');
    web.put('/a', bytes, { 'content-type': type });
    const { files } = await fetchAll('/a');
    expect((await articleIn(files[0])).text).toContain('Nikdy jsme ho neměli zavěrat');
  });
});

test('what is no page is passed over with its reason, and the rest is fetched', async () => {
  web.put('/a', Buffer.from('%PDF-1.7'), { 'content-type': 'application/pdf' });
  web.put('/b', '<!doctype html><html><body></body></html>');
  web.put('/c', articlePage('Bridge opens', 'It was time'));
  const { files, skipped } = await fetchAll('/a', '/b', '/gone', '/c');
  expect(files).toHaveLength(1);
  expect(skipped.map(({ reason }) => reason)).toEqual([
    expect.stringMatching(/is no page, but application\/pdf/u),
    expect.stringMatching(/holds no article/u),
    expect.stringMatching(/nothing at that address \(status 404\)/u),
  ]);
  expect(readdirSync(folder)).toHaveLength(1);
});

test('a text that has changed is a version of its own; one that has not is none, whatever stands around it', async () => {
  web.put('/a', articlePage('Bridge', 'We will not open it'));
  const first = await fetchAll('/a');
  web.put('/a', articlePage('Bridge', 'We will not open it').replace('</body>', '<footer>Read by 17</footer></body>'));
  expect(await fetchAll('/a')).toEqual(first);
  web.put('/a', articlePage('Bridge', 'We will open it'));
  const second = await fetchAll('/a');
  expect(readdirSync(folder)).toHaveLength(2);
  expect((await articleIn(first.files[0])).text).toContain('will not open');
  expect((await articleIn(second.files[0])).text).toContain('will open');
});

describe('on the command line', () => {
  const env = (allow: string) => ({ DATA_DIR: folder, CORPUS_DIR: folder, FETCH_ALLOW: allow });

  test('an address is indexed, and again from its file when the index is gone', async () => {
    web.put('/bridge', articlePage('Bridge stays shut', 'We will not open it before the first of June'));
    const run = await runCli(['ingest', web.at('/bridge'), '--json'], { env: env('127.0.0.0/8') });
    expect(JSON.parse(run.out)).toMatchObject({ articles: 1, skipped: [] });
    const store = path.join(folder, 'again.db');
    await runCli(['ingest', path.join(folder, 'fetched'), '--store', store], { env: env('') });
    const question = 'We will not open it before the first of June';
    const answer = await runCli(['verify', question, '--store', store, '--json'], { env: env('') });
    expect(JSON.parse(answer.out)).toMatchObject({
      verdict: 'same',
      speaker: { name: 'Ada Roe' },
      outlets: [{ outlet: 'The Harbour Chronicle', articles: [{ url: web.at('/bridge') }] }],
    });
  });

  test('one in the own network is not, and what to do is said', async () => {
    const run = await runCli(['ingest', web.at('/bridge')], { env: env('') });
    expect(run.code).toBe(1);
    expect(run.out).toMatch(/127\.0\.0\.1 lies in your own network.*FETCH_ALLOW/u);
    expect(web.asked).toEqual([]);
  });

  test('a setting that cannot be used is named', async () => {
    const run = await runCli(['ingest', web.at('/a')], { env: env('my network') });
    expect(run.err).toMatch(/FETCH_ALLOW: “my network”/u);
  });
});
