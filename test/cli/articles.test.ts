/** Looking after what is indexed, an article at a time: list, show, remove; and at the index as a whole: check. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'libsql';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runCli } from './run.js';

const page = (outlet: string, date: string | null, title: string, words: string) =>
  ['---', `title: ${title}`, `outlet: ${outlet}`, ...(date ? [`date: ${date}`] : []), '---', '', words, ''].join('\n');

const SLUICE = '“The sluice stays shut until the eels have passed,” said Maren Toft, the lock keeper.';

let kept: string;
let work: string;
let press: string;
let store: string;
const cli = (...args: string[]) => runCli([...args, '--store', store], { cwd: work });
const jsonLines = async (...args: string[]) => {
  const { code, out, err } = await cli(...args, '--json');
  expect([code, err]).toEqual([0, '']);
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
};
const idsOf = async (...args: string[]) => (await jsonLines('list', ...args)).map(({ id }) => id);

beforeAll(async () => {
  kept = mkdtempSync(path.join(tmpdir(), 'verbatim-articles-'));
  work = path.join(kept, 'work');
  press = path.join(work, 'press');
  store = path.join(work, 'store.db');
  mkdirSync(path.join(press, 'old'), { recursive: true });
  writeFileSync(path.join(press, 'sluice.md'), page('The Eel Courier', '2021-06-02', 'Sluice shut', SLUICE));
  writeFileSync(path.join(press, 'old', 'mill.md'), page('Mill Post', '2019-01-05', 'The mill', 'The mill burnt.'));
  writeFileSync(path.join(press, 'undated.md'), page('Mill Post', null, 'No day', 'Nobody knows when this was.'));
  writeFileSync(
    path.join(press, 'saved.html'),
    `<html><head><title>Ferry halted</title></head><body><nav>Home News Sport</nav><article><h1>Ferry halted</h1>
    <p>The ferry to the outer islands was halted on Monday after a chain broke in the swell.</p>
    <p>“Nobody was hurt, and the cars are dry,” said Jorn Ask, its captain, when it lay at the quay again.</p>
    <p>Passengers were taken ashore in two fishing boats, and spent the night in the school.</p>
    <p>Sign up for our newsletter</p></article><footer>All rights reserved</footer></body></html>`,
  );
  expect((await cli('ingest', press)).code).toBe(0);
  cpSync(work, path.join(kept, 'fresh'), { recursive: true, preserveTimestamps: true });
});
/** Ingested once: each test has all as it was, at the same place. */
beforeEach(() => {
  rmSync(work, { recursive: true });
  cpSync(path.join(kept, 'fresh'), work, { recursive: true, preserveTimestamps: true });
});
afterAll(() => rmSync(kept, { recursive: true }));

describe('list', () => {
  test('gives every article, the newest first and those without a day last', async () => {
    const listed = await jsonLines('list');
    expect(listed[0]).toEqual({
      id: 'sluice.md',
      outlet: 'The Eel Courier',
      date: '2021-06-02',
      title: 'Sluice shut',
      url: null,
    });
    expect(listed.map(({ id }) => id)).toEqual(['sluice.md', 'old/mill.md', 'saved.html', 'undated.md']);
    const { out } = await cli('list');
    expect(out.split('\n')[0]).toBe('2021-06-02\tsluice.md\tThe Eel Courier\tSluice shut\t-');
  });

  test('keeps to an outlet, under its name or its domain, and to a day and later', async () => {
    expect(await idsOf('--outlet', 'mill post')).toEqual(['old/mill.md', 'undated.md']);
    expect(await idsOf('--outlet', 'eelcourier.com')).toEqual(['sluice.md']);
    expect(await idsOf('--since', '2021-06-02')).toEqual(['sluice.md']);
    const none = await cli('list', '--since', '2021-06-03');
    expect(none).toMatchObject({ code: 0, out: '', err: 'verbatim: no article to list\n' });
  });

  test.each([['2021-02-30'], ['June'], ['2021-06']])('%s is no day', async (day) => {
    const { code, err } = await cli('list', '--since', day);
    expect([code, err]).toEqual([2, expect.stringContaining(`--since ${day} is no day`)]);
  });

  test('no name of an article steers the terminal or breaks its line', async () => {
    const id = 'a\u001b[31mred\nnext\u202e';
    writeFileSync(path.join(press, 'hostile.jsonl'), JSON.stringify({ id, outlet: 'X', text: 'Words enough here.' }));
    writeFileSync(path.join(press, 'pic\u001b[31m\nture.png'), Buffer.from('89504e470d0a1a0a', 'hex'));
    const report = await cli('ingest', press);
    expect(report.out).toContain('skipped pic\ufffd[31m\ufffdture.png: a picture (PNG)');
    const { out } = await cli('list', '--outlet', 'X');
    expect(out).toBe('-\ta\ufffd[31mred\ufffdnext\ufffd\tX\t-\t-\n');
    const unknown = await cli('show', 'gone\u001b[2J\nagain');
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('gone\ufffd[2J\ufffdagain')]);
    expect(await idsOf('--outlet', 'X')).toEqual([id]);
    expect(await jsonLines('remove', id)).toMatchObject([{ removed: 1 }]);
  });
});

test('two ids that differ in the last of many digits are two articles', async () => {
  const record = (id: string) => `{"id": ${id}, "outlet": "Long", "text": "Words of number ${id} are here."}`;
  const ids = ['12345678901234567890123', '12345678901234567890124'];
  writeFileSync(path.join(press, 'long.jsonl'), ids.map(record).join('\n'));
  await cli('ingest', press);
  expect((await idsOf('--outlet', 'Long')).sort()).toEqual(ids);
  const input = `{"id": ${ids[1]}, "text": "Words of number ${ids[1]} are here."}`;
  const { out } = await runCli(['verify', '--batch', '-', '--store', store], { input });
  expect(JSON.parse(out)).toMatchObject({ id: ids[1], verdict: expect.any(String) });
});

