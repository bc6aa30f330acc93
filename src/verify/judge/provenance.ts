/** Which article printed words first, and by which agency the report is, as far as dates and credits tell. */
import type { ArticleHeader, FirstPrint, Origin, OriginGroup, Publication } from '../../model.js';
import { creditOf } from './origins.js';

/** When the words of a version were there for the first time: not before the change that brought them was found. */
const dateOf = ({ published, revised }: ArticleHeader): Publication =>
  revised === undefined ? published : { date: revised, precision: 'minute' };

const dayOf = (article: ArticleHeader): string | null => dateOf(article).date?.slice(0, 10) ?? null;

/** Earlier first, undated last. Where the dates tie, an article that states its outlet stands for the others. */
const byDate = (a: ArticleHeader, b: ArticleHeader): number => {
  const [dayA, dayB] = [dayOf(a) ?? '9999', dayOf(b) ?? '9999'];
  if (dayA !== dayB) return dayA < dayB ? -1 : 1;
  const [dateA, dateB] = [dateOf(a).date, dateOf(b).date];
  if (bothTimed(a, b) && dateA !== dateB) return (dateA ?? '') < (dateB ?? '') ? -1 : 1;
  return Number(a.outlet === null) - Number(b.outlet === null);
};

const bothTimed = (a: ArticleHeader, b: ArticleHeader): boolean =>
  dateOf(a).precision === 'minute' && dateOf(b).precision === 'minute';

/** Only stated times tell two articles of one day apart. */
const isTied = (first: ArticleHeader, other: ArticleHeader): boolean =>
  dayOf(first) !== null &&
  dayOf(first) === dayOf(other) &&
  (!bothTimed(first, other) || dateOf(first).date === dateOf(other).date);

/** The earliest of some articles; `null` when there are none. A tie keeps their order. */
const earliest = (articles: readonly ArticleHeader[]): ArticleHeader | null => {
  let [first = null]: (ArticleHeader | null)[] = [...articles.slice(0, 1)];
  for (const article of articles) if (first && byDate(article, first) < 0) first = article;
  return first;
};

const printOf = (header: ArticleHeader): FirstPrint => ({
  outlet: header.outlet,
  articleId: header.id,
  ...dateOf(header),
});

/** Who printed first, as far as dates tell; `null` when there are no articles. */
export const firstPrint = (articles: readonly ArticleHeader[]): FirstPrint | null => {
  const first = earliest(articles);
  return first && printOf(first);
};

/**
 * @param nearest articles that print the nearest variant, best match first; a tie keeps that order
 * @param utterance all articles that print the utterance, these included
 * @param groups their origins: any article of the first one's origin may tell the agency
 * @returns `null` when there are none
 */
export const originOf = (
  nearest: readonly ArticleHeader[],
  utterance: readonly ArticleHeader[] = nearest,
  groups: readonly OriginGroup[] = [],
): Origin | null => {
  const first = earliest(nearest);
  if (!first) return null;
  const group = groups.find(({ articles }) => articles.some(({ id }) => id === first.id));
  const credit = creditOf(first) ?? group?.credit;
  return {
    agency: credit?.agency ?? first.agencies[0] ?? null,
    credit: credit?.evidence ?? null,
    first: printOf(first),
    tied: nearest.filter((other) => other !== first && isTied(first, other)).map((other) => other.id),
    utterance: printOf(earliest(utterance) ?? first),
  };
};
