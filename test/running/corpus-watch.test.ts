/** Files that come, change and go are noticed, together, and never twice at a time. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CorpusWatch, watchCorpus } from '../../src/running/corpus-watch.js';
import { happens } from '../standins/waiting.js';

const TIMES = { quiet: 20, longest: 200, rescan: 1_000_000 };

let folder: string;
let watch: CorpusWatch;
let noticed = 0;
let underWay = 0;
let together = 0;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'verbatim-watch-'));
  noticed = 0;
  together = 0;
});
afterEach(async () => {
  await watch.close();
  rmSync(folder, { recursive: true, force: true });
});

const start = async (times = TIMES): Promise<void> => {
  const onChange = async () => {
    underWay++;
    together = Math.max(together, underWay);
    await pause(30);
    noticed++;
    underWay--;
  };
  watch = watchCorpus(folder, onChange, () => {}, times);
  await watch.ready;
};

const change = async (act: () => void): Promise<void> => {
  const before = noticed;
  act();
  await happens(() => noticed > before);
  await happens(() => underWay === 0);
};

test('what was there at the start is no change; what comes, changes and goes is', async () => {
  writeFileSync(path.join(folder, 'old.txt'), 'x');
  await start();
  expect(noticed).toBe(0);
  await change(() => writeFileSync(path.join(folder, 'new.txt'), 'x'));
  await change(() => writeFileSync(path.join(folder, 'old.txt'), 'longer'));
  await change(() => {
    mkdirSync(path.join(folder, 'below'));
    writeFileSync(path.join(folder, 'below', 'deep.txt'), 'x');
  });
  await change(() => rmSync(path.join(folder, 'old.txt')));
  expect(together).toBe(1);
});

test('a thousand files are few changes', async () => {
  await start({ ...TIMES, quiet: 300, longest: 100_000 });
  await change(() => {
    for (let i = 0; i < 1000; i++) writeFileSync(path.join(folder, `${i}.txt`), 'x');
  });
  expect(noticed).toBeLessThan(50);
});

test('the corpus is looked through now and then in any case', async () => {
  await start({ ...TIMES, rescan: 30 });
  await happens(() => noticed > 1);
  expect(together).toBe(1);
});
