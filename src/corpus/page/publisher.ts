/** Who published a page, by the words on it that name the publisher: an appeal, a copyright line. */
import { canonicalOutlet, looksLikeOutlet, type NamedOutlet, outletKey } from '../facts/outlets.js';
import type { Line } from '../markup/line.js';
import appeals from './appeals.json' with { type: 'json' };

/** Characters of a paragraph in which its publisher is looked for; of a line that claims a copyright. */
const LOOKED_AT = 2000;
const LONGEST_COPYRIGHT = 300;

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
    .flatMap((pattern) => [...text.slice(0, LOOKED_AT).matchAll(pattern)])
    .flatMap((match) => NAME_AT_START.exec(match.groups?.outlet ?? '')?.[0] ?? [])
    .map((name) => name.replace(/['’]s?$|\.$/u, '').replace(/^the /u, ''));

/**
 * The publisher that an appeal names. "Supporting X" or "the journalists of X" name it by themselves;
 * whoever sends "a message from X" may be a person, unless X is known, looks like an outlet, or is named again.
 */
export const outletInAppeal = (appeal: readonly Line[]): NamedOutlet | null => {
  const texts = appeal.map((line) => line.text);
  const told = texts.flatMap((evidence) => namesBy(NAMES, evidence).map((outlet) => ({ outlet, evidence })));
  const toldNames = new Set(told.map(({ outlet }) => outletKey(outlet)));
  const opening = texts
    .flatMap((evidence) => namesBy(OPENERS, evidence).map((outlet) => ({ outlet, evidence })))
    .filter(({ outlet }) => looksLikeOutlet(outlet) || toldNames.has(outletKey(outlet)));
  const found = [...opening, ...told][0];
  return found === undefined ? null : { outlet: canonicalOutlet(found.outlet), evidence: found.evidence };
};

const COPYRIGHT = /^(?:©|\(c\)|copyright)[\s©]*(?:\d{4}(?:\s?[-–]\s?\d{4})?[ ,]*)?(?:by )?(?<name>[^.,;|\d]{3,60})/iu;

/** What a company's name adds to its newspaper's. */
const COMPANY = new RegExp(`\\s+(?:${appeals.companyWords.join('|')})\\b.*$`, 'iu');

/** The publisher in a line such as "© 2024 The Harbour Chronicle. All rights reserved." */
export const outletInCopyright = (lines: readonly Line[]): NamedOutlet | null => {
  for (const { kind, text } of lines) {
    if (kind !== 'furniture' || text.length > LONGEST_COPYRIGHT || !/\d{4}/.test(text)) continue;
    const name = (COPYRIGHT.exec(text)?.groups?.name ?? '').replace(COMPANY, '').trim();
    if (looksLikeOutlet(name)) return { outlet: canonicalOutlet(name), evidence: text };
  }
  return null;
};
