/** The outlets that are known: by the address of their site, and by their names. */
import { parse } from 'tldts';
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

/** One key for the spellings of a name: "Moscow Times" says enough without its "The"; "Times" and "Sun" do not. */
export const outletKey = (name: string): string => foldName(name).replace(/^the (?=\S+ \S)/u, '');

/** Names that are words of the language: they tell an outlet where one is expected, not in a text. */
const COMMON_WORDS = new Set(table.commonWords);
const BY_NAME = new Map([
  ...Object.values(table.domains).map((name) => [outletKey(name), name] as const),
  ...Object.entries(table.aliases).map(([alias, name]) => [outletKey(alias), name] as const),
]);
const NAME_WORDS = new Set(table.nameWords);

/** Whether the table knows an outlet of this name, capitals as printed. */
export const isKnownOutlet = (name: string): boolean =>
  /\p{Lu}/u.test(name) && !/[:;!?]/u.test(name) && !COMMON_WORDS.has(name) && BY_NAME.has(outletKey(name));

/** The usual form of a stated name: "Moscow Times" is The Moscow Times. Names we do not know stay as they are. */
export const canonicalOutlet = (name: string): string => {
  const known = BY_NAME.get(outletKey(name));
  return known !== undefined && /\p{Lu}/u.test(name) ? known : name;
};

/** The domains that the table knows of an outlet, by any spelling of its name. */
export const domainsNamed = (outlet: string): readonly string[] => DOMAINS.get(outletKey(outlet)) ?? [];

const DOMAINS = new Map<string, string[]>();
for (const [domain, name] of BY_DOMAIN) {
  const key = outletKey(name);
  DOMAINS.set(key, [...(DOMAINS.get(key) ?? []), domain]);
}

/** Every word that a known name is made of, or that tells an unknown one, in small letters. */
const NAMING_WORDS = new Set(
  [...BY_NAME.keys()].flatMap((key) => key.split(' ')).concat(table.nameWords.map((word) => word.toLowerCase())),
);

/** Whether a text may name an outlet: a glance, which is often wrong, but never overlooks one. */
export const mayNameOutlet = (text: string): boolean =>
  (text.match(/\p{Lu}[\p{L}\p{N}]*/gu) ?? []).some((word) => NAMING_WORDS.has(word.toLowerCase()));

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

/** Takes the outlet off a window title: "Mayor resigns | The Harbour Chronicle". Other dashes may cite another outlet. */
export const splitTitle = (title: string | null): { title: string | null; outlet: NamedOutlet | null } => {
  const found = /^(?<title>.{3,}?)\s+\|\s+(?<name>[^|]{3,60})$/u.exec(title ?? '');
  const name = found?.groups?.name?.trim() ?? '';
  if (!looksLikeOutlet(name)) return { title, outlet: null };
  return { title: found?.groups?.title ?? title, outlet: { outlet: canonicalOutlet(name), evidence: name } };
};
