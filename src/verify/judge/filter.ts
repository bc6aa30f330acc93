/** Asking for one outlet alone: which indexed outlet that is, and what was left out for it. */
import type { OutletFilter } from '../../model.js';
import type { Store } from '../../store/store.js';
import { resolveAlias, searchNames } from '../names/names.js';
import type { Appearance } from './appearances.js';

/** @returns the indexed outlet that a name as typed means; `null`: there is none */
const findOutlet = async (store: Store, asked: string): Promise<string | null> => {
  const outlets = await store.outlets();
  const wanted = resolveAlias(asked).toLowerCase();
  return outlets.find((outlet) => outlet.toLowerCase() === wanted) ?? searchNames(outlets, asked, 1)[0] ?? null;
};

/**
 * @param asked the outlet as the asker wrote it; `null`: all outlets
 * @returns the appearances that count, and what the filter did
 */
export const filterByOutlet = async (
  store: Store,
  asked: string | null,
  appearances: readonly Appearance[],
): Promise<{ kept: Appearance[]; filter: OutletFilter | null }> => {
  if (asked === null) return { kept: [...appearances], filter: null };
  const outlet = await findOutlet(store, asked);
  const kept = outlet === null ? [] : appearances.filter(({ stored }) => stored.header.outlet === outlet);
  return { kept, filter: { asked, outlet, elsewhere: appearances.length - kept.length } };
};
