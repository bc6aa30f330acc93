/** Asking for one outlet or some days alone: which indexed outlet that is, and what was left out. */
import type { Filter, Question } from '../../model.js';
import type { Store } from '../../store/store.js';
import { findOutlet } from '../names/outlets.js';
import type { Appearance } from './appearances.js';

type Wish = Pick<Question, 'outlet' | 'since' | 'until'>;

/** @returns the appearances that count, and what the filter did */
export const filterAppearances = async (
  store: Store,
  { outlet: asked, since = null, until = null }: Wish,
  appearances: readonly Appearance[],
): Promise<{ kept: Appearance[]; filter: Filter | null }> => {
  if (asked === null && since === null && until === null) return { kept: [...appearances], filter: null };
  const outlet = asked === null ? null : await findOutlet(store, asked);
  const isThere = (of: string | null): boolean => asked === null || (outlet !== null && of === outlet);
  const isThen = (date: string | null): boolean => {
    if (since === null && until === null) return true;
    const day = date?.slice(0, 10);
    return day !== undefined && (since === null || day >= since) && (until === null || day <= until);
  };
  const kept = appearances.filter(({ stored: { header } }) => isThere(header.outlet) && isThen(header.published.date));
  const days = { ...(since === null ? {} : { since }), ...(until === null ? {} : { until }) };
  return { kept, filter: { asked, outlet, ...days, elsewhere: appearances.length - kept.length } };
};
