/**
 * By which rules this version stores what it stores, as digests: written into dist/ by each build, kept in each index,
 * and compared when an index is opened. A digest is taken of all code and data that decide, put together as a bundle:
 * comments, formatting, types and the places of files do not count. Any other change does, also one that changes
 * nothing that is stored: bringing an index up to date in vain costs minutes, a stale one gives wrong answers.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { Rules } from '../src/ingest/rules.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What decides: modules below src/, and what of each. Whatever these reach counts, data and packages included. */
const DECIDES: Readonly<Record<keyof Rules, Readonly<Record<string, string>>>> = {
  reading: { 'corpus/read.ts': 'readArticles' },
  text: {
    'ingest/extraction.ts': 'extract',
    'store/kernels.ts': 'kernelsOf',
    'store/sqlite/segments/terms.ts': 'forEachTerm',
  },
};

/** @param root holds src/ and node_modules/ */
const digestOf = async (modules: Readonly<Record<string, string>>, root: string): Promise<string> => {
  const entry = Object.entries(modules).map(([module, name]) => `export { ${name} } from './src/${module}';`);
  const { outputFiles } = await build({
    stdin: { contents: entry.join('\n'), resolveDir: root, loader: 'ts' },
    absWorkingDir: root,
    bundle: true,
    // Inner names stay: short ones would be given by how often each letter occurs, so that one change would reach all.
    minifyWhitespace: true,
    minifySyntax: true,
    preserveSymlinks: true,
    write: false,
    platform: 'node',
    format: 'esm',
    legalComments: 'none',
    logLevel: 'error',
  });
  const hash = createHash('sha256');
  for (const { contents } of outputFiles) hash.update(contents);
  return hash.digest('base64url').slice(0, 12);
};

export const digestRules = async (root = ROOT): Promise<Rules> => ({
  reading: await digestOf(DECIDES.reading, root),
  text: await digestOf(DECIDES.text, root),
});

/** Writes them beside the compiled product. */
export const writeRules = async (): Promise<void> =>
  writeFileSync(new URL('../dist/rules.json', import.meta.url), `${JSON.stringify(await digestRules())}\n`);

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await writeRules();
