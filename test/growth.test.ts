import { expect, test } from 'vitest';
import { excessGrowth, TOO_STEEP } from './growth.js';

let steps = 0;
const walk = (times: number): void => {
  for (let step = 0; step < times; step += 1) steps += step % 7;
};

test('growth in proportion to length is none, and growth with its square is too steep', () => {
  expect(excessGrowth(({ length }) => walk(length * 2000), 'a', 500, 32)).toBeLessThan(TOO_STEEP);
  expect(excessGrowth(({ length }) => walk(length ** 2), 'a', 1000, 32)).toBeGreaterThan(TOO_STEEP);
  expect(steps).toBeGreaterThan(0);
});
