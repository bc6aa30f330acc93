/**
 * Where words come from, computed from the articles that print them: copies, shared wire reports, the first appearance.
 * Origins are counted, not echoes: nine outlets with one wire report are nine outlets and one origin.
 */
import type { ArticleHeader, FirstPrint, Origin } from '../../model.js';
import type { StoredHeader } from '../../store/store.js';
import { areCopies, bandsOf, MOST_BANDS } from '../../text/signature.js';
import { Groups } from './groups.js';

/** @returns the number of groups of articles that copy each other or credit the same agency */
export const countOrigins = (articles: readonly StoredHeader[]): number => {
  const groups = groupCopies(articles);
  const seen = new Map<string, number>();
  articles.forEach(({ header: { agencies } }, i) => {
    for (const agency of agencies) groups.join(i, seen.get(agency) ?? i);
    for (const agency of agencies) seen.set(agency, i);
  });
  return groups.count();
};

/** Near-identical articles, grouped by their place in the list. */
export const groupCopies = (articles: readonly StoredHeader[]): Groups => {
  const groups = new Groups(articles.length);
  joinCopies(articles, groups);
  return groups;
};

/** Bands of the signatures bring likely copies together, so that no article is compared with every other. */
const joinCopies = (articles: readonly StoredHeader[], groups: Groups): void => {
  if (articles.length < 2) return;
  const meetings = new Meetings(articles.length * MOST_BANDS);
  const bands = new Uint32Array(MOST_BANDS);
  articles.forEach(({ signature }, i) => {
    let compared = -1;
    for (let b = bandsOf(signature, bands) - 1; b >= 0; b--) {
      const other = meetings.meet(bands[b] as number, i);
      if (other < 0 || other === compared || groups.joined(i, other)) continue;
      compared = other;
      if (areCopies(signature, (articles[other] as StoredHeader).signature)) groups.join(i, other);
    }
  });
};

/** Who was last seen at a band: a table with open addressing, since ten thousand articles have some 200,000 bands. */
class Meetings {
  private readonly mask: number;
  private readonly bands: Uint32Array;
  /** Index of the article plus one; 0 where the place is free. */
  private readonly last: Uint32Array;

  constructor(most: number) {
    const size = 2 ** Math.ceil(Math.log2(2 * most));
    this.mask = size - 1;
    this.bands = new Uint32Array(size);
    this.last = new Uint32Array(size);
  }

  /** Leaves `i` at the band. @returns who was there before; -1: nobody */
  meet(band: number, i: number): number {
    let place = band & this.mask;
    while (this.last[place] !== 0 && this.bands[place] !== band) place = (place + 1) & this.mask;
    const before = (this.last[place] as number) - 1;
    this.bands[place] = band;
    this.last[place] = i + 1;
    return before;
  }
}

const dayOf = (article: ArticleHeader): string | null => article.published.date?.slice(0, 10) ?? null;

/** Earlier first, undated last. Where the dates tie, an article that states its outlet stands for the others. */
const byDate = (a: ArticleHeader, b: ArticleHeader): number => {
  const [dayA, dayB] = [dayOf(a) ?? '9999', dayOf(b) ?? '9999'];
  if (dayA !== dayB) return dayA < dayB ? -1 : 1;
  if (bothTimed(a, b) && a.published.date !== b.published.date) {
    return (a.published.date ?? '') < (b.published.date ?? '') ? -1 : 1;
  }
  return Number(a.outlet === null) - Number(b.outlet === null);
};

const bothTimed = (a: ArticleHeader, b: ArticleHeader): boolean =>
  a.published.precision === 'minute' && b.published.precision === 'minute';

/** Only stated times tell two articles of one day apart. */
const isTied = (first: ArticleHeader, other: ArticleHeader): boolean =>
  first.published.date !== null &&
  dayOf(first) === dayOf(other) &&
  (!bothTimed(first, other) || first.published.date === other.published.date);

/** The earliest of some articles; `null` when there are none. A tie keeps their order. */
const earliest = (articles: readonly ArticleHeader[]): ArticleHeader | null => {
  let [first = null]: (ArticleHeader | null)[] = [...articles.slice(0, 1)];
  for (const article of articles) if (first && byDate(article, first) < 0) first = article;
  return first;
};

const printOf = ({ outlet, id, published: { date, precision } }: ArticleHeader): FirstPrint => ({
  outlet,
  articleId: id,
  date,
  precision,
});

/** Who printed first, as far as dates tell; `null` when there are no articles. */
export const firstPrint = (articles: readonly ArticleHeader[]): FirstPrint | null => {
  const first = earliest(articles);
  return first && printOf(first);
};

/**
 * @param nearest articles that print the nearest variant, best match first; a tie keeps that order
 * @param utterance all articles that print the utterance, these included
 * @returns `null` when there are none
 */
export const originOf = (
  nearest: readonly ArticleHeader[],
  utterance: readonly ArticleHeader[] = nearest,
): Origin | null => {
  const first = earliest(nearest);
  if (!first) return null;
  const credit = first.credits.find(({ kind }) => kind !== 'photo' && kind !== 'outlet');
  return {
    agency: credit?.agency ?? first.agencies[0] ?? null,
    credit: credit?.evidence ?? null,
    first: printOf(first),
    tied: nearest.filter((other) => other !== first && isTied(first, other)).map((other) => other.id),
    utterance: printOf(earliest(utterance) ?? first),
  };
};
