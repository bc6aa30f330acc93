/** What has been delivered already: platforms hand things over again where they are not sure that they arrived. */
import { LRUCache } from 'lru-cache';

/** Slack delivers an event again at once, after a minute and after five; for some apps hourly for a day. */
const REMEMBERED = { max: 20_000, ttl: 24 * 60 * 60 * 1000 };

/** @returns whether an id is told for the first time; it is known from then on */
export const rememberSeen = (): ((id: string) => boolean) => {
  const seen = new LRUCache<string, true>(REMEMBERED);
  return (id) => {
    const isNew = !seen.has(id);
    seen.set(id, true);
    return isNew;
  };
};
