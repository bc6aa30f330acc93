/** Every article that prints the asked words: its header, and the match that tells how. */
import type { Store, StoredHeader } from '../../store/store.js';
import type { Match } from '../match/appearance.js';

/** One article that prints the words. Copies of one passage share their match. */
export interface Appearance {
  stored: StoredHeader;
  match: Match;
}

/** In the order of the matches. Plain loops: they may be ten thousand. */
export const listAppearances = async (store: Store, matches: readonly Match[]): Promise<Appearance[]> => {
  const matchOf = new Map<number, Match>();
  for (const match of matches) {
    matchOf.set(match.stored.key, match);
    for (const key of match.alike) matchOf.set(key, match);
  }
  const appearances: Appearance[] = [];
  for (const stored of await store.headers([...matchOf.keys()])) {
    const match = matchOf.get(stored.key);
    if (match) appearances.push({ stored, match });
  }
  return appearances;
};
