/**
 * The one place that knows where the material outside the repository lies.
 * A checkout without it builds and passes its tests: those that read it skip, and say so. Nothing can be learned there.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.resolve(import.meta.dirname, '../../../shared');

/** Whether `../shared` stands beside the repository. */
export const sharedIsPresent = existsSync(FOLDER);

/** Absolute path of a file below `../shared`. @param file relative, with `/`: `polnear/train.jsonl` */
export const sharedPath = (file: string): string => path.join(FOLDER, file);

/** Text of a file below `../shared`. @throws as `readFileSync` does where it is absent */
export const readShared = (file: string): string => readFileSync(sharedPath(file), 'utf8');

/** Lines of a `.jsonl` file, parsed; `T` is the caller's claim about their shape. */
export const parseLines = <T>(jsonl: string): T[] =>
  jsonl
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);

/** Learning without the annotated articles would learn nothing worth writing. @throws where they are absent */
export const needShared = (): void => {
  if (!sharedIsPresent)
    throw new Error('Nothing to learn from: the annotated articles of ../shared are not part of this repository');
};
