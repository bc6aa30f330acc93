/**
 * `npm run test:opensearch`: the contract of stores on a real cluster. OPENSEARCH_TEST_URL names one that may be written
 * to; without it one is started where a script for that lies beside the repository, and stopped afterwards; else it skips.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const SCRIPT = fileURLToPath(new URL('../../../../shared/opensearch/opensearch.sh', import.meta.url));
/** Where the script starts its first node. */
const STARTED = `http://127.0.0.1:${process.env.HTTP_BASE ?? '19200'}`;

const run = (command: string, args: string[], settings: Record<string, string> = {}): number =>
  spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...settings } }).status ?? 1;

const test = (url: string): number =>
  run('npx', ['vitest', 'run', '--config', 'test/vitest.config.ts', 'test/store/opensearch'], {
    OPENSEARCH_TEST_URL: url,
  });

const startAndTest = (): number => {
  if (run('bash', [SCRIPT, 'start', '1', '1g']) !== 0) return 1;
  try {
    return test(STARTED);
  } finally {
    run('bash', [SCRIPT, 'stop']);
  }
};

const url = process.env.OPENSEARCH_TEST_URL;
if (url) process.exitCode = test(url);
else if (existsSync(SCRIPT)) process.exitCode = startAndTest();
else process.stdout.write('Skipped: OPENSEARCH_TEST_URL names no cluster, and none can be started here\n');
