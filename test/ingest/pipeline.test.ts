import { expect, test } from 'vitest';
import { Pipeline } from '../../src/ingest/pipeline.js';

/** Work that ends when it is told to. */
const work = () => {
  let finish = (): void => {};
  let fail = (_error: Error): void => {};
  const promise = new Promise<void>((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });
  return { promise, finish, fail };
};

test('work below the bound is not waited for; at the bound its caller waits for the first that ends', async () => {
  const pipeline = new Pipeline(2);
  const [first, second] = [work(), work()];
  await pipeline.add(first.promise);
  let taken = false;
  const adding = pipeline.add(second.promise).then(() => {
    taken = true;
  });
  await Promise.resolve();
  expect(taken).toBe(false);
  second.finish();
  await adding;
  first.finish();
  await pipeline.drain();
});

test('a fault is thrown at the next occasion, and nothing is left unhandled', async () => {
  const pipeline = new Pipeline(3);
  const [bad, good] = [work(), work()];
  await pipeline.add(bad.promise);
  bad.fail(new Error('the disk is full'));
  good.finish();
  await expect(pipeline.add(good.promise).then(() => pipeline.drain())).rejects.toThrow('the disk is full');
});

test('an empty pipeline drains at once', async () => {
  await expect(new Pipeline(1).drain()).resolves.toBeUndefined();
});
