import { sharedIsPresent } from '../src/training/shared.js';

export { parseLines, readShared, sharedIsPresent, sharedPath } from '../src/training/shared.js';

/**
 * A test's name, with the reason it is skipped where `../shared` is absent.
 * @example describe.skipIf(!sharedIsPresent)(needsShared('seeds'), …)
 */
export const needsShared = (name: string): string =>
  sharedIsPresent ? name : `${name} (skipped: the annotated articles of ../shared are not part of this repository)`;
