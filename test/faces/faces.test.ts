/** One answer fits one screen of a phone, three fit two: measured by a browser, where one is at hand. */
import { execFile } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { writePages } from './pages.js';

const SCREEN = 844;

const isThere = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];
const browser = (process.env.PATH ?? '')
  .split(path.delimiter)
  .flatMap((folder) => BROWSERS.map((name) => path.join(folder, name)))
  .find(isThere);

const folder = mkdtempSync(path.join(tmpdir(), 'faces-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const pages = await writePages(folder);

const heightsOf = async (file: string): Promise<number[]> => {
  const options = ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${folder}/profile`, '--dump-dom'];
  const { stdout } = await promisify(execFile)(browser ?? '', [...options, `file://${file}`], { maxBuffer: 2 ** 25 });
  return JSON.parse(/data-heights="([^"]*)"/.exec(stdout)?.[1] ?? '[]');
};

test('every page shows every kind of answer', () => {
  expect(pages).toHaveLength(8);
  for (const { frames } of pages) {
    for (const name of ['frame', 'everything → Why', 'three quotes', 'help', '/quote who']) {
      expect(frames.map((frame) => frame.name)).toContain(name);
    }
  }
});

describe.skipIf(browser === undefined)('on a phone (skipped where no Chromium is on the PATH)', () => {
  test.each(pages.filter(({ size }) => size === 'phone').map((page) => [path.basename(page.file), page] as const))(
    '%s: one answer fits one screen, three fit two',
    async (_, { file, frames }) => {
      const heights = await heightsOf(file);
      expect(heights).toHaveLength(frames.length);
      const tall = frames
        .map(({ name, answers }, i) => ({ name, height: heights[i] ?? 0, room: answers > 1 ? 2 * SCREEN : SCREEN }))
        .filter(({ height, room }) => height > room || height === 0);
      expect(tall).toEqual([]);
    },
  );
});
