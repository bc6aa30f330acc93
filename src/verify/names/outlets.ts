/** Which indexed outlet a name as typed means. */
import type { Store } from '../../store/store.js';
import { resolveAlias, searchNames } from './names.js';

/** @returns `null`: there is none */
export const findOutlet = async (store: Store, asked: string): Promise<string | null> => {
  const outlets = await store.outlets();
  const wanted = resolveAlias(asked).toLowerCase();
  return outlets.find((outlet) => outlet.toLowerCase() === wanted) ?? searchNames(outlets, asked, 1)[0] ?? null;
};
