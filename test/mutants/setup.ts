/** Runs before each test file: says which mutant is active, and notes which ones the file reaches. */
import { appendFileSync } from 'node:fs';
import { afterAll, expect } from 'vitest';

interface Mutants {
  is: (id: number) => boolean;
}

const active = Number(process.env.MUTANT ?? -1);
const log = process.env.MUTANTS_REACHED;
const reached = new Set<number>();

const is =
  log === undefined
    ? (id: number): boolean => id === active
    : (id: number): boolean => {
        reached.add(id);
        return false;
      };

Object.assign(globalThis, { __mutants: { is } satisfies Mutants });

if (log !== undefined) {
  afterAll(() => {
    appendFileSync(log, `${JSON.stringify({ file: expect.getState().testPath, reached: [...reached] })}\n`);
  });
}
