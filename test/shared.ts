/**
 * The one place that knows where the material outside the repository lies.
 * A checkout without it builds and passes its tests: those that read it skip, and say so.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../shared', import.meta.url));

/** Whether `../shared` stands beside the repository. */
export const sharedIsPresent = existsSync(FOLDER);

/**
 * A test's name, with the reason it is skipped where `../shared` is absent.
 * @example describe.skipIf(!sharedIsPresent)(needsShared('seeds'), …)
 */
export const needsShared = (name: string): string =>
  sharedIsPresent ? name : `${name} (skipped: ../shared is absent)`;

/** Absolute path of a file below `../shared`. @param path relative, with `/`: `polnear/train.jsonl` */
export const sharedPath = (path: string): string => fileURLToPath(new URL(`../../shared/${path}`, import.meta.url));

/** Text of a file below `../shared`. @throws as `readFileSync` does where it is absent */
export const readShared = (path: string): string => readFileSync(sharedPath(path), 'utf8');

/** Lines of a `.jsonl` file, parsed; `T` is the caller's claim about their shape. */
export const parseLines = <T>(jsonl: string): T[] =>
  jsonl
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
