/** Runs the compiled command line as a process of its own, as users do. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export interface Run {
  code: number | null;
  out: string;
  err: string;
}

export interface RunOptions {
  input?: string;
  env?: Record<string, string>;
  cwd?: string;
  /** Given the process once it has started: to signal it, or to watch what it prints. */
  during?: (child: ReturnType<typeof spawn>) => void;
}

/** No setting of the machine's leaks in: only PATH, and what the test gives. */
export const runCli = (args: readonly string[], { input = '', env = {}, cwd, during }: RunOptions = {}): Promise<Run> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, ...args], { cwd, env: { PATH: process.env.PATH ?? '', ...env } });
    const run: Run = { code: null, out: '', err: '' };
    child.stdout.on('data', (chunk) => {
      run.out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      run.err += chunk;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ ...run, code }));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    during?.(child);
  });
