/** Articles are read in several threads as in one: compiled, as the threads run in earnest. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { extract } from '../../src/ingest/extract.js';
import { Extractors } from '../../src/ingest/extraction.js';

const SCRIPT = new URL('../../dist/ingest/extraction-thread.js', import.meta.url);
/** Text by text: what is found in one must not be given to another. */
const batch = (name: string): string[] =>
  Array.from(
    { length: 5 },
    (_, i) => `The ${name} met on pier ${i}. “Nobody ${name} came ${i} times,” said Ines Falk.`,
  );
const NAMES = Array.from({ length: 12 }, (_, i) => `council-${'abcdefghijkl'[i]}`);

let extractors: Extractors | undefined;
let work: string;
/** A thread that fails at its first task. */
let broken: URL;
beforeEach(() => {
  work = mkdtempSync(path.join(tmpdir(), 'verbatim-thread-'));
  broken = pathToFileURL(path.join(work, 'thread.mjs'));
  const fail = '() => { throw new Error("a thread was started"); }';
  writeFileSync(broken, `import { parentPort } from 'node:worker_threads'; parentPort.on('message', ${fail});`);
});
afterEach(async () => {
  await extractors?.close();
  extractors = undefined;
  rmSync(work, { recursive: true });
});

test('what threads find is what is found without them, each task its own, in the order asked', async () => {
  extractors = new Extractors(SCRIPT, 0);
  const tasks = NAMES.map((name) => extractors?.extract(batch(name)));
  expect(await Promise.all(tasks)).toEqual(NAMES.map((name) => batch(name).map(extract)));
});

test('threads go on to the next task, and serve again after a pause', async () => {
  extractors = new Extractors(SCRIPT, 0);
  for (const name of NAMES.slice(0, 3)) expect(await extractors.extract(batch(name))).toEqual(batch(name).map(extract));
});

test('a little is read here, without any thread', async () => {
  extractors = new Extractors(new URL('file:///nowhere/thread.js'), 0);
  expect(await extractors.extract(batch('board'))).toEqual(batch('board').map(extract));
  const few = new Extractors(broken, 1_000_000);
  expect(await few.extract(batch('board'))).toHaveLength(5);
  expect(await few.extract(batch('board'))).toHaveLength(5);
  await few.close();
});

test('the characters of all tasks together decide when threads are started', async () => {
  const [first, second] = [batch('board'), batch('court')];
  const length = first.join('').length + second.join('').length;
  const failing = new Extractors(broken, length);
  expect(await failing.extract(first)).toHaveLength(5);
  await expect(failing.extract(second)).rejects.toThrow('a thread was started');
  await failing.close();
});
