/** One warm vitest that runs chosen test files against one mutant after another. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createVitest, type TestModule, type TestSpecification, type Vitest } from 'vitest/node';
import { instrument, type Numbered } from './instrument.js';
import { ROOT, TESTS } from './rooms.js';

/** Mutations by the path of their file below the repository. */
export type Instrumented = Record<string, Numbered[]>;

const relative = (file: string): string => path.relative(ROOT, file).replaceAll('\\', '/');

/** Growth takes long to measure and tells no wrong answer: those tests are left out. */
const NO_GROWTH = /^(?!.*(?:grows no faster|in proportion|is linear))/;

/** @param isWhole every test file in a process of its own, to the end: as when it is found out what reaches what */
const create = (mutations: Instrumented, isWhole: boolean): Promise<Vitest> =>
  createVitest(
    'test',
    {
      root: ROOT,
      config: path.join(ROOT, 'test/vitest.config.ts'),
      watch: false,
      globalSetup: [],
      setupFiles: [path.join(ROOT, 'test/setup.ts'), path.join(ROOT, 'test/mutants/setup.ts')],
      isolate: isWhole,
      fileParallelism: isWhole,
      bail: isWhole ? 0 : 1,
      reporters: [{}],
      testNamePattern: NO_GROWTH,
      sequence: { sequencer: AsGiven },
    },
    {
      plugins: [
        {
          name: 'mutants',
          enforce: 'pre',
          transform(code, id) {
            const mutants = mutations[relative(id.split('?')[0] ?? '')];
            return mutants ? { code: instrument(code, mutants), map: null } : undefined;
          },
        },
      ],
    },
  );

/** The likeliest to tell a fault come first: the order is the caller's. */
class AsGiven {
  shard = async (files: TestSpecification[]): Promise<TestSpecification[]> => files;
  sort = async (files: TestSpecification[]): Promise<TestSpecification[]> => files;
}

export class Runner {
  private constructor(
    private readonly vitest: Vitest,
    private readonly specifications: ReadonlyMap<string, TestSpecification>,
  ) {}

  static async start(mutations: Instrumented, isWhole: boolean): Promise<Runner> {
    const vitest = await create(mutations, isWhole);
    const all = await vitest.globTestSpecifications();
    const named = all.map((one): [string, TestSpecification] => [relative(one.moduleId), one]);
    return new Runner(vitest, new Map(named.filter(([file]) => TESTS.test(file))));
  }

  get files(): string[] {
    return [...this.specifications.keys()];
  }

  /** @returns the modules that ran, errors outside of tests, and whether all that ran passed */
  async run(files: readonly string[]): Promise<{ passed: boolean; modules: TestModule[]; errors: unknown[] }> {
    const chosen = files.flatMap((file) => this.specifications.get(file) ?? []);
    // Else the results of earlier runs would be given again.
    this.vitest.state.filesMap.clear();
    const { testModules, unhandledErrors } = await this.vitest.runTestSpecifications(chosen);
    const passed = unhandledErrors.length === 0 && testModules.every((module) => module.ok());
    return { passed, modules: testModules, errors: unhandledErrors };
  }

  close(): Promise<void> {
    return this.vitest.close();
  }
}

export const nameOf = (module: TestModule): string => relative(module.moduleId);

export const readSource = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
