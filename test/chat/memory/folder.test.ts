/** What is kept on disk for buttons: found again, for its owner alone, bounded, and gone when its time is over. */
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Kept } from '../../../src/chat/desk.js';
import { openMemory } from '../../../src/chat/memory/folder.js';

const HOUR = 60 * 60 * 1000;
const BOUNDS = { most: 3, age: HOUR };
const kept: Kept = {
  text: 'The harbour stays open “whatever comes”.\u2028',
  speaker: 'Ines Falk',
  outlet: null,
  facet: 'who',
  public: false,
  shared: false,
};

let work: string;
let folder: string;
let faults: unknown[];

beforeEach(() => {
  work = mkdtempSync(path.join(tmpdir(), 'verbatim-buttons-'));
  folder = path.join(work, 'buttons');
  faults = [];
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(work, { recursive: true });
});

const open = () => openMemory(folder, (fault) => faults.push(fault), BOUNDS);
const tokensOnDisk = () => readdirSync(folder).sort();
/** As if it had been written so long ago. */
const age = (token: string, ms: number) => {
  const then = (Date.now() - ms) / 1000;
  utimesSync(path.join(folder, `${token}.json`), then, then);
};

test('is found by the next process, as it was last kept', () => {
  const first = open();
  first.keep('one', kept);
  first.keep('two', kept);
  first.keep('two', { ...kept, shared: true });
  const next = open();
  expect(next.recall('one')).toEqual(kept);
  expect(next.recall('two')).toEqual({ ...kept, shared: true });
  expect(next.recall('three')).toBeUndefined();
  expect(faults).toEqual([]);
});

test('is its owner’s alone, and written whole', () => {
  open().keep('one', kept);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(path.join(folder, 'one.json')).mode & 0o777).toBe(0o600);
  expect(tokensOnDisk()).toEqual(['one.json']);
});

test('what was left half written is taken away', () => {
  open().keep('one', kept);
  writeFileSync(path.join(folder, 'two.json.new'), '{"text":');
  expect(open().recall('two')).toBeUndefined();
  expect(tokensOnDisk()).toEqual(['one.json']);
});

test('is so much at most: the oldest gives way, also of those from before', () => {
  const first = open();
  for (const token of ['a', 'b', 'c']) first.keep(token, kept);
  for (const [i, token] of ['b', 'c', 'a'].entries()) age(token, HOUR / 2 - i * 1000);
  const next = open();
  next.keep('d', kept);
  expect(tokensOnDisk()).toEqual(['a.json', 'c.json', 'd.json']);
  expect(next.recall('b')).toBeUndefined();
});

test('is gone after its time, though nobody asks anything', () => {
  vi.useFakeTimers();
  const memory = open();
  memory.keep('one', kept);
  vi.advanceTimersByTime(HOUR - 1000);
  expect(memory.recall('one')).toEqual(kept);
  vi.advanceTimersByTime(2000);
  expect(memory.recall('one')).toBeUndefined();
  expect(tokensOnDisk()).toEqual([]);
});

test('a restart does not prolong its time', () => {
  vi.useFakeTimers();
  const first = open();
  first.keep('old', kept);
  first.keep('young', kept);
  age('old', HOUR + 1000);
  age('young', HOUR / 2);
  const next = open();
  expect(tokensOnDisk()).toEqual(['young.json']);
  vi.advanceTimersByTime(HOUR / 2 + 1000);
  expect(next.recall('young')).toBeUndefined();
  expect(tokensOnDisk()).toEqual([]);
});

test('a token from outside leads to no other file', () => {
  const memory = open();
  writeFileSync(path.join(work, 'secret.json'), JSON.stringify(kept));
  writeFileSync(path.join(folder, 'later.json'), JSON.stringify(kept));
  for (const token of ['../secret', path.join(work, 'secret'), '', '.', 'later']) {
    expect(memory.recall(token)).toBeUndefined();
  }
});

test('what is of another version, erased or broken is not there', () => {
  const first = open();
  for (const token of ['a', 'b', 'c']) first.keep(token, kept);
  writeFileSync(path.join(folder, 'a.json'), JSON.stringify({ ...kept, facet: 'weather' }));
  writeFileSync(path.join(folder, 'b.json'), 'no JSON');
  rmSync(path.join(folder, 'c.json'));
  const next = open();
  for (const token of ['a', 'b', 'c']) {
    expect(first.recall(token)).toBeUndefined();
    expect(next.recall(token)).toBeUndefined();
  }
});

test('the folder may be erased while the bot runs', () => {
  const memory = open();
  memory.keep('one', kept);
  rmSync(folder, { recursive: true });
  expect(memory.recall('one')).toBeUndefined();
  memory.keep('two', kept);
  expect(memory.recall('two')).toEqual(kept);
  expect(faults).toEqual([]);
});

test('a place that cannot be written is reported, and throws nothing', () => {
  writeFileSync(folder, 'a file in the way');
  const memory = open();
  memory.keep('one', kept);
  expect(memory.recall('one')).toBeUndefined();
  expect(faults).toHaveLength(2);
  expect(existsSync(folder) && readFileSync(folder, 'utf8')).toBe('a file in the way');
});
