/** Sources on a real server, followed over hours that pass in no time. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listFiles } from '../../src/corpus/files.js';
import { readArticles } from '../../src/corpus/read.js';
import type { Article } from '../../src/model.js';
import { Following } from '../../src/sources/following.js';
import { Guard } from '../../src/sources/guard.js';
import { Shelf } from '../../src/sources/shelf.js';
import { INTERVALS, type Source } from '../../src/sources/source.js';
import { readStanding } from '../../src/sources/standing.js';
import { Visitor } from '../../src/sources/visitor.js';
import { happens } from '../standins/waiting.js';
import { articlePage, feed, GatedClock, item, RSS, Web } from './web.js';

const MINUTE = 60_000;

let web: Web;
let folder: string;
let clock: GatedClock;
let told: string[];
let news: number;
const followed: { following: Following; visitor: Visitor }[] = [];

beforeEach(async () => {
  web = new Web();
  await web.open();
  folder = mkdtempSync(path.join(tmpdir(), 'verbatim-following-'));
  clock = new GatedClock();
  told = [];
  news = 0;
});
const stop = async (): Promise<void> => {
  for (const { following, visitor } of followed.splice(0)) {
    await following.close();
    await visitor.close();
  }
};
afterEach(async () => {
  await stop();
  await web.close();
  rmSync(folder, { recursive: true, force: true });
});

const source = (path: string, kind: Source['kind'] = 'feed', more: Partial<Source> = {}): Source => ({
  ...{ kind, place: web.at(path), outlet: null, interval: INTERVALS[kind] },
  ...more,
});

const start = (allow = ['127.0.0.1']): Following => {
  const visitor = new Visitor(new Guard(allow), clock, null);
  const following = new Following({
    visitor,
    clock,
    shelf: new Shelf(folder),
    lookThrough: async () => {},
    onNews: () => news++,
    tell: (line) => told.push(line),
    onDefect: (error) => told.push(String(error)),
  });
  followed.push({ following, visitor });
  return following;
};

/** All have looked, and wait for the next time. */
const rested = (sources = 1): Promise<void> => happens(() => clock.asleep === sources);

const follow = async (...sources: Source[]): Promise<Following> => {
  const following = start();
  await following.follow(sources);
  await rested(sources.length);
  return following;
};

const next = async (sources = 1): Promise<void> => {
  await clock.advance(clock.wait);
  await rested(sources);
};

const articles = async (): Promise<Article[]> => {
  const found: Article[] = [];
  for await (const file of listFiles(folder)) {
    if ('reason' in file) continue;
    for await (const read of readArticles(file)) if (!('reason' in read)) found.push(read.article);
  }
  return found;
};

const titles = async (): Promise<(string | null)[]> => (await articles()).map(({ title }) => title).sort();

