/** The bot as a process of its own: what it says can be waited for. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { type Run, runCli } from './run.js';

/** What a fresh install answers from. */
export const CORPUS = fileURLToPath(new URL('../../corpus', import.meta.url));

/** Indexes the corpus once for all tests of a file. @returns what lays the index into a DATA_DIR */
export const indexOnce = (): ((dataDir: string) => void) => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'verbatim-index-'));
    const { code, err } = await runCli(['ingest', CORPUS], { env: { DATA_DIR: folder } });
    if (code !== 0) throw new Error(err);
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  return (dataDir) => cpSync(folder, dataDir, { recursive: true });
};

export interface Bot {
  /** Resolves once the line has been printed; rejects when the process ends without it. */
  said: (line: RegExp) => Promise<void>;
  stop: (signal: NodeJS.Signals) => Promise<Run>;
  ended: Promise<Run>;
  /** All of standard error so far. */
  printed: () => string;
}

export const startBot = (env: Record<string, string>): Bot => {
  let printed = '';
  let kill = (_signal: NodeJS.Signals): void => {};
  let look = (): void => {};
  const ended = runCli(['start'], {
    env,
    during: (child) => {
      kill = (signal) => child.kill(signal);
      child.stderr?.on('data', (chunk) => {
        printed += chunk;
        look();
      });
    },
  });
  const said = (line: RegExp) =>
    new Promise<void>((resolve, reject) => {
      look = () => {
        if (line.test(printed)) resolve();
      };
      look();
      void ended.then(() => reject(new Error(`ended without ${line}: ${printed}`)));
    });
  const stop = (signal: NodeJS.Signals) => {
    kill(signal);
    return ended;
  };
  return { said, stop, ended, printed: () => printed };
};
