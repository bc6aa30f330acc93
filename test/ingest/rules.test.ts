/** The digests by which an index is known to be stale: they follow every rule, and nothing else. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { digestRules } from '../../src/ingest/digest.js';
import { RULES, type Rules } from '../../src/ingest/rules.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let copy: string;

beforeEach(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'verbatim-rules-'));
  for (const name of ['src', 'dist', 'package.json', 'tsconfig.json'])
    cpSync(path.join(ROOT, name), path.join(copy, name), { recursive: true });
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'), 'dir');
});
afterEach(() => rmSync(copy, { recursive: true }));

/** @throws where the text to change is not there: the test would prove nothing */
const change = (file: string, from: string | RegExp, to: string): void => {
  const at = path.join(copy, file);
  const before = readFileSync(at, 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${file} has no ${from}`);
  writeFileSync(at, after);
};

const digest = (): Rules => digestRules(path.join(copy, 'dist'));

const compile = (): void => {
  execFileSync(process.execPath, [path.join(copy, 'node_modules/typescript/bin/tsc')], { cwd: copy, stdio: 'inherit' });
};

test('are those that the build wrote, wherever the product lies', () => {
  expect(digest()).toEqual(RULES);
});

describe('stay', () => {
  test('for comments, types and the places of files', () => {
    change('src/text/signature.ts', /^/, '// Another comment\n\n');
    change('src/text/signature.ts', /$/, '\nexport type Unused = string;\n');
    renameSync(path.join(copy, 'src/store/hash.ts'), path.join(copy, 'src/text/hash.ts'));
    change('src/store/kernels.ts', './hash.js', '../text/hash.js');
    change('src/store/sqlite/segments/terms.ts', '../../hash.js', '../../../text/hash.js');
    compile();
    expect(readFileSync(path.join(copy, 'dist/store/kernels.js'), 'utf8')).toContain('../text/hash.js');
    expect(digest()).toEqual(RULES);
  });

  test('for what decides nothing that is stored', () => {
    change('dist/store/rarest.js', /STRETCH = \d+/, 'STRETCH = 7');
    change('dist/ingest/extraction.js', /MOST_THREADS = \d+/, 'MOST_THREADS = 7');
    change('dist/verify/verify.js', /^/, 'export const another = 1;\n');
    expect(digest()).toEqual(RULES);
  });

  test('for the layout of data', () => {
    const at = path.join(copy, 'dist/text/abbreviations.json');
    writeFileSync(at, JSON.stringify(JSON.parse(readFileSync(at, 'utf8')), null, 7));
    expect(digest()).toEqual(RULES);
  });
});

describe('change', () => {
  test.each([
    ['the digest of copies', 'text/signature.js', /KEPT = \d+/, 'KEPT = 64'],
    ['terms', 'store/sqlite/segments/terms.js', '<< 13', '<< 12'],
    ['kernels', 'store/kernels.js', /SHORTEST_KERNEL = \d+/, 'SHORTEST_KERNEL = 25'],
    ['passages', 'text/abbreviations.json', '[', '["zzyx", '],
    ['attribution', 'quotes/attribution/weights.json', /\d/, '77'],
  ])('with %s: the text is taken apart again', (_, file, from, to) => {
    change(`dist/${file}`, from, to);
    const { reading, text } = digest();
    expect(text).not.toBe(RULES.text);
    if (!file.startsWith('text/')) expect(reading).toBe(RULES.reading);
  });

  test('with the reader: sources are read again, and texts are left alone', () => {
    change('dist/corpus/source/decode.js', 'holds NUL bytes', 'has NUL bytes');
    const { reading, text } = digest();
    expect(reading).not.toBe(RULES.reading);
    expect(text).toBe(RULES.text);
  });

  test('with a package that the reader uses', () => {
    const yaml = path.join(copy, 'dist/node_modules/yaml');
    cpSync(path.join(ROOT, 'node_modules/yaml/package.json'), path.join(yaml, 'package.json'));
    expect(digest()).toEqual(RULES);
    change('dist/node_modules/yaml/package.json', /"version": "[^"]+"/, '"version": "99.0.0"');
    expect(digest().reading).not.toBe(RULES.reading);
    expect(digest().text).toBe(RULES.text);
  });
});
