/**
 * Run by the build once all is compiled: digests the rules by which this version stores what it stores, and writes them
 * beside the code. Every module that decides counts, with its data and the versions of the packages it uses; comments,
 * types and the places of files do not. A change that changes nothing that is stored counts too: to bring an index up to
 * date in vain costs minutes, and a stale one gives wrong answers.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Rules } from './rules.js';

/** Where each begins: what these modules import, and so on, decides with them. */
const DECIDES: Readonly<Record<keyof Rules, readonly string[]>> = {
  reading: ['corpus/read.js'],
  text: ['ingest/extract.js', 'store/kernels.js', 'store/sqlite/segments/terms.js'],
};

const IMPORT = /^(?<start>(?:import|export)\b(?:[^'";]*\bfrom)?\s*)(?<mark>['"])(?<name>[^'"\n]+)\k<mark>/gmu;

/** What a module loads only once it needs it. */
const LATE_IMPORT = /\bimport\((?<mark>['"])(?<name>[^'"\n]+)\k<mark>\)/gu;

/** What a module may load besides, unseen here. */
const UNSEEN = /\bimport\((?!['"][^'"\n]+['"]\))|\bimport\.meta\b|\brequire\(/u;

const namesIn = (code: string): string[] =>
  [IMPORT, LATE_IMPORT].flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match.groups?.name ?? ''));

/** A module as it decides: where others stand is left out, and data is not told apart by its layout. */
const contentOf = (file: string, code: string): string =>
  file.endsWith('.json')
    ? JSON.stringify(JSON.parse(code))
    : code.replace(IMPORT, (whole: string, start: string, _mark, name: string) =>
        name.startsWith('.') ? start : whole,
      );

/** Name and version of a package that a module imports. @throws where it is not installed */
const packageOf = (name: string, file: string): string => {
  const [scope = '', rest] = name.split('/');
  const owner = scope.startsWith('@') ? `${scope}/${rest}` : scope;
  const places = createRequire(pathToFileURL(file)).resolve.paths(owner) ?? [];
  const found = places.map((place) => path.join(place, owner, 'package.json')).find((place) => existsSync(place));
  if (found === undefined) throw new Error(`${file} imports ${name}, which is not installed`);
  return `${owner}@${(JSON.parse(readFileSync(found, 'utf8')) as { version: string }).version}`;
};

const digestOf = (modules: readonly string[], folder: string): string => {
  const contents = new Set<string>();
  const files = new Set(modules.map((module) => path.join(folder, module)));
  // What is added while the set is gone through is gone through too.
  for (const file of files) {
    const code = readFileSync(file, 'utf8');
    contents.add(contentOf(file, code));
    if (file.endsWith('.json')) continue;
    if (UNSEEN.test(code)) throw new Error(`${file} decides what is stored, and may load what no import names`);
    for (const name of namesIn(code)) {
      if (name.startsWith('.')) files.add(path.join(path.dirname(file), name));
      else if (!name.startsWith('node:')) contents.add(packageOf(name, file));
    }
  }
  const hash = createHash('sha256');
  for (const content of [...contents].sort()) hash.update(content).update('\0');
  return hash.digest('base64url').slice(0, 12);
};

/** @param folder of the compiled product */
export const digestRules = (folder: string): Rules => ({
  reading: digestOf(DECIDES.reading, folder),
  text: digestOf(DECIDES.text, folder),
});

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const dist = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
  writeFileSync(path.join(dist, 'rules.json'), `${JSON.stringify(digestRules(dist))}\n`);
}
