/** Who published an article: by its address, or by words on the page that name the publisher. */
import { parse } from 'tldts';
import type { Line } from '../markup/line.js';
import appeals from '../page/appeals.json' with { type: 'json' };
import table from './outlets.json' with { type: 'json' };

/** An outlet, and the words, field or address that name it. */
export interface NamedOutlet {
  outlet: string;
  evidence: string;
}

const BY_DOMAIN = new Map(Object.entries(table.domains));
const NOT_OUTLETS = new Set(table.notOutlets);
const SHARED_HOSTS = new Set(table.hosts);

const foldName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** "Moscow Times" says enough without its "The"; "Times" and "Sun" do not. */
const withoutArticle = (folded: string): string => folded.replace(/^the (?=\S+ \S)/u, '');

/** Names that are words of the language: they tell an outlet where one is expected, not in a text. */
const COMMON_WORDS = new Set(table.commonWords);
const BY_NAME = new Map(Object.values(table.domains).map((name) => [withoutArticle(foldName(name)), name]));
const NAME_WORDS = new Set(table.nameWords);

/** Whether the table knows an outlet of this name, capitals as printed. */
export const isKnownOutlet = (name: string): boolean =>
  /\p{Lu}/u.test(name) &&
  !/[:;!?]/u.test(name) &&
  !COMMON_WORDS.has(name) &&
  BY_NAME.has(withoutArticle(foldName(name)));

/** The usual form of a stated name: "Moscow Times" is The Moscow Times. Names we do not know stay as they are. */
export const canonicalOutlet = (name: string): string => {
  const known = BY_NAME.get(withoutArticle(foldName(name)));
  return known !== undefined && /\p{Lu}/u.test(name) ? known : name;
};

/** Copies kept by an archive carry the first address inside their own. */
const ARCHIVED = /^https?:\/\/(?:web\.)?archive\.[a-z]+\/(?:web\/)?(?:\d+[a-z_]*\/)?(https?:\/\/.+)$/iu;

export const originalAddress = (url: string): string => ARCHIVED.exec(url)?.[1] ?? url;

/** The host and each domain above it, down to the one that can be registered: `news.sky.com`, `sky.com`. */
const domainsOf = (url: string): string[] => {
  const { hostname, domain, isIp } = parse(originalAddress(url));
  if (hostname === null || domain === null || isIp) return [];
  const labels = hostname.split('.');
  const least = domain.split('.').length;
  return labels.slice(0, labels.length - least + 1).map((_, at) => labels.slice(at).join('.'));
};

/** The domain that the table knows, or else the registrable one; `null` for an address that has none. */
export const domainOf = (url: string): string | null => {
  const domains = domainsOf(url);
  return domains.find((domain) => BY_DOMAIN.has(domain)) ?? domains.at(-1) ?? null;
};

/**
 * The outlet whose site an address is on. A domain that the table does not know stands for itself;
 * sites where anybody publishes (archives, networks, link shorteners) name nobody.
 */
export const outletAt = (url: string): NamedOutlet | null => {
  const domains = domainsOf(url);
  const known = domains.find((domain) => BY_DOMAIN.has(domain));
  if (known !== undefined) return { outlet: BY_DOMAIN.get(known) ?? known, evidence: url };
  const registrable = domains.at(-1);
  if (registrable === undefined || domains.some((domain) => NOT_OUTLETS.has(domain))) return null;
  const outlet = SHARED_HOSTS.has(registrable) ? (domains.at(-2) ?? null) : registrable;
  return outlet === null || outlet.startsWith('www.') ? null : { outlet, evidence: url };
};

/** "Osk Times", "Radio Sarn", "Times of Osk": the telling word opens or ends the name. */
const saysSo = (words: readonly string[]): boolean =>
  words.length > 1 &&
  words.every((word) => /^(?:\p{Lu}|of$|de$|and$)/u.test(word)) &&
  [words[0], words.at(-1)].some((word) => word !== undefined && NAME_WORDS.has(word));

