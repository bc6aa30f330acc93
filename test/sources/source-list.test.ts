/** What is to be followed: a bad line names itself, and the rest is followed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listFiles } from '../../src/corpus/files.js';
import { readSourceList } from '../../src/sources/source-list.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'verbatim-list-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const yaml = (text: string) => {
  writeFileSync(path.join(folder, 'sources.yaml'), text);
  return readSourceList(folder);
};

test('without a list nothing is followed', async () => expect(await readSourceList(folder)).toBeNull());

test('each kind, short and long, with outlet and interval', async () => {
  const list = await yaml(`# What the desk reads
feeds:
  - https://osk.example/feed.xml
  - url: https://sarn.example/rss
    outlet: Radio Sarn
    interval: 5m
sitemaps:
  - url: https://osk.example/news.xml
pages:
  - url: https://osk.example/live#now
    interval: 1h
folders:
  - path: wire
    interval: 2h
`);
  expect(list).toEqual({
    faults: [],
    sources: [
      { kind: 'feed', place: 'https://osk.example/feed.xml', outlet: null, interval: 45_000 },
      { kind: 'feed', place: 'https://sarn.example/rss', outlet: 'Radio Sarn', interval: 300_000 },
      { kind: 'sitemap', place: 'https://osk.example/news.xml', outlet: null, interval: 45_000 },
      { kind: 'page', place: 'https://osk.example/live', outlet: null, interval: 3_600_000 },
      { kind: 'folder', place: path.join(folder, 'wire'), outlet: null, interval: 7_200_000 },
    ],
  });
});

test('every bad line is named with what is wrong, and the good ones stay', async () => {
  const list = await yaml(`feeds:
  - osk.example/feed.xml
  - url: https://sarn.example/rss
    intervall: 5m
  - url: https://sarn.example/b
    interval: often
  - url: https://sarn.example/c
    interval: 1s
  - https://ada:secret@sarn.example/d
  - [1]
  - outlet: Radio Sarn
  - url: https://sarn.example/e
    outlet: 7
  - https://osk.example/good
podcasts:
  - https://osk.example/pod
pages: https://osk.example/live
folders:
  - https://osk.example/wire
sitemaps:
`);
  expect(list?.sources.map(({ place }) => place)).toEqual(['https://osk.example/good']);
  expect(list?.faults).toEqual([
    expect.stringMatching(/^sources\.yaml:2: .*no address/u),
    expect.stringMatching(/^sources\.yaml:3: “intervall”/u),
    expect.stringMatching(/^sources\.yaml:5: “often” is no interval/u),
    expect.stringMatching(/^sources\.yaml:7: the interval 1s/u),
    expect.stringMatching(/^sources\.yaml:9: (?!.*secret).*password/u),
    expect.stringMatching(/^sources\.yaml:10: it is neither/u),
    expect.stringMatching(/^sources\.yaml:11: a feed needs a url/u),
    expect.stringMatching(/^sources\.yaml:12: its outlet is no name/u),
    expect.stringMatching(/^sources\.yaml:15: “podcasts”/u),
    expect.stringMatching(/^sources\.yaml:17: pages is no list/u),
    expect.stringMatching(/^sources\.yaml:19: .*no folder/u),
  ]);
});

test.each(['- https://osk.example/', 'just words', 'feeds: [https://osk.example/\npages: {'])(
  'a file that is no list says so: %j',
  async (text) => {
    const list = await yaml(text);
    expect(list?.faults[0]).toMatch(/^sources\.yaml:\d+: /u);
  },
);

test('feeds.opml is read as readers export it; what stands in both lists is followed once, as sources.yaml has it', async () => {
  writeFileSync(
    path.join(folder, 'feeds.opml'),
    `<?xml version="1.0"?><opml version="2.0"><head><title>mine</title></head><body>
<outline text="North"><outline type="rss" text="my favourite" xmlUrl="https://osk.example/feed.xml"/>
<outline type="rss" text="b" xmlUrl="ftp://sarn.example/rss"/></outline>
<outline type="rss" text="c" xmlUrl="https://sarn.example/c"/></body></opml>`,
  );
  const list = await yaml('feeds:\n  - url: https://sarn.example/c\n    outlet: Radio Sarn\n');
  expect(list?.sources.map(({ place, outlet }) => [place, outlet])).toEqual([
    ['https://sarn.example/c', 'Radio Sarn'],
    // A reader's own name for a feed is no outlet.
    ['https://osk.example/feed.xml', null],
  ]);
  expect(list?.faults).toEqual([expect.stringMatching(/^feeds\.opml:3: “ftp:/u)]);
});

test('neither list is an article', async () => {
  for (const name of ['sources.yaml', 'feeds.opml', 'a.txt']) writeFileSync(path.join(folder, name), 'x');
  const files = [];
  for await (const file of listFiles(folder)) files.push('file' in file && file.file);
  expect(files).toEqual(['a.txt']);
});
