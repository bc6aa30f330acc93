/** Titles as windows and feeds show them: the headline, and behind a dash or a bar the name of the site. */
import { canonicalOutlet, domainOf, outletAt, outletKey } from './outlets.js';

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Whether a name is its domain's with its gaps and capitals: "Osk Weekly" at oskweekly.example. */
export const isNameOfSite = (name: string, url: string): boolean => {
  const label = domainOf(url)?.split('.')[0];
  return (
    label !== undefined &&
    /\p{Lu}/u.test(name) &&
    lettersOf(name).replace(/^the/u, '') === label.replace(/^the|-/gu, '')
  );
};

/** The part of a window's title that is the name of the site. */
export const outletInTitle = (title: string | null, url: string | null): string | null => {
  const parts = title?.split(/\s+[-–—|:•·»]+\s+/u).map((part) => part.trim()) ?? [];
  return url === null || parts.length < 2 ? null : (parts.find((part) => isNameOfSite(part, url)) ?? null);
};

/** "Mayor resigns - The Harbour Chronicle" without what names the outlet. Other dashes may cite another one. */
export const withoutOutlet = (title: string, outlet: string | null, url: string | null): string => {
  const site = url === null ? null : [outletAt(url)?.outlet, domainOf(url)];
  const keys = new Set(
    [outlet, ...(site ?? [])].flatMap((name) => (name ? [outletKey(name), outletKey(canonicalOutlet(name))] : [])),
  );
  const found = /^(?<rest>.{3,}?)\s*(?:\s[-–—:•·»]\s|\|)\s*(?<name>[^|]{2,60})$/u.exec(title)?.groups;
  if (found?.name === undefined || found.rest === undefined) return title;
  const names = keys.has(outletKey(found.name)) || (url !== null && isNameOfSite(found.name, url));
  return names ? found.rest : title;
};