describe('show', () => {
  test('gives the facts with their evidence, who said what, and the text', async () => {
    const [shown] = await jsonLines('show', 'sluice.md');
    expect(shown).toMatchObject({
      id: 'sluice.md',
      file: path.join(press, 'sluice.md'),
      outlet: 'The Eel Courier',
      published: { date: '2021-06-02', precision: 'day' },
      text: SLUICE,
    });
    expect(shown.quotations[0].speaker.name).toBe('Maren Toft');
    expect(shown).not.toHaveProperty('leftOut');
    const { out } = await cli('show', 'sluice.md');
    expect(out).toMatch(/^Outlet {5}The Eel Courier$/m);
    expect(out).toMatch(/^ {2}“The sluice stays shut until the eels have passed,?” \[direct\]: Maren Toft/m);
    expect(out.trimEnd().endsWith(SLUICE)).toBe(true);
  });

  test('--explain tells what was left out of the page, as long as this is there', async () => {
    const [shown] = await jsonLines('show', 'saved.html', '--explain');
    expect(shown.text).toContain('cars are dry');
    expect(shown.text).not.toContain('newsletter');
    const left: { text: string; as: string }[] = shown.leftOut;
    expect(left.find(({ text }) => text.includes('newsletter'))).toBeDefined();
    for (const { text } of left) expect(shown.text).not.toContain(text);
    expect((await cli('show', 'saved.html', '--explain')).out).toContain('Left out of the page');
    rmSync(path.join(press, 'saved.html'));
    expect(await jsonLines('show', 'saved.html', '--explain')).toMatchObject([{ text: shown.text, leftOut: null }]);
    expect((await cli('show', 'saved.html', '--explain')).out).toContain('cannot be read any more');
  });

  test('an id that is not there is one line that names it', async () => {
    const { code, err } = await cli('show', 'sluice');
    expect([code, err.trim().split('\n')]).toEqual([1, [expect.stringContaining('“sluice”')]]);
  });
});

describe('remove', () => {
  test('takes articles out by id and by file, and says which files would be read again', async () => {
    const gone = path.join(press, 'undated.md');
    rmSync(gone);
    expect(await jsonLines('remove', 'sluice.md', gone)).toEqual([
      { removed: 2, remaining: [path.join(press, 'sluice.md')] },
    ]);
    expect(await idsOf()).toEqual(['old/mill.md', 'saved.html']);
    const answer = await cli('verify', 'The sluice stays shut until the eels have passed', '--json');
    expect(JSON.parse(answer.out).verdict).toBe('not-found');
  });

  test('takes a folder out, whole or in part, after it is gone', async () => {
    rmSync(press, { recursive: true });
    expect((await cli('remove', path.join('press', 'old'))).out).toBe('one article removed\n');
    expect(await idsOf()).toEqual(['sluice.md', 'saved.html', 'undated.md']);
    expect(await jsonLines('remove', press)).toEqual([{ removed: 3, remaining: [] }]);
    expect((await cli('list')).out).toBe('');
  });

  test('names what it does not know, and leaves all as it was', async () => {
    const { code, err } = await cli('remove', 'sluice.md', 'slui', path.join(work, 'pres'));
    expect([code, err]).toEqual([1, expect.stringMatching(/none of 2 articles “slui”, “.*pres”/)]);
    expect(await idsOf()).toHaveLength(4);
    expect((await cli('remove')).code).toBe(2);
  });
});

describe('check', () => {
  test('says that an index is whole, or which part is damaged and how to make it anew', async () => {
    expect(await jsonLines('check')).toEqual([{ whole: true, damaged: [], articles: 4 }]);
    expect((await cli('check')).out).toContain('The index is whole');
    const direct = new Database(store);
    direct.exec("UPDATE body SET text = text || '!' WHERE key = (SELECT min(key) FROM body)");
    direct.close();
    const { code, out, err } = await cli('check', '--json');
    expect([code, JSON.parse(out)]).toEqual([1, { whole: false, damaged: ['body'], articles: null }]);
    expect(err.trim().split('\n')).toEqual([expect.stringMatching(/damaged \(body\).*ingest the articles again/)]);
  });

  test('rebuild makes a damaged one anew from the paths that are named, and a whole one from what it holds', async () => {
    const direct = new Database(store);
    direct.exec("UPDATE body SET text = text || '!' WHERE key = (SELECT min(key) FROM body)");
    direct.close();
    const lost = await cli('rebuild');
    expect([lost.code, lost.err]).toEqual([2, expect.stringMatching(/damaged \(body\).*verbatim rebuild PATH/)]);
    expect(await jsonLines('rebuild', press)).toMatchObject([{ articles: 4, carried: 0, skipped: [] }]);
    expect(await jsonLines('check')).toEqual([{ whole: true, damaged: [], articles: 4 }]);
    rmSync(path.join(press, 'undated.md'));
    expect(await jsonLines('rebuild')).toMatchObject([{ articles: 3, carried: 1, skipped: [] }]);
    expect(await idsOf()).toEqual(['sluice.md', 'old/mill.md', 'saved.html', 'undated.md']);
    expect((await cli('rebuild', press)).code).toBe(2);
    expect(readdirSync(work).filter((name) => name.includes('rebu'))).toEqual([]);
  });

  test('an index that is cut off is one line, and a failure', async () => {
    truncateSync(store, Math.floor(statSync(store).size / 8192) * 4096);
    const { code, err } = await cli('check');
    expect([code, err.trim().split('\n')]).toEqual([1, [expect.stringContaining('damaged')]]);
  });
});
