/** What is followed: an outlet's feed, sitemap or page, or a folder that somebody else fills. */

export interface Source {
  kind: 'feed' | 'sitemap' | 'page' | 'folder';
  /** An address of the web, or the absolute path of a folder. */
  place: string;
  /** As its operator states it; `null`: what the articles state of themselves. */
  outlet: string | null;
  /** Milliseconds between two looks. */
  interval: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Feeds and sitemaps so often that what they show can be asked for within a minute. */
export const INTERVALS: Readonly<Record<Source['kind'], number>> = {
  feed: 45 * SECOND,
  sitemap: 45 * SECOND,
  page: 60 * MINUTE,
  folder: 10 * MINUTE,
};

/** The same through a restart and a change of outlet or interval. */
export const keyOf = ({ kind, place }: Source): string => `${kind} ${place}`;
