/** The digests by which an index is known to be stale: they follow every rule, and nothing else. */
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { digestRules } from '../../scripts/rules.js';
import { RULES } from '../../src/ingest/rules.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let copy: string;

beforeEach(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'verbatim-rules-'));
  cpSync(path.join(ROOT, 'src'), path.join(copy, 'src'), { recursive: true });
  cpSync(path.join(ROOT, 'package.json'), path.join(copy, 'package.json'));
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'), 'dir');
});
afterEach(() => rmSync(copy, { recursive: true }));

/** @throws where the text to change is not there: the test would prove nothing */
const change = (file: string, from: string | RegExp, to: string): void => {
  const at = path.join(copy, 'src', file);
  const before = readFileSync(at, 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${file} has no ${from}`);
  writeFileSync(at, after);
};

test('are those of the sources, wherever they lie', async () => {
  expect(await digestRules(copy)).toEqual(RULES);
});

test('stay for comments, formatting, types and the places of files', async () => {
  change('text/signature.ts', /^/, '// Another comment\n\n');
  change('text/signature.ts', /$/, '\nexport type Unused = string;\n');
  renameSync(path.join(copy, 'src/store/hash.ts'), path.join(copy, 'src/text/hash.ts'));
  change('store/kernels.ts', './hash.js', '../text/hash.js');
  change('store/sqlite/segments/terms.ts', '../../hash.js', '../../../text/hash.js');
  change('store/kernels.ts', /\n {2}/g, '\n        ');
  expect(await digestRules(copy)).toEqual(RULES);
});

test('stay for what decides nothing that is stored', async () => {
  change('store/sqlite/search/candidates.ts', /STRETCH = \d+/, 'STRETCH = 7');
  change('verify/verify.ts', /^/, 'export const another = 1;\n');
  expect(await digestRules(copy)).toEqual(RULES);
});

test.each([
  ['the digest of copies', 'text/signature.ts', /SLOTS = \d+/, 'SLOTS = 64'],
  ['terms', 'store/sqlite/segments/terms.ts', '<< 13', '<< 12'],
  ['kernels', 'store/kernels.ts', /SHORTEST_KERNEL = \d+/, 'SHORTEST_KERNEL = 25'],
  ['passages', 'text/abbreviations.json', '[', '["zzyx", '],
])('of the text follow %s', async (_, file, from, to) => {
  change(file, from, to);
  const { reading, text } = await digestRules(copy);
  expect(text).not.toBe(RULES.text);
  if (!file.startsWith('text/')) expect(reading).toBe(RULES.reading);
});

test('of reading follow the reader, and leave the text alone', async () => {
  change('corpus/decode.ts', /$/, '\nexport type Unused = string;\n');
  expect(await digestRules(copy)).toEqual(RULES);
  change('corpus/decode.ts', 'holds NUL bytes', 'has NUL bytes');
  const { reading, text } = await digestRules(copy);
  expect(reading).not.toBe(RULES.reading);
  expect(text).toBe(RULES.text);
});
