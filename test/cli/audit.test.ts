/** `verbatim audit` as users call it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from './run.js';

let folder: string;
const at = (name: string) => path.join(folder, name);
const audit = (...args: string[]) => runCli(['audit', ...args, '--store', at('store.db')], { cwd: folder });

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'verbatim-audit-'));
  writeFileSync(
    at('article.md'),
    '---\noutlet: The Eel Courier\ndate: 2021-06-02\n---\n\n“The sluice stays shut until the eels have passed,” said Maren Toft, the lock keeper.\n',
  );
  writeFileSync(
    at('draft.md'),
    [
      '“The sluice stays shut until the eels have passed,” said Maren Toft, the lock keeper.',
      '“The sluice does not stay shut until the eels have passed,” said Maren Toft, the lock keeper.',
      '“The mill will turn again in spring,” said Maren Toft, the lock keeper.',
    ].join('\n\n'),
  );
  expect((await runCli(['ingest', at('article.md'), '--store', at('store.db')])).code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('puts what must be mended first and what is right last, in every form', async () => {
  const { code, out, err } = await audit('draft.md', '--json');
  expect([code, err]).toEqual([0, '']);
  const { rows } = JSON.parse(out) as { rows: { number: number; standing: string }[] };
  expect(rows.map(({ number, standing }) => [number, standing])).toEqual([
    [2, 'meaning-turned'],
    [3, 'not-found'],
    [1, 'same'],
  ]);
  const plain = await audit('draft.md');
  expect(plain.out).toMatch(
    /3 quotes checked in draft\.md[\s\S]*No\. 2: Words changed[\s\S]*No\. 3: Not found[\s\S]*No\. 1: Same words/,
  );
  expect((await audit('draft.md', '--csv')).out.split('\r\n').map((line) => line[0])).toEqual([
    '\uFEFF',
    '2',
    '3',
    '1',
    undefined,
  ]);
  expect((await audit('draft.md', '--markdown')).out).toMatch(/\| 2 \|.*\n\| 3 \|.*\n\| 1 \|/);
});

test.each([
  [['gone.md'], 1, 'gone.md cannot be read: it is gone'],
  [['draft.md', 'article.md'], 2, 'one draft at a time'],
  [[], 2, 'audit needs a path'],
])('%j is refused in one line', async (args, code, words) => {
  const run = await audit(...args);
  expect([run.code, run.out]).toEqual([code, '']);
  expect(run.err).toContain(words);
});
