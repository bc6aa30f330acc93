/** A process that runs mutants one after another as it is told to; its master ends it where one hangs. */
import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { type Instrumented, nameOf, Runner } from './runner.js';

export interface Trial {
  id: number;
  /** Test files, the likeliest to tell first. */
  files: string[];
}

export interface Verdict {
  id: number;
  /** The first test file that failed; `null`: none did. */
  killer: string | null;
}

const main = async (): Promise<void> => {
  const mutations: Instrumented = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
  const runner = await Runner.start(mutations, false);
  process.on('message', async ({ id, files }: Trial) => {
    process.env.MUTANT = String(id);
    const { passed, modules, errors } = await runner.run(files);
    const failed = modules.find((module) => module.state() === 'failed');
    const verdict: Verdict = { id, killer: passed ? null : failed ? nameOf(failed) : inspect(errors[0]) };
    process.send?.(verdict);
  });
  process.once('disconnect', () => process.exit());
  process.send?.('ready');
};

await main();
