/** Compiles the product once a run: tests of the command line run what users run. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export default (): void => {
  const root = fileURLToPath(new URL('..', import.meta.url));
  for (const script of ['node_modules/typescript/bin/tsc', 'dist/ingest/digest.js'])
    execFileSync(process.execPath, [script], { cwd: root, stdio: 'inherit' });
};
