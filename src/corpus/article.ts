/** One article out of what its fields state and what its page tells. Fields come first: somebody set them on purpose. */
import type { Article, Credit, Publication } from '../model.js';
import { agenciesIn, agencyAt, agencyNamed } from './facts/agencies.js';
import { agenciesOf, distinctCredits } from './facts/credits.js';
import { publicationOf, readDate, UNKNOWN } from './facts/dates.js';
import type { Fields } from './facts/fields.js';
import { canonicalOutlet, domainOf, type NamedOutlet, originalAddress, outletAt } from './facts/outlets.js';
import type { Page } from './page/page.js';

const statedOutlet = (stated: string | null): NamedOutlet | null => {
  if (stated === null) return null;
  const site = /^(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+\/?$/u.test(stated) ? outletAt(stated) : null;
  return { outlet: site?.outlet ?? canonicalOutlet(stated), evidence: stated };
};

const publishedOn = (stated: string | null, page: Page, url: string | null): Publication => {
  if (stated === null) return publicationOf(page.dates, url);
  const date = readDate(stated);
  return date === null ? UNKNOWN : publicationOf([{ ...date, label: 'published' }], url);
};

/** An agency's own site or name credits that agency. */
const ownCredit = (named: NamedOutlet | null, url: string | null): Credit[] => {
  if (named === null) return [];
  const agency = (named.evidence === url ? agencyAt(domainOf(url) ?? '') : null) ?? agencyNamed(named.outlet);
  return agency === null ? [] : [{ agency, evidence: named.evidence }];
};

/**
 * @param id the article's id
 * @param text the clean text
 * @param stated fields from front matter or a JSON line
 * @param page what the text around it tells
 */
export const toArticle = (id: string, text: string, stated: Fields, page: Page): Article => {
  const field = (name: 'title' | 'outlet' | 'url' | 'date' | 'byline'): string | null =>
    stated[name] ?? page.fields[name];
  const url = field('url') ?? page.url;
  const named = statedOutlet(field('outlet')) ?? (url === null ? null : outletAt(url)) ?? page.outlet;
  const byline = field('byline');
  const credits = distinctCredits([
    ...[...stated.agencies, ...page.fields.agencies].map((printed) => ({
      agency: agencyNamed(printed) ?? printed,
      evidence: printed,
    })),
    ...agenciesIn(byline ?? '').map((agency) => ({ agency, evidence: byline ?? '' })),
    ...page.credits,
    ...ownCredit(named, url),
  ]);
  return {
    id,
    outlet: named?.outlet ?? null,
    outletEvidence: named?.evidence ?? null,
    title: page.title ?? field('title'),
    url: url === null ? null : originalAddress(url),
    byline: byline ?? page.byline,
    published: publishedOn(field('date'), page, url),
    agencies: agenciesOf(credits),
    credits,
    text,
  };
};
