/** Runs every test once with all mutants asleep: what reaches which, how long it takes, and whether it passes at all. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspect } from 'node:util';
import { type Instrumented, nameOf, Runner } from './runner.js';

export interface Survey {
  /** Test files that reach a mutant, by its id. */
  reaching: Map<number, string[]>;
  /** Milliseconds by test file. */
  durations: Map<string, number>;
}

interface Line {
  file: string;
  reached: number[];
}

/** @throws where a test fails although no mutant is active */
export const survey = async (mutations: Instrumented, root: string): Promise<Survey> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'verbatim-mutants-'));
  const log = path.join(folder, 'reached.jsonl');
  process.env.MUTANTS_REACHED = log;
  const runner = await Runner.start(mutations, true);
  const { passed, modules, errors } = await runner.run(runner.files);
  await runner.close();
  delete process.env.MUTANTS_REACHED;
  if (!passed) {
    const failed = modules.filter((module) => !module.ok()).map(nameOf);
    throw new Error(
      `Tests fail without any mutant: ${[...failed, ...errors.map((error) => inspect(error))].join(', ')}`,
    );
  }
  const reaching = new Map<number, string[]>();
  for (const line of readFileSync(log, 'utf8').trim().split('\n')) {
    const { file, reached }: Line = JSON.parse(line);
    const name = path.relative(root, file).replaceAll('\\', '/');
    for (const id of reached) reaching.set(id, [...(reaching.get(id) ?? []), name]);
  }
  rmSync(folder, { recursive: true });
  return { reaching, durations: new Map(modules.map((module) => [nameOf(module), module.diagnostic().duration])) };
};
