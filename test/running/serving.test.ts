/** Platforms that will not have us at first, before others that do. */
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Platform } from '../../src/chat/platform.js';
import { VerbatimError } from '../../src/errors.js';
import { type Standing, serve } from '../../src/running/serving.js';
import { happens } from '../standins/waiting.js';

const refused = (words: string) => new VerbatimError('platform-refused', words, 'Mend it');
const WAITS = { first: 1, longest: 4 };

/** Fails with each of `faults` in turn, then connects. */
const platform = (name: string, faults: Error[] = []) => {
  const made = { name, starts: 0, stops: 0 };
  const left = [...faults];
  return Object.assign(made, {
    start: async () => {
      made.starts++;
      const fault = left.shift();
      if (fault) throw fault;
    },
    stop: async () => {
      made.stops++;
    },
  }) satisfies Platform;
};

const run = (platforms: Platform[]) => {
  const stop = new AbortController();
  const lines: string[] = [];
  const standing = new Map<string, Standing>();
  const served = serve(platforms, stop.signal, (line) => lines.push(line), standing, WAITS);
  return { lines, standing, served, stop: () => stop.abort() };
};

describe('a platform that refuses', () => {
  test('is tried again until it connects, and says each fault once', async () => {
    const faults = [refused('No token'), refused('No token'), refused('No network'), refused('No network')];
    const [bad, good] = [platform('Bad', faults), platform('Good')];
    const { lines, standing, served, stop } = run([bad, good]);
    await happens(() => standing.get('Bad') === 'connected');
    expect(bad.starts).toBe(5);
    expect(good.starts).toBe(1);
    expect(lines.filter((line) => line.includes('No token'))).toHaveLength(1);
    expect(lines.filter((line) => line.includes('No network'))).toHaveLength(1);
    expect(lines.at(-1)).toBe('Bad: connected.');
    stop();
    expect(await served.ended).toBe(true);
    expect([bad.stops, good.stops]).toEqual([1, 1]);
    expect([...standing.values()]).toEqual(['stopped', 'stopped']);
  });

  test('alone ends the run', async () => {
    const { lines, served } = run([platform('One', [refused('No')]), platform('Two', [new TypeError('a defect')])]);
    expect(await served.ended).toBe(false);
    expect(lines).toEqual(['verbatim: No. Mend it', 'verbatim: Two: a defect']);
  });

  test('is let go when told to stop', async () => {
    const bad = platform(
      'Bad',
      Array.from({ length: 1000 }, () => refused('No')),
    );
    const { served, stop } = run([bad, platform('Good')]);
    await happens(() => bad.starts > 2);
    stop();
    expect(await served.ended).toBe(true);
    const { starts } = bad;
    await pause(20);
    expect(bad.starts).toBeLessThanOrEqual(starts + 1);
  });
});
