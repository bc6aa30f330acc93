/**
 * Where words come from, computed from the articles that print them: copies, shared wire reports, the first appearance.
 * Origins are counted, not echoes: nine outlets with one wire report are nine outlets and one origin.
 */
import type { ArticleHeader, Origin } from '../model.js';
import type { StoredHeader } from '../store/store.js';
import { areCopies, bandsOf } from '../text/signature.js';

/** @returns the number of groups of articles that copy each other or credit the same agency */
export const countOrigins = (articles: readonly StoredHeader[]): number => {
  const groups = new Groups(articles.length);
  const seen = new Map<string, number>();
  articles.forEach(({ header: { agencies } }, i) => {
    for (const agency of agencies) groups.join(i, seen.get(agency) ?? i);
    for (const agency of agencies) seen.set(agency, i);
  });
  joinCopies(articles, groups);
  return groups.count();
};

/** Disjoint sets with path halving (R. E. Tarjan, J. van Leeuwen, 1984). */
class Groups {
  private readonly parent: number[];

  constructor(size: number) {
    this.parent = Array.from({ length: size }, (_, i) => i);
  }

  private root(i: number): number {
    let node = i;
    for (;;) {
      const up = this.parent[node] ?? node;
      if (up === node) return node;
      const above = this.parent[up] ?? up;
      this.parent[node] = above;
      node = above;
    }
  }

  joined(a: number, b: number): boolean {
    return this.root(a) === this.root(b);
  }

  join(a: number, b: number): void {
    this.parent[this.root(a)] = this.root(b);
  }

  count(): number {
    return this.parent.filter((up, i) => up === i).length;
  }
}

/** Bands of the signatures bring likely copies together, so that no article is compared with every other. */
const joinCopies = (articles: readonly StoredHeader[], groups: Groups): void => {
  const bands = new Map<string, number>();
  articles.forEach(({ signature }, i) => {
    for (const band of bandsOf(signature)) {
      const other = bands.get(band) ?? i;
      const otherSignature = articles[other]?.signature;
      if (otherSignature && !groups.joined(i, other) && areCopies(signature, otherSignature)) groups.join(i, other);
      bands.set(band, i);
    }
  });
};

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

/**
 * @param articles that print the words, best match first; a tie keeps that order
 * @returns `null` when there are none
 */
export const originOf = (articles: readonly ArticleHeader[]): Origin | null => {
  const [first, ...others] = [...articles].sort(byDate);
  if (!first) return null;
  const credit = first.credits[0];
  return {
    agency: credit?.agency ?? first.agencies[0] ?? null,
    credit: credit?.evidence ?? null,
    first: {
      outlet: first.outlet,
      articleId: first.id,
      date: first.published.date,
      precision: first.published.precision,
    },
    tied: others.filter((other) => isTied(first, other)).map((other) => other.id),
  };
};
