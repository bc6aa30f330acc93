/** Wire services: their names, and lists of them as pages print them. */

import { anyOf } from '../markup/patterns.js';
import table from './agencies.json' with { type: 'json' };
import credits from './credits.json' with { type: 'json' };

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

const LONGEST_NAME = Math.max(...[...BY_ANY.keys()].map((alias) => alias.split(' ').length));

/** Whether the name alone is unmistakable, wherever it stands. */
const isPlain = (alias: string): boolean => BY_ALIAS.has(alias);

/**
 * "The AFP" is a police force, "the PTI" a party: letters that are no words take no article, but for the AP,
 * unless "news agency" follows them.
 */
const takesArticle = (alias: string): boolean => alias === 'AP' || /[ -]/u.test(alias);
const WITH_ARTICLE = anyOf([...BY_ALIAS.keys()].filter(takesArticle));
const WITHOUT = anyOf([...BY_ALIAS.keys()].filter((alias) => !takesArticle(alias)));
const SAYS_AGENCY = "(?=(?:’s|'s)? (?:(?:state|news|press|wire) )*(?:agency|service|newswire)\\b)";

/** Alternatives for names that need no context, for use inside a larger expression. */
export const AGENCY_WORDS = `(?<![\\p{L}\\p{N}])(?:${WITH_ARTICLE}|(?<![Tt]he )(?:${WITHOUT})|(?:${WITHOUT})${SAYS_AGENCY})(?![\\p{L}\\p{N}])`;
const ANYWHERE = new RegExp(AGENCY_WORDS, 'gu');

/** Whether the text holds an unmistakable name at all: cheaper than any rule about it. */
export const namesAgency = (text: string): boolean => text.search(ANYWHERE) >= 0;

/** The canonical name behind a printed one, the article "the" and "news agency" aside; `null` when it is none. */
export const agencyNamed = (printed: string): string | null => {
  const name = printed.trim().replace(/^the\s+/iu, '');
  const bare = name.replace(/\s+(?:news agency|news service|newswire|wire)$/iu, '');
  return BY_ANY.get(name) ?? BY_ANY.get(bare) ?? (bare === bare.toUpperCase() ? UPPER.get(bare) : undefined) ?? null;
};

/** The canonical name of the agency whose own site a domain is. */
export const agencyAt = (domain: string): string | null => BY_DOMAIN.get(domain) ?? null;

/** An agency at the start of some words. */
export interface AgencyAt {
  agency: string;
  /** How many words its name takes. */
  words: number;
  /** Unmistakable: "AFP", not "PA". */
  plain: boolean;
}

/** The longest name that begins at a word; `null` where none does. */
export const agencyAtWord = (words: readonly string[], at: number): AgencyAt | null => {
  for (let count = Math.min(LONGEST_NAME + 1, words.length - at); count > 0; count--) {
    const printed = words.slice(at, at + count).join(' ');
    const agency = /^the /iu.test(printed) ? null : agencyNamed(printed);
    if (agency !== null) return { agency, words: count, plain: isPlain(printed) || count > 1 };
  }
  return null;
};

/** Whether the words stand for agencies that they do not name: "agencies", "staff", "wire reports". */
export const isUnnamed = (words: string): boolean => UNNAMED.has(words.toLowerCase());

/**
 * A list such as "AFP, Reuters and other agencies", "dpa/lnw".
 * @returns canonical names of the agencies, empty when only unnamed ones stand there;
 * `null` when something else is in the list
 */
export const readAgencyList = (list: string): string[] | null => {
  const names: string[] = [];
  const items = list.split(/\s*[,;/&+|©]\s*|\s+(?:and|und|et|y|e|with|plus)\s+/u).filter((item) => item !== '');
  for (const item of items) {
    const name = agencyNamed(item);
    // A desk or a writer by a few letters, as in "dpa/lnw".
    const passes = isUnnamed(item.replace(/^the\s+/u, '')) || (list.includes('/') && /^\p{Ll}{2,4}$/u.test(item));
    if (name !== null) names.push(name);
    else if (!passes) return null;
  }
  return items.length === 0 ? null : [...new Set(names)];
};

/** The agency behind one pattern match of `AGENCY_WORDS`. */
export const agencyOf = (alias: string): string | null => BY_ALIAS.get(alias) ?? null;