/** A name that is known, or says by itself that it is a newspaper's or a broadcaster's. */
export const looksLikeOutlet = (name: string): boolean =>
  isKnownOutlet(name) || saysSo(name.replace(/^the\s+/iu, '').split(/\s+/u));

const NAME = "(?:the )?\\p{Lu}[\\p{L}\\p{N}'’.&-]*(?: (?:(?:of|and|de|the|&) )?\\p{Lu}[\\p{L}\\p{N}'’.&-]*){0,5}";
const OPENERS = appeals.openers
  .filter((pattern) => pattern.includes('(?<outlet>'))
  .map((pattern) => new RegExp(`^(?:${pattern})$`, 'giu'));
const NAMES = appeals.names.map((pattern) => new RegExp(`(?<!\\p{L})${pattern.replace('{name}', NAME)}`, 'giu'));
/** In any case a pattern takes in small words after the name too: they are cut off. */
const NAME_AT_START = new RegExp(`^${NAME}`, 'u');

/** The names that fit the patterns, as printed, without "the" in small letters and what clings to them. */
const namesBy = (patterns: readonly RegExp[], text: string): string[] =>
  patterns
    .flatMap((pattern) => [...text.slice(0, 2000).matchAll(pattern)])
    .flatMap((match) => NAME_AT_START.exec(match.groups?.outlet ?? '')?.[0] ?? [])
    .map((name) => name.replace(/['’]s?$|\.$/u, '').replace(/^the /u, ''));

/**
 * The publisher that an appeal names. "Supporting X" or "the journalists of X" name it by themselves;
 * whoever sends "a message from X" may be a person, unless X is known, looks like an outlet, or is named again.
 */
export const outletInAppeal = (appeal: readonly Line[]): NamedOutlet | null => {
  const texts = appeal.map((line) => line.text);
  const told = texts.flatMap((evidence) => namesBy(NAMES, evidence).map((outlet) => ({ outlet, evidence })));
  const toldNames = new Set(told.map(({ outlet }) => withoutArticle(foldName(outlet))));
  const opening = texts
    .flatMap((evidence) => namesBy(OPENERS, evidence).map((outlet) => ({ outlet, evidence })))
    .filter(({ outlet }) => looksLikeOutlet(outlet) || toldNames.has(withoutArticle(foldName(outlet))));
  const found = [...opening, ...told][0];
  return found === undefined ? null : { outlet: canonicalOutlet(found.outlet), evidence: found.evidence };
};

const COPYRIGHT = /^(?:©|\(c\)|copyright)[\s©]*(?:\d{4}(?:\s?[-–]\s?\d{4})?[ ,]*)?(?:by )?(?<name>[^.,;|\d]{3,60})/iu;

/** What a company's name adds to its newspaper's. */
const COMPANY =
  /\s+(?:or its|and its|all rights|company|co|inc|ltd|limited|llc|plc|corp|corporation|group|gmbh|ag|s\.?a)\b.*$/iu;

/** The publisher in a line such as "© 2024 The Harbour Chronicle. All rights reserved." */
export const outletInCopyright = (lines: readonly Line[]): NamedOutlet | null => {
  for (const { kind, text } of lines) {
    if (kind !== 'furniture' || text.length > 300 || !/\d{4}/.test(text)) continue;
    const name = (COPYRIGHT.exec(text)?.groups?.name ?? '').replace(COMPANY, '').trim();
    if (looksLikeOutlet(name)) return { outlet: canonicalOutlet(name), evidence: text };
  }
  return null;
};

/** Takes the outlet off a window title: "Mayor resigns | The Harbour Chronicle". Other dashes may cite another outlet. */
export const splitTitle = (title: string | null): { title: string | null; outlet: NamedOutlet | null } => {
  const found = /^(?<title>.{3,}?)\s+\|\s+(?<name>[^|]{3,60})$/u.exec(title ?? '');
  const name = found?.groups?.name?.trim() ?? '';
  if (!looksLikeOutlet(name)) return { title, outlet: null };
  return { title: found?.groups?.title ?? title, outlet: { outlet: canonicalOutlet(name), evidence: name } };
};
