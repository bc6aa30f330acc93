/** Whose turn it is: by facts of order and count, never by the clock. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FairQueue } from '../../../src/chat/queue/fair-queue.js';
import { createBuckets, OPEN } from '../../../src/chat/queue/gate.js';
import type { Reply } from '../../../src/chat/reply.js';
import { drawReply } from '../../../src/chat/terminal/draw.js';

const LIMITS = { atOnce: 1, most: 1000, mostEach: 1000 };

/** Work that ends when it is told to. */
const deferred = () => {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { end, ended };
};

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('the queue', () => {
  test('lets one person’s line wait behind each newcomer’s first', async () => {
    const queue = new FairQueue(LIMITS);
    const order: string[] = [];
    const all = ['a1', 'a2', 'a3', 'a4', 'b1', 'c1', 'c2'].map((name) =>
      queue.run(name.charAt(0), async () => {
        order.push(name);
        await settle();
      }),
    );
    await Promise.all(all);
    expect(order).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'c2', 'a4']);
    expect([queue.waiting, queue.running]).toEqual([0, 0]);
  });

  test('between coming and being served, nobody is passed twice by the same person', async () => {
    const arrivals = fc.array(fc.record({ asker: fc.constantFrom('a', 'b', 'c', 'd'), pause: fc.boolean() }), {
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(arrivals, fc.integer({ min: 1, max: 3 }), async (pieces, atOnce) => {
        const queue = new FairQueue({ ...LIMITS, atOnce });
        const waiting = new Map<string, number>();
        const passed = new Map<number, Map<string, number>>();
        let most = 0;
        let running = 0;
        const all: Promise<void>[] = [];
        for (const [i, { asker, pause }] of pieces.entries()) {
          waiting.set(asker, (waiting.get(asker) ?? 0) + 1);
          // Only the first of a line has a claim: the later ones wait for their own.
          if (waiting.get(asker) === 1) passed.set(i, new Map());
          const work = async () => {
            running++;
            most = Math.max(most, running);
            waiting.set(asker, (waiting.get(asker) ?? 0) - 1);
            passed.delete(i);
            for (const counts of passed.values()) counts.set(asker, (counts.get(asker) ?? 0) + 1);
            for (const counts of passed.values()) expect(counts.get(asker)).toBeLessThanOrEqual(1);
            await settle();
            running--;
          };
          all.push(queue.run(asker, work));
          if (pause) await settle();
        }
        await Promise.all(all);
        expect(most).toBeLessThanOrEqual(atOnce);
        expect(queue.running).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  test('refuses the crowd, not the newcomer, when it is full', async () => {
    const queue = new FairQueue({ atOnce: 1, most: 4, mostEach: 10 });
    const { end, ended } = deferred();
    const results = new Map<string, string>();
    const add = (name: string) =>
      queue
        .run(name.charAt(0), () => ended)
        .then(
          () => results.set(name, 'done'),
          (error: { code: string }) => results.set(name, error.code),
        );
    const all = ['a0', 'a1', 'a2', 'a3', 'a4', 'a5', 'b1', 'b2', 'c1'].map(add);
    await settle();
    expect(queue.waiting).toBe(4);
    end();
    await Promise.all(all);
    const refused = [...results].filter(([, result]) => result === 'too-busy').map(([name]) => name);
    // The fifth to wait is turned away; then each newcomer takes the place of the last of the longest line, while it is longer.
    expect(refused.sort()).toEqual(['a2', 'a3', 'a4', 'a5']);
    expect(results.get('c1')).toBe('done');
  });

  test('bounds each line, and goes on after work that fails', async () => {
    const queue = new FairQueue({ atOnce: 1, most: 100, mostEach: 2 });
    const failing = queue.run('a', async () => {
      await settle();
      throw new Error('of the work itself');
    });
    const others = [1, 2, 3].map(() => queue.run('a', async () => 'done').catch((error) => error.code));
    await expect(failing).rejects.toThrow('of the work itself');
    expect(await Promise.all(others)).toEqual(['done', 'done', 'too-busy']);
  });
});

describe('the gate', () => {
  test('lets in what the bucket holds, tells the rest in words, and each person has a bucket', async () => {
    const gate = createBuckets({ atOnce: 3, perMinute: 1 });
    const entered = Array.from({ length: 10 }, () => gate.refuse('a'));
    expect(entered.filter((refusal) => refusal === null)).toHaveLength(3);
    expect(entered.slice(3).map((refusal) => refusal?.again)).toEqual([false, ...Array(6).fill(true)]);
    const said: Reply[] = [];
    await Promise.all(entered.map((refusal) => refusal?.tell(async (reply) => said.push(reply))));
    expect(said).toHaveLength(7);
    for (const reply of said) {
      expect(drawReply(reply, { colours: false, width: null })).toMatch(/faster than is fair.*\d+ seconds/);
      expect(reply.private).toBe(true);
    }
    expect(gate.refuse('b')).toBeNull();
    expect(OPEN.refuse('a')).toBeNull();
  });
});
