/** The floor: figures once reached, below which none may fall. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Split } from '../../src/training/annotated.js';
import { type Figures, ratio } from './figures.js';

/** Figures (0 to 1) by part and name. */
export type Floor = Record<Split, Record<string, number>>;

export interface Fall {
  split: Split;
  figure: string;
  floor: number;
  /** `null` where the figure is no longer measured at all. */
  now: number | null;
}

/** The floors of the measurements that have one. */
export const FLOOR_FILES = {
  speakers: fileURLToPath(new URL('./floor.json', import.meta.url)),
  judge: fileURLToPath(new URL('./judge/floor.json', import.meta.url)),
} as const;

export type Floored = keyof typeof FLOOR_FILES;

/** Half a point. */
const TOLERANCE = 0.005;

/** Below this a figure is printed but not held: it says nothing. */
const LEAST_ITEMS = 20;

/** Four places: a floor that is read in reviews, and far finer than the tolerance. */
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

const floorOf = (figures: Figures): Record<string, number> =>
  Object.fromEntries(
    Object.entries(figures).flatMap(([name, figure]) => {
      const value = ratio(figure);
      return value === null || figure.of < LEAST_ITEMS ? [] : [[name, rounded(value)]];
    }),
  );

/** The floor that these figures would set. */
export const toFloor = (measured: Record<Split, Figures>): Floor => ({
  dev: floorOf(measured.dev),
  'held-out': floorOf(measured['held-out']),
});

/** Every figure more than half a point below its floor, or gone. A figure without a floor cannot fall. */
export const findFalls = (floor: Floor, measured: Record<Split, Figures>): Fall[] =>
  (Object.keys(floor) as Split[]).flatMap((split) =>
    Object.entries(floor[split]).flatMap(([figure, least]) => {
      const item = measured[split][figure];
      const now = item ? ratio(item) : null;
      return now !== null && now >= least - TOLERANCE - Number.EPSILON ? [] : [{ split, figure, floor: least, now }];
    }),
  );

/** @returns `null` while none was recorded */
export const readFloor = (of: Floored): Floor | null => {
  try {
    return JSON.parse(readFileSync(FLOOR_FILES[of], 'utf8')) as Floor;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
};

export const writeFloor = (of: Floored, floor: Floor): void =>
  writeFileSync(FLOOR_FILES[of], `${JSON.stringify(floor, null, 2)}\n`);
