/** Mutants asleep change nothing; each awake changes what it says. */
import { expect, test } from 'vitest';
import { instrument } from './instrument.js';
import { findMutations } from './mutations.js';

const run = (source: string, argument: unknown, active: number): unknown => {
  const mutations = findMutations('a.ts', source).map((mutation, id) => ({ id, ...mutation }));
  const scope = { __mutants: { is: (id: number) => id === active } };
  const code = instrument(source, mutations).replace('globalThis.', 'scope.');
  return new Function('scope', 'argument', `${code}; return f(argument);`)(scope, argument);
};

const SOURCES: [what: string, source: string, argument: unknown, expected: unknown][] = [
  [
    'an else after an inner if',
    'function f(n) { const a = []; if (n > 9) a.push(1); else if (n > 4) a.push(2); return a; }',
    5,
    [2],
  ],
  [
    'an else of the outer if',
    'function f(n) { const a = []; if (n < 9) { if (n > 7) a.push(1); } else a.push(2); return a; }',
    9,
    [2],
  ],
  ['?? beside ||', 'const f = (n) => (n?.a ?? n?.b) || 7;', { b: 3 }, 3],
  ['a chain', 'const f = (n) => n?.list.filter((x) => x > 1).map((x) => -x)?.length ?? -1;', null, -1],
  ['an arrow that gives an object', 'const f = (n) => ({ n: n + 1 });', 1, { n: 2 }],
  [
    'a loop without braces',
    'function f(n) { let sum = 0; for (const x of n) if (x !== 2) sum += x; return sum; }',
    [1, 2, 3],
    4,
  ],
];

test.each(SOURCES)('%s', (_, source, argument, expected) => {
  expect(run(source, argument, -1)).toEqual(expected);
});

const textsOf = (source: string): string[] =>
  findMutations('a.ts', source).map(({ start, end, text }) => `${source.slice(start, end)} → ${text}`);

test('faults are those that a programmer could make', () => {
  expect(textsOf('export const f = (a: number): boolean => a < 3;')).toEqual([
    'a < 3 → undefined',
    'a < 3 → a <= 3',
    'a < 3 → a >= 3',
  ]);
  expect(textsOf('list.sort(byDate);')).toEqual(['list.sort(byDate); → ', 'list.sort(byDate) → list']);
  expect(textsOf("const a = 'b' + c;")).toEqual([]);
});

test('types are left alone', () => {
  expect(textsOf('type A = true | [1, 2]; interface B { c: false } let d: true[];')).toEqual([]);
  expect(textsOf('let d = [1] as const;')).toEqual(['[1] → []']);
});

test('what is awake is seen', () => {
  const source = 'const f = (n) => n.filter((x) => x > 1);';
  const forgets = findMutations('a.ts', source).findIndex(({ text }) => text === 'n');
  expect(run(source, [1, 2], forgets)).toEqual([1, 2]);
});
