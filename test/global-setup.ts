/** Compiles the product once a run: tests of the command line run what users run. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { writeRules } from '../scripts/rules.js';

export default async (): Promise<void> => {
  const root = fileURLToPath(new URL('..', import.meta.url));
  execFileSync(process.execPath, [fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url))], {
    cwd: root,
    stdio: 'inherit',
  });
  await writeRules();
};
