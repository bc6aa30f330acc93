/** Threads that answer and ingest: what crosses keeps its shape, faults keep their words, and a thread that ends is started anew. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { VerbatimError } from '../../src/errors.js';
import { packFault, unpackFault } from '../../src/threads/messages.js';
import { Thread } from '../../src/threads/thread.js';

const BUILT = new URL('../../dist/threads/', import.meta.url);
const CORPUS = fileURLToPath(new URL('../../corpus', import.meta.url));
const QUESTION = { text: '"it is not the only possible option"', speaker: null, outlet: null };

let work: string;
const threads: Thread[] = [];
const thread = (script: string | URL): Thread => {
  const started = new Thread(new URL(script, BUILT), path.join(work, 'verbatim.db'));
  threads.push(started);
  return started;
};

beforeEach(() => {
  work = mkdtempSync(path.join(tmpdir(), 'verbatim-threads-'));
});
afterEach(async () => {
  for (const one of threads.splice(0)) await one.close();
  rmSync(work, { recursive: true });
});

test('one ingests while the other answers from what there is, and then from all', async () => {
  const [ingesting, answering] = [thread('ingesting-thread.js'), thread('answering-thread.js')];
  const [before] = await answering.run('ask', QUESTION);
  expect(before?.verdict).toBe('not-found');
  const report = await ingesting.run('ingest', { paths: [CORPUS] });
  expect(report.articles).toBe(5);
  const [answer] = await answering.run('ask', QUESTION);
  expect(answer?.speaker?.name).toBe('Giorgia Meloni');
  expect(await answering.run('suggest', { field: 'speaker', typed: 'Melon', limit: 3 })).toEqual(['Giorgia Meloni']);
  expect((await answering.run('summary', null)).articles).toBe(5);
});

test('faults of a user arrive as such', async () => {
  const long = thread('answering-thread.js').run('ask', { text: 'words '.repeat(20_000), speaker: null, outlet: null });
  await expect(long).rejects.toMatchObject({ name: 'VerbatimError', code: 'question-too-long' });
  const missing = thread('ingesting-thread.js').run('ingest', { paths: [path.join(work, 'nowhere')] });
  await expect(missing).rejects.toMatchObject({ name: 'VerbatimError', code: 'corpus-unreadable' });
});

test('a stop ends an ingest between two batches', async () => {
  const lines = Array.from({ length: 2000 }, (_, i) =>
    JSON.stringify({
      id: `a${i}`,
      outlet: 'Kanal Nord',
      date: '2031-05-03',
      title: 'x',
      text: `${i} said: "${i} is right." `.repeat(20),
    }),
  );
  writeFileSync(path.join(work, 'many.jsonl'), lines.join('\n'));
  const ingesting = thread('ingesting-thread.js');
  const running = ingesting.run('ingest', { paths: [path.join(work, 'many.jsonl')] });
  ingesting.stop();
  expect((await running).articles).toBeLessThan(2000);
});

test('a thread that ends fails its work, and the next piece starts another', async () => {
  const script = path.join(work, 'dies.mjs');
  writeFileSync(
    script,
    `import { parentPort } from 'node:worker_threads';
     parentPort.on('message', ({ id, given, control }) => {
       if (control === 'close') parentPort.close();
       else if (given === null) process.exit(3);
       else parentPort.postMessage({ id, result: [] });
     });`,
  );
  const dying = thread(pathToFileURL(script));
  await expect(dying.run('summary', null)).rejects.toThrow('ended before');
  expect(await dying.run('ask', QUESTION)).toEqual([]);
});

test('errors keep their kind on the way', () => {
  const told = unpackFault(packFault(new VerbatimError('store-busy', 'It is busy', 'Wait')));
  expect(told).toBeInstanceOf(VerbatimError);
  expect(told).toMatchObject({ code: 'store-busy', message: 'It is busy', hint: 'Wait' });
  const defect = unpackFault(packFault(new TypeError('no such thing')));
  expect(defect).not.toBeInstanceOf(VerbatimError);
  expect(defect.stack).toContain('answering.test');
});
