/** For threads whose work can wait. */
import { constants, setPriority } from 'node:os';

const LOWER = constants.priority.PRIORITY_BELOW_NORMAL / 2;

/** Lets other threads go first, so that questions are answered while articles come in. Only Linux tells threads apart. */
export const stepBack = (): void => {
  if (process.platform === 'linux') setPriority(LOWER);
};
