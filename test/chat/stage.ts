/** Where scenarios are played: a fresh platform for each, and no fault, rejection or open session left behind. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Desk } from '../../src/chat/desk.js';
import type { Log } from '../../src/chat/platform.js';
import type { Driver, Seen, Session, Surface } from './driver.js';
import { readable } from './hostile.js';

export interface Stage {
  driver: Driver;
  /** Starts the platform before `desk`; the stage ends it. */
  open(desk: Desk): Promise<Session>;
  log: Log;
  logged: { level: keyof Log; line: string }[];
  /** A test, unless the platform has declared that it lacks one of the surfaces. */
  scenario(name: string, needs: Surface[], play: () => Promise<void>): void;
}

export const visible = (seen: readonly Seen[]): string => readable(seen.map((message) => message.text).join('\n'));

/** Call it within a `describe`. */
export const setStage = (driver: Driver): Stage => {
  const rejections: unknown[] = [];
  const onRejection = (error: unknown): void => {
    rejections.push(error);
  };
  const logged: Stage['logged'] = [];
  const note = (level: keyof Log) => (_details: object, line: string) => {
    logged.push({ level, line });
  };
  let session: Session | undefined;

  beforeEach(() => {
    rejections.length = 0;
    logged.length = 0;
    process.on('unhandledRejection', onRejection);
  });
  afterEach(async () => {
    const faults = session?.faults() ?? [];
    await session?.stop();
    session = undefined;
    process.off('unhandledRejection', onRejection);
    expect(faults, 'what the platform refused').toEqual([]);
    expect(rejections, 'unhandled rejections').toEqual([]);
  });

  const log = { debug: note('debug'), info: note('info'), warn: note('warn'), error: note('error') };
  return {
    driver,
    log,
    logged,
    open: async (desk) => {
      session = await driver.start(desk, log);
      return session;
    },
    scenario: (name, needs, play) => {
      const gap = needs.find((need) => driver.gaps[need] !== undefined);
      if (gap === undefined) test(name, play);
      else test.skip(`${name} (${driver.gaps[gap]})`, play);
    },
  };
};
