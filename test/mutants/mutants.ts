/**
 * `npm run mutants`: small faults are put into the code one at a time, and the tests must tell each.
 *
 *     npm run mutants -- [--room NAME] [--file PART] [--count N] [--seed N] [--slots N]
 *
 * A sample by chance, the same for the same seed and code; `--count` is how many of each room. Prints how many of each
 * room were killed, and lists the survivors: a survivor is a fact that no test states, or code that makes no difference.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { describeError } from '../../src/errors.js';
import { seeded } from '../../src/training/invented/random.js';
import type { Numbered } from './instrument.js';
import { findMutations } from './mutations.js';
import { describeMutant, describeRooms, describeSurvivors, type Mutant } from './report.js';
import { filesOf, ROOMS, ROOT } from './rooms.js';
import { type Instrumented, readSource } from './runner.js';
import { survey } from './survey.js';
import { tryAll } from './trials.js';

interface Options {
  room: string | undefined;
  file: string | undefined;
  count: number;
  seed: number;
  slots: number;
}

const readOptions = (): Options => {
  const { values } = parseArgs({
    options: {
      room: { type: 'string' },
      file: { type: 'string' },
      count: { type: 'string', default: '45' },
      seed: { type: 'string', default: '1' },
      slots: { type: 'string', default: '2' },
    },
  });
  const { room, file, count, seed, slots } = values;
  return { room, file, count: Number(count), seed: Number(seed), slots: Number(slots) };
};

const mutantsOf = (room: string, part: string | undefined): Omit<Mutant, 'id'>[] =>
  filesOf(room)
    .filter((file) => part === undefined || file.includes(part))
    .flatMap((file) => findMutations(file, readSource(file)).map((mutation) => ({ room, file, mutation })));

const sample = ({ room, file, count, seed }: Options): Mutant[] => {
  const rooms = Object.keys(ROOMS).filter((name) => room === undefined || name.startsWith(room));
  const chosen = rooms.flatMap((name) => {
    const random = seeded(seed);
    const drawn = mutantsOf(name, file).map((mutant) => ({ mutant, lot: random() }));
    return drawn.sort((a, b) => a.lot - b.lot).slice(0, count);
  });
  return chosen.map(({ mutant }, id) => ({ id, ...mutant }));
};

const byFile = (mutants: readonly Mutant[]): Instrumented => {
  const files: Record<string, Numbered[]> = {};
  for (const { id, file, mutation } of mutants) {
    files[file] ??= [];
    files[file].push({ id, ...mutation });
  }
  return files;
};

/** Tests of the same part of the house first, then the quickest. */
const inOrder = (file: string, tests: readonly string[], durations: ReadonlyMap<string, number>): string[] => {
  const part = file.split('/')[1] ?? '';
  const rank = (test: string): number => (durations.get(test) ?? 0) + (test.startsWith(`test/${part}/`) ? 0 : 1e9);
  return [...tests].sort((a, b) => rank(a) - rank(b));
};

const main = async (): Promise<void> => {
  const options = readOptions();
  const mutants = sample(options);
  const mutations = byFile(mutants);
  console.error(`${mutants.length} mutants; the tests run once without any …`);
  const { reaching, durations } = await survey(mutations, ROOT);
  const folder = mkdtempSync(path.join(tmpdir(), 'verbatim-mutants-'));
  const plan = path.join(folder, 'plan.json');
  writeFileSync(plan, JSON.stringify(mutations));
  const trials = mutants
    .filter(({ id }) => reaching.has(id))
    .map(({ id, file }) => ({ id, files: inOrder(file, reaching.get(id) ?? [], durations) }));
  const expected = ({ files }: { files: string[] }): number =>
    files.reduce((sum, file) => sum + (durations.get(file) ?? 0), 0);
  const [control] = await tryAll(plan, [{ id: -1, files: [...durations.keys()] }], expected, 1, () => {});
  if (control?.killer !== null) throw new Error(`In one process tests fail without any mutant: ${control?.killer}`);
  let done = 0;
  const verdicts = await tryAll(plan, trials, expected, options.slots, ({ id, killer }) => {
    done += 1;
    const fate = killer === null ? 'survived' : `killed by ${killer}`;
    console.error(`${done}/${trials.length} ${describeMutant(mutants[id] as Mutant)}: ${fate}`);
  });
  rmSync(folder, { recursive: true });
  const killed = new Set(verdicts.filter(({ killer }) => killer !== null).map(({ id }) => id));
  console.log(describeRooms(mutants, killed));
  console.log(describeSurvivors(mutants, killed, reaching));
};

await main().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(describeError(error));
    process.exit(1);
  },
);