describe('a feed', () => {
  test('its articles are fetched whole, once; new ones within a minute', async () => {
    web.put('/feed', feed(item(web.at('/a'), 'A')), RSS);
    web.put('/a', articlePage('A', 'The first of many words'));
    await follow(source('/feed'));
    expect(await titles()).toEqual(['A']);
    expect((await articles())[0]?.text).toContain('“The first of many words,” Mayor Ada Roe');
    web.put('/feed', feed(item(web.at('/b'), 'B'), item(web.at('/a'), 'A')), RSS);
    web.put('/b', articlePage('B', 'The second of many words'));
    expect(clock.wait).toBeLessThan(MINUTE);
    await next();
    expect(await titles()).toEqual(['A', 'B']);
    expect(web.paths).toEqual(['/feed', '/a', '/feed', '/b']);
    expect(news).toBe(2);
  });

  test('what has not changed is not sent again, nor read', async () => {
    web.pages.set('/feed', (request, response) => {
      const isSame = request.headers['if-none-match'] === '"1"';
      response.writeHead(isSame ? 304 : 200, { ...RSS, etag: '"1"' });
      response.end(isSame ? undefined : feed(item(web.at('/a'), 'A')));
    });
    web.put('/a', articlePage('A', 'Words'));
    await follow(source('/feed'));
    await next();
    await next();
    expect(web.paths).toEqual(['/feed', '/a', '/feed', '/feed']);
    expect(told).toEqual([]);
  });

  test('an entry that says that it has changed is fetched again: its old words stay beside the new', async () => {
    const entry = (day: string) =>
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>The Harbour Chronicle</title><entry><id>1</id><title>A</title>
<link href="${web.at('/a')}"/><updated>2026-03-0${day}T10:00:00Z</updated></entry></feed>`;
    web.put('/feed', entry('1'), RSS);
    web.put('/a', articlePage('A', 'We will not open the bridge'));
    await follow(source('/feed'));
    web.put('/feed', entry('2'), RSS);
    web.put('/a', articlePage('A', 'We will open the bridge'));
    await next();
    const texts = (await articles()).map(({ text }) => /“(.*?),”/u.exec(text)?.[1]);
    expect(texts.sort()).toEqual(['We will not open the bridge', 'We will open the bridge']);
  });

  test('where a page cannot be had, what the feed says of it is kept, and the reason told', async () => {
    web.put('/robots.txt', 'User-agent: *\nDisallow: /closed\n');
    const text = '<description>&lt;p&gt;“Words in the feed,” said Ada Roe, the mayor of Osk.&lt;/p&gt;</description>';
    web.put('/feed', feed(item(web.at('/closed'), 'A', text)), RSS);
    await follow(source('/feed', 'feed', { outlet: 'Radio Sarn' }));
    const [article] = await articles();
    expect(article).toMatchObject({ title: 'A', outlet: 'Radio Sarn', url: web.at('/closed') });
    expect(article?.text).toContain('“Words in the feed,” said Ada Roe');
    expect(readStanding(folder, source('/feed'))).toMatchObject({
      waiting: [],
      fault: null,
      articleFault: expect.stringMatching(/closed.*robots\.txt/u),
    });
  });

  test('a page that comes late takes the place of its entry', async () => {
    web.put('/feed', feed(item(web.at('/a'), 'A', '<description>Short words</description>')), RSS);
    web.sends('/a', 500);
    await follow(source('/feed'));
    expect((await articles()).map(({ text }) => text)).toEqual(['Short words']);
    web.put('/a', articlePage('A', 'The whole of the words'));
    await next();
    expect((await articles()).map(({ text }) => text)).toEqual([expect.stringContaining('The whole of the words')]);
    expect(readStanding(folder, source('/feed')).waiting).toEqual([]);
  });

  test('an entry with more words than its page is the article', async () => {
    const whole = `<description>${'All that the mayor said stands here. '.repeat(60)}</description>`;
    web.put('/feed', feed(item(web.at('/a'), 'A', whole)), RSS);
    web.put('/a', articlePage('A', 'Subscribe to read on'));
    await follow(source('/feed'));
    expect((await articles()).map(({ text }) => text)).toEqual([expect.stringContaining('All that the mayor said')]);
  });

  test('a page larger than any article’s is not read', async () => {
    web.put('/feed', feed(item(web.at('/a'), 'A')), RSS);
    web.put('/a', articlePage('A', 'Words', `<p>${'x'.repeat(9 * 2 ** 20)}</p>`));
    await follow(source('/feed'));
    expect((await articles()).map(({ text }) => text)).toEqual(['A']);
    expect(readStanding(folder, source('/feed')).articleFault).toMatch(/larger than 8 MB/u);
  });

  test('entries that lead into the own network are not followed there', async () => {
    const inside = new Web('127.0.0.2');
    await inside.open();
    inside.put('/a', articlePage('A', 'A secret'));
    web.put('/feed', feed(item(inside.at('/a'), 'A'), item('file:///etc/passwd', 'B')), RSS);
    await follow(source('/feed'));
    expect(inside.asked).toEqual([]);
    expect((await articles()).some(({ text }) => text.includes('secret'))).toBe(false);
    await inside.close();
  });

  test('of a very long list the newest are looked at, and the others counted', async () => {
    const many = Array.from({ length: 350 }, (_, at) => item(web.at(`/${at}`), `T${at}`));
    web.put('/feed', feed(...many), RSS);
    await follow(source('/feed'));
    const { passedOver, listed, waiting } = readStanding(folder, source('/feed'));
    expect([passedOver, Object.keys(listed).length]).toEqual([50, 300]);
    // All are to be had in the end, but some looks later: news come first.
    expect(waiting.length).toBeGreaterThan(200);
  });

  test('a page that is no feed says so, and what to do', async () => {
    web.put('/feed', articlePage('A', 'Words'));
    await follow(source('/feed'));
    expect(told).toEqual([expect.stringMatching(/is no feed and no sitemap.*pages/u)]);
  });
});

describe('other sources', () => {
  test('a news sitemap, gzipped, and the sitemaps of an index', async () => {
    const entry = (path: string) =>
      `<url><loc>${web.at(path)}</loc><news:news><news:title>${path}</news:title></news:news></url>`;
    const sitemap = (path: string) =>
      `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${entry(path)}</urlset>`;
    const { gzipSync } = await import('node:zlib');
    web.put('/news.xml.gz', gzipSync(sitemap('/a')), { 'content-type': 'application/gzip' });
    web.put('/index.xml', `<sitemapindex><sitemap><loc>${web.at('/b.xml')}</loc></sitemap></sitemapindex>`, RSS);
    web.put('/b.xml', sitemap('/b'), RSS);
    web.put('/a', articlePage('A', 'Words of one'));
    web.put('/b', articlePage('B', 'Words of another'));
    await follow(source('/news.xml.gz', 'sitemap'), source('/index.xml', 'sitemap'));
    expect(await titles()).toEqual(['A', 'B']);
  });

  test('a page is looked at again, and a changed text is kept beside the old one', async () => {
    web.put('/live', articlePage('Live', 'Nothing is known yet'), { 'content-type': 'text/html', etag: '"1"' });
    await follow(source('/live', 'page', { outlet: 'Radio Sarn' }));
    expect((await articles()).map(({ outlet }) => outlet)).toEqual(['Radio Sarn']);
    web.put('/live', articlePage('Live', 'Now it is known'), { 'content-type': 'text/html', etag: '"2"' });
    await next();
    expect(await articles()).toHaveLength(2);
    expect(web.asked.at(-1)?.headers['if-none-match']).toBe('"1"');
  });
});

describe('faults', () => {
  test('a server that is down is asked ever more rarely, said once, and found again', async () => {
    web.put('/feed', feed(item(web.at('/a'), 'A')), RSS);
    web.put('/a', articlePage('A', 'Words'));
    await web.close();
    await follow(source('/feed'));
    const waits = [clock.wait];
    for (let tries = 0; tries < 4; tries++) {
      await next();
      waits.push(clock.wait);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16].map((minutes) => minutes * MINUTE));
    expect(told).toEqual([expect.stringMatching(/127\.0\.0\.1.*refuses connections/u)]);
    await web.open();
    await next();
    expect(told[1]).toMatch(/fetched again/u);
    expect(await titles()).toEqual(['A']);
    expect(clock.wait).toBe(INTERVALS.feed);
  });

  test('told to come back in an hour, it does', async () => {
    web.sends('/feed', 429, { 'retry-after': '3600' });
    await follow(source('/feed'));
    expect(clock.wait).toBe(60 * MINUTE);
    expect(told).toEqual([expect.stringMatching(/asked too often/u)]);
  });

  test('one source at fault is no fault of the others', async () => {
    web.put('/good', feed(item(web.at('/a'), 'A')), RSS);
    web.put('/a', articlePage('A', 'Words'));
    web.sends('/bad', 500);
    await follow(source('/bad'), source('/good'));
    expect(await titles()).toEqual(['A']);
  });
});

describe('stopped in the middle', () => {
  test('nothing is lost, and nothing comes twice', async () => {
    web.put('/feed', feed(...['/a', '/b', '/c'].map((path) => item(web.at(path), path))), { ...RSS, etag: '"1"' });
    for (const path of ['/a', '/b', '/c']) web.put(path, articlePage(path, `Words of ${path}`));
    const page = web.pages.get('/b');
    web.pages.set('/b', () => {});
    await start().follow([source('/feed')]);
    await happens(() => web.paths.includes('/b'));
    await stop();
    expect(await titles()).toEqual(['/a']);
    // The list says that it is as it was: those that wait are known all the same.
    web.pages.set('/b', page ?? (() => {}));
    web.sends('/feed', 304);
    await follow(source('/feed'));
    expect(await titles()).toEqual(['/a', '/b', '/c']);
    expect(web.paths.filter((path) => path === '/a')).toHaveLength(1);
  });

  test('where its notes are lost, what it has is compared, not doubled', async () => {
    web.put('/feed', feed(item(web.at('/a'), 'A')), RSS);
    web.put('/a', articlePage('A', 'Words'));
    await follow(source('/feed'));
    await stop();
    rmSync(path.join(folder, '.standing'), { recursive: true });
    await follow(source('/feed'));
    expect(await titles()).toEqual(['A']);
    expect(readdirSync(folder).filter((name) => !name.startsWith('.'))).toHaveLength(1);
  });

  test('a restart waits as long as was left', async () => {
    web.put('/feed', feed(), RSS);
    await follow(source('/feed'));
    await stop();
    await clock.advance(10_000);
    await follow(source('/feed'));
    expect(clock.wait).toBe(INTERVALS.feed - 10_000);
    expect(web.paths).toEqual(['/feed']);
  });

  test('a source that is taken out of the list is left alone', async () => {
    web.put('/feed', feed(), RSS);
    const following = await follow(source('/feed'));
    await following.follow([]);
    expect(clock.asleep).toBe(0);
  });
});

test('what is kept is a WARC that other tools read', async () => {
  web.put('/live', articlePage('Live', 'Words'));
  await follow(source('/live', 'page'));
  const [file] = readdirSync(folder).filter((name) => name.endsWith('.warc.gz'));
  const { gunzipSync } = await import('node:zlib');
  const text = gunzipSync(readFileSync(path.join(folder, file ?? ''))).toString('utf8');
  expect(text).toMatch(/^WARC\/1\.1\r\n/u);
  expect(text).toContain(`WARC-Target-URI: ${web.at('/live')}`);
  expect(text).toContain('HTTP/1.1 200 OK');
});
