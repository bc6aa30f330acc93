/** Wire services: their names, and lists of them as pages print them. */

import { anyOf } from '../markup/patterns.js';
import table from './agencies.json' with { type: 'json' };
import credits from './credits.json' with { type: 'json' };
import { isKnownOutlet } from './outlets.js';

interface Agency {
  name: string;
  /** Unmistakable wherever they stand. */
  aliases: string[];
  /** Letters that mean other things too: an agency only where a credit is expected. */
  short?: string[];
  domains?: string[];
}

const AGENCIES: readonly Agency[] = table.agencies;
const BY_ALIAS = new Map(AGENCIES.flatMap(({ name, aliases }) => aliases.map((alias) => [alias, name])));
const BY_ANY = new Map([
  ...AGENCIES.flatMap(({ name, short }) => [name, ...(short ?? [])].map((alias) => [alias, name] as const)),
  ...BY_ALIAS,
]);
const UPPER = new Map([...BY_ANY].map(([alias, name]) => [alias.toUpperCase(), name]));
const BY_DOMAIN = new Map(AGENCIES.flatMap(({ name, domains }) => (domains ?? []).map((domain) => [domain, name])));
const UNNAMED = new Set(credits.unnamed);

/** Alternatives for names that need no context, for use inside a larger expression. */
export const AGENCY_WORDS = `(?<![\\p{L}\\p{N}])(?:${anyOf(BY_ALIAS.keys())})(?![\\p{L}\\p{N}])`;
const ANYWHERE = new RegExp(AGENCY_WORDS, 'gu');

/** Whether the text holds an unmistakable name at all: cheaper than any rule about it. */
export const namesAgency = (text: string): boolean => text.search(ANYWHERE) >= 0;

/** The canonical name behind a printed one, the article "the" and "news agency" aside; `null` when it is none. */
export const agencyNamed = (printed: string): string | null => {
  const bare = printed
    .trim()
    .replace(/^the\s+/iu, '')
    .replace(/\s+(?:news agency|news service|newswire|wire)$/iu, '');
  return BY_ANY.get(bare) ?? (bare === bare.toUpperCase() ? UPPER.get(bare) : undefined) ?? null;
};

/** The canonical name of the agency whose own site a domain is. */
export const agencyAt = (domain: string): string | null => BY_DOMAIN.get(domain) ?? null;

/** Every agency in a byline: "Ada Roe, PTI", "Ada Roe and Ben Sand for Reuters". Canonical names. */
export const agenciesIn = (byline: string): string[] => {
  const pieces = byline
    .split(/\s*[,;/|()]\s*|\s+(?:and|with|for|of|in|by)\s+/iu)
    .flatMap((piece) => agencyNamed(piece) ?? []);
  const found = [...byline.matchAll(ANYWHERE)].flatMap(([printed]) => BY_ALIAS.get(printed) ?? []);
  return [...new Set([...found, ...pieces])];
};

/**
 * A list such as "AFP, Reuters and other agencies".
 * @param withOutlets whether outlets may stand in it too, as in "According to AFP, CNN"
 * @returns canonical names of the agencies, empty when only unnamed ones (or outlets) stand there;
 * `null` when something else is in the list
 */
export const readAgencyList = (list: string, withOutlets = false): string[] | null => {
  const names: string[] = [];
  const items = list.split(/\s*[,;/&+|]\s*|\s+(?:and|und|et|y|e|with|plus)\s+/u).filter((item) => item !== '');
  for (const item of items) {
    const name = agencyNamed(item);
    const passes = UNNAMED.has(item.toLowerCase().replace(/^the\s+/u, '')) || (withOutlets && isKnownOutlet(item));
    if (name !== null) names.push(name);
    else if (!passes) return null;
  }
  return items.length === 0 ? null : [...new Set(names)];
};

/** The agency behind one pattern match of `AGENCY_WORDS`. */
export const agencyOf = (alias: string): string | null => BY_ALIAS.get(alias) ?? null;
