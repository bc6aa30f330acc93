/** The bot as a process: started, told to stop, and measured from outside. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export interface Measure {
  /** Resident memory, MB. */
  memory: number;
  /** Open files and connections. */
  files: number;
  /** Bytes on standard error. */
  log: number;
  /** Files, and MB, in the data folder. */
  dataFiles: number;
  data: number;
}

export class BotProcess {
  private readonly child: ChildProcess;
  private printed = '';
  private logged = 0;

  constructor(
    env: Record<string, string>,
    private readonly dataDir: string,
  ) {
    this.child = spawn(process.execPath, [CLI, 'start'], {
      env: { PATH: process.env.PATH ?? '', ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    // Nothing goes on behind a run that is cut short.
    process.once('exit', () => this.child.kill('SIGKILL'));
    this.child.stderr?.on('data', (chunk: Buffer) => {
      this.logged += chunk.length;
      this.printed = (this.printed + String(chunk)).slice(-100_000);
    });
  }

  async said(line: RegExp): Promise<void> {
    while (!line.test(this.printed)) {
      if (this.child.exitCode !== null) throw new Error(`The bot has ended: ${this.printed.slice(-2000)}`);
      await pause(50);
    }
  }

  get log(): string {
    return this.printed;
  }

  async stop(): Promise<number | null> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
    return this.child.exitCode;
  }

  measure(): Measure {
    const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
    const kept = readdirSync(this.dataDir).map((name) => path.join(this.dataDir, name));
    const sizes = kept.map((file) => statSync(file, { throwIfNoEntry: false })?.size ?? 0);
    return {
      memory: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024,
      files: readdirSync(`/proc/${this.child.pid}/fd`).length,
      log: this.logged,
      dataFiles: kept.length,
      data: sizes.reduce((sum, size) => sum + size, 0) / 1e6,
    };
  }
}
