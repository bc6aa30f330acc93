/** Tries mutants in several processes at once, and ends what hangs. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Trial, Verdict } from './slot.js';

const HANGS = 'its silence: it hangs';

/** So much longer than without a mutant, and a start: then it hangs. */
const LONGER = 8;
const START_MS = 40_000;

const startSlot = async (plan: string): Promise<ChildProcess> => {
  const child = fork(fileURLToPath(new URL('slot.ts', import.meta.url)), [plan], {
    execArgv: ['--import', 'tsx'],
    // A group of its own, so that its workers end with it.
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await new Promise((resolve) => child.once('message', resolve));
  return child;
};

const end = (child: ChildProcess): void => {
  if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
};

/** @returns `null` where it hangs */
const tryOne = (child: ChildProcess, trial: Trial, limit: number): Promise<Verdict | null> =>
  new Promise((resolve) => {
    const settle = (verdict: Verdict | null): void => {
      clearTimeout(timer);
      child.off('message', settle).off('exit', onExit);
      resolve(verdict);
    };
    const onExit = (): void => settle({ id: trial.id, killer: 'the process ended' });
    const timer = setTimeout(settle, limit, null);
    child.once('message', settle).once('exit', onExit);
    child.send(trial);
  });

/**
 * @param plan path of the mutations that the slots put into the files
 * @param expected milliseconds that a trial's tests take without a mutant
 * @returns verdicts in the order of their ends, each told to `onVerdict` as it comes
 */
export const tryAll = async (
  plan: string,
  trials: readonly Trial[],
  expected: (trial: Trial) => number,
  slots: number,
  onVerdict: (verdict: Verdict) => void,
): Promise<Verdict[]> => {
  const left = [...trials];
  const verdicts: Verdict[] = [];
  const work = async (): Promise<void> => {
    let child: ChildProcess | null = null;
    for (let trial = left.shift(); trial; trial = left.shift()) {
      child ??= await startSlot(plan);
      const verdict = await tryOne(child, trial, START_MS + LONGER * expected(trial));
      if (verdict === null || child.exitCode !== null) {
        end(child);
        child = null;
      }
      verdicts.push(verdict ?? { id: trial.id, killer: HANGS });
      onVerdict(verdicts.at(-1) as Verdict);
    }
    if (child) end(child);
  };
  await Promise.all(Array.from({ length: slots }, work));
  return verdicts;
};
