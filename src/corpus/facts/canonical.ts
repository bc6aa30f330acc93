/** One address for an article, however it was linked, shared, archived or made light for telephones. */
import normalizeUrl from 'normalize-url';
import { parse } from 'tldts';
import table from './canonical.json' with { type: 'json' };
import { originalAddress } from './outlets.js';

const COUNTING = table.parameters.map(({ pattern }) => new RegExp(pattern, 'iu'));
const HOSTS = new Set(table.hosts);
const SEGMENTS = new Set(table.segments);

/** Copies that AMP's cache and a search engine's viewer serve carry the first address in their path: "/c/s/osk.example/bridge". */
const CACHED =
  /^https?:\/\/(?:[\w-]+\.cdn\.ampproject\.org\/(?:[a-z]\/)?|(?:www\.)?google\.[a-z.]{2,6}\/amp\/)(?:s\/)?(?=[\w-]+\.[\w.-]+\/)/iu;

/** Pages that scripts draw carry their path behind a "#". */
const IN_HASH = /^#!?\//u;

const withoutForms = (labels: readonly string[], domain: string): string => {
  const own = domain.split('.').length;
  const first = labels.findIndex((label, at) => at >= labels.length - own || !HOSTS.has(label));
  return labels.slice(first).join('.');
};

const parsed = (url: string): URL | null => {
  try {
    return new URL(url.replace(CACHED, 'https://'));
  } catch {
    return null;
  }
};

/**
 * @param url as an article states it
 * @returns equal texts for addresses of one article; `null` where it names none: no address, or the front page of a site
 * @example canonicalAddress('http://m.osk.example/bridge/amp?utm_source=x#:~:text=it') // 'osk.example/bridge'
 */
export const canonicalAddress = (url: string): string | null => {
  const address = parsed(originalAddress(url));
  if (address === null || !/^https?:$/u.test(address.protocol)) return null;
  const { domain } = parse(address.hostname);
  if (domain === null) return null;
  address.hostname = withoutForms(address.hostname.split('.'), domain);
  address.pathname = address.pathname
    .replace(/\/+$/u, '')
    .split('/')
    .filter((segment, at, all) => !SEGMENTS.has(segment.toLowerCase()) || (at > 1 && at < all.length - 1))
    .join('/');
  const canonical = normalizeUrl(address.href, {
    stripProtocol: true,
    stripHash: !IN_HASH.test(address.hash),
    removeQueryParameters: COUNTING,
    removeDirectoryIndex: [/^index\.[a-z]{2,5}$/u],
    removeExplicitPort: true,
  });
  return canonical.includes('/') || canonical.includes('?') ? canonical : null;
};
