/** One article out of what its fields state and what its page tells. Fields come first: somebody set them on purpose. */
import type { Article, Credit, Publication, Quotation } from '../model.js';
import { languageOf } from '../text/language.js';
import { agencyAt, agencyNamed } from './facts/agencies.js';
import { canonicalAddress } from './facts/canonical.js';
import { agenciesIn } from './facts/credit-words.js';
import { agenciesOf, distinctCredits } from './facts/credits.js';
import { dateOrderOf } from './facts/date-order.js';
import { type PrintedDate, publicationOf, readDate, UNKNOWN } from './facts/dates.js';
import type { Fields } from './facts/fields.js';
import { canonicalOutlet, domainOf, type NamedOutlet, originalAddress, outletAt } from './facts/outlets.js';
import type { Body, Found } from './found.js';
import type { LineKind } from './markup/line.js';
import { type Page, readPage } from './page/page.js';
import { setQuotations } from './stated.js';

const statedOutlet = (stated: string | null): NamedOutlet | null => {
  if (stated === null) return null;
  const site = /^(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+\/?$/u.test(stated) ? outletAt(stated) : null;
  return { outlet: site?.outlet ?? canonicalOutlet(stated), evidence: stated };
};

/** A date in figures that no calendar has ("2024-13-45") is a fault; words that are no date at all state none. */
const IN_FIGURES = /^\W*\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b/u;
/** Clocks go wrong by hours, and zones differ by as much. */
const TOLERANCE_MS = 36 * 60 * 60 * 1000;

interface Dated {
  published: Publication;
  /** Why a date that is stated is not taken. */
  fault: string | null;
}

const withoutFuture = (published: Publication): Dated => {
  const isFuture = published.date !== null && Date.parse(published.date) > Date.now() + TOLERANCE_MS;
  if (!isFuture) return { published, fault: null };
  return { published: UNKNOWN, fault: `its date, ${published.date}, lies in the future` };
};

const publishedOn = (stated: string | null, page: Page, outlet: string | null, url: string | null): Dated => {
  const order = dateOrderOf(outlet, url);
  const date = stated === null ? null : readDate(stated);
  if (stated !== null && date === null) {
    return { published: UNKNOWN, fault: IN_FIGURES.test(stated) ? `its date, ${stated}, is none` : null };
  }
  const printed: PrintedDate[] = date === null ? page.dates : [{ ...date, label: 'published' }];
  const published = publicationOf(printed, url, order);
  const open =
    published.date === null ? printed.find(({ label, days }) => label !== 'changed' && days.length > 1) : null;
  if (!open) return withoutFuture(published);
  return {
    published,
    fault: `its date may be ${open.days.join(' or ')}, and its outlet’s country does not tell which`,
  };
};

/** An agency's own site or name credits that agency. */
const ownCredit = (named: NamedOutlet | null, url: string | null): Credit[] => {
  if (named === null) return [];
  const agency = (named.evidence === url ? agencyAt(domainOf(url) ?? '') : null) ?? agencyNamed(named.outlet);
  return agency === null ? [] : [{ kind: 'text', agency, evidence: named.evidence }];
};

const placed = (credit: Credit, text: string): Credit => {
  const at = text.indexOf(credit.evidence);
  return at < 0 ? credit : { ...credit, at };
};

/**
 * @param id the article's id
 * @param text the clean text
 * @param stated fields from front matter or a JSON line
 * @param page what the text around it tells
 */
const toArticle = (
  id: string,
  text: string,
  stated: Fields,
  page: Page,
): { article: Article; fault: string | null } => {
  const field = (name: 'title' | 'outlet' | 'url' | 'date' | 'byline'): string | null =>
    stated[name] ?? page.fields[name];
  const url = field('url') ?? page.url;
  const named = statedOutlet(field('outlet')) ?? (url === null ? null : outletAt(url)) ?? page.outlet;
  const byline = field('byline');
  const credits = distinctCredits([
    ...[...stated.agencies, ...page.fields.agencies].map((printed) => ({
      kind: 'text' as const,
      agency: agencyNamed(printed) ?? printed,
      evidence: printed,
    })),
    ...agenciesIn(byline ?? '').map((agency) => ({ kind: 'text' as const, agency, evidence: byline ?? '' })),
    ...page.credits,
    ...ownCredit(named, url),
  ]);
  const { published, fault } = publishedOn(field('date'), page, named?.outlet ?? null, url);
  const article = {
    id,
    outlet: named?.outlet ?? null,
    outletEvidence: named?.evidence ?? null,
    title: page.title ?? field('title'),
    url: url === null ? null : originalAddress(url),
    address: url === null ? null : canonicalAddress(url),
    byline: byline ?? page.byline,
    language: languageOf(text),
    published,
    agencies: agenciesOf(credits),
    credits: credits.map((credit) => (credit.kind === 'outlet' ? placed(credit, text) : credit)),
    text,
  };
  return { article, fault };
};

/** Words of a page that are not the article's. `as` is what they were taken for. */
export interface LeftOut {
  text: string;
  as: Exclude<LineKind, 'text'> | 'outside';
}

export interface ReadBody {
  article: Article;
  /** What it states that cannot be, and was not taken. */
  fault: string | null;
  /** What the source itself states of who said what; `null` where that is to be found in the text. */
  quotations: Quotation[] | null;
  /** What of the page is none of the article, and why. */
  leftOut(): Promise<LeftOut[]>;
}

const leftOutOf = async (page: Page, body: Body): Promise<LeftOut[]> => {
  const marked = page.left.flatMap(({ text, kind }) => (kind === 'text' ? [] : [{ text, as: kind }]));
  const outside = body.kind === 'lines' ? ((await body.outside?.()) ?? []) : [];
  return [...marked, ...outside.map((text) => ({ text, as: 'outside' as const }))];
};

/**
 * @param path names it where its source gives it no id
 * @returns why it is no article, where it is none
 */
export const fromFound = ({ fields, body }: Found, path: string): ReadBody | string => {
  const stated = body.kind === 'quotations' ? setQuotations(body.quotations) : null;
  const page = readPage(body.kind === 'lines' ? body.lines : body.kind === 'quotations' ? '' : body.text, fields.title);
  const text = body.kind === 'text' ? body.text : (stated?.text ?? page.paragraphs.join('\n\n'));
  if (text.trim() === '') return 'no text';
  return {
    ...toArticle(fields.id ?? path, text, fields, page),
    quotations: stated?.quotations ?? null,
    leftOut: () => leftOutOf(page, body),
  };
};
