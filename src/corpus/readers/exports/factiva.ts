/** Text exports of Factiva: lines in a fixed order, or lines that open with two letters for what they hold; many articles a file. */
import { authorIn, readByline } from '../../facts/bylines.js';
import { readDate } from '../../facts/dates.js';
import { NO_FIELDS } from '../../facts/fields.js';
import type { Fault, Found } from '../../found.js';
import { readText } from '../../source/text.js';
import type { Reader } from '../reader.js';
import { paragraphsOf } from './labels.js';

const DOCUMENT = /^[ \t]*(?:AN[ \t]+)?Document (?<code>[A-Z0-9]{4,}[a-z0-9]{6,})[ \t]*$/gmu;
const WORDS = /^\s*[\d,.]+ (?:words|Wörter|mots|palabras|parole)\s*$/iu;
const COPYRIGHT = /^\s*(?:Copyright\b|©|\(c\)|All Rights Reserved)/iu;
const CODE = /^\s*[A-Z][A-Z0-9]{2,7}\s*$/u;
const LANGUAGE =
  /^\s*(?:English|German|French|Spanish|Italian|Dutch|Portuguese|Russian|Swedish|Norwegian|Danish|Chinese[\w -]*|Japanese|Deutsch|Français|Español|Italiano)\s*$/iu;
const TIME = /^\s*\d{1,2}:\d{2}(?: ?[AP]M)?(?: [A-Z]{2,4})?\s*$/iu;
const PAGE = /^\s*(?:[A-Z]{0,3}\d{1,3}|\d{1,3})\s*$/u;

/** What the two letters mean that are used here. */
const TAGGED =
  /^[ \t]*(?<tag>HD|BY|CR|WC|PD|ET|SN|SC|PG|LA|CY|LP|TD|CO|IN|NS|RE|PUB|AN|SE|CLM|ED|VOL|ART|IPC|IPD|RF|CT)(?:[ \t]{1,4}(?<value>.*))?$/u;

const withTime = (day: string | undefined, time: string | undefined): string | null =>
  day === undefined || readDate(day.trim()) === null ? null : `${day.trim()}${time ? ` ${time.trim()}` : ''}`;

const readTagged = (lines: readonly string[], place: string): Found | null => {
  const parts = new Map<string, string[]>();
  let tag = '';
  for (const line of lines) {
    const found = TAGGED.exec(line)?.groups;
    if (found?.tag !== undefined) tag = found.tag;
    const text = found === undefined ? line : (found.value ?? '');
    const part = parts.get(tag);
    if (part === undefined) parts.set(tag, [text]);
    else part.push(text);
  }
  const one = (name: string): string | null => parts.get(name)?.join(' ').replace(/\s+/gu, ' ').trim() || null;
  if (one('HD') === null || (parts.get('LP') ?? parts.get('TD')) === undefined) return null;
  const byline = one('BY');
  const fields = {
    ...NO_FIELDS,
    title: one('HD'),
    outlet: one('SN'),
    date: withTime(one('PD') ?? undefined, one('ET') ?? undefined),
    byline: byline === null ? null : authorIn(byline),
  };
  const text = [...paragraphsOf(parts.get('LP') ?? []), ...paragraphsOf(parts.get('TD') ?? [])].join('\n\n');
  return { place, fields, body: { kind: 'page', text } };
};

/** Title, byline?, words, date, time?, outlet, code, page?, language?, copyright, then the text. */
const readOrdered = (lines: readonly string[], place: string): Found | null => {
  const counted = lines.findIndex((line) => WORDS.test(line));
  if (counted < 0) return null;
  const above = lines
    .slice(0, counted)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const byline = above.length > 1 ? readByline(above.at(-1) ?? '') : null;
  const titles = byline === null ? above : above.slice(0, -1);
  const below = lines.slice(counted + 1);
  const isHead = (line: string): boolean =>
    line.trim() === '' ||
    COPYRIGHT.test(line) ||
    CODE.test(line) ||
    LANGUAGE.test(line) ||
    TIME.test(line) ||
    PAGE.test(line) ||
    readDate(line.trim()) !== null;
  const outletAt = below.findIndex((line) => !isHead(line));
  const afterOutlet = below.slice(outletAt + 1).findIndex((line) => !isHead(line));
  if (outletAt < 0 || afterOutlet < 0) return null;
  const head = below.slice(0, outletAt + 1 + afterOutlet);
  const fields = {
    ...NO_FIELDS,
    // Above the title may stand the section's name.
    title: titles.at(-1) ?? null,
    outlet: below[outletAt]?.trim() ?? null,
    date: withTime(
      head.find((line) => readDate(line.trim()) !== null),
      head.find((line) => TIME.test(line)),
    ),
    byline,
  };
  return { place, fields, body: { kind: 'page', text: paragraphsOf(below.slice(head.length)).join('\n\n') } };
};

const documentsIn = (text: string): (Found | Fault)[] => {
  let from = 0;
  return [...text.matchAll(DOCUMENT)].map((end) => {
    const lines = text.slice(from, end.index).split(/\r\n|\r|\n/u);
    from = end.index + end[0].length;
    const place = `#${end.groups?.code ?? from}`;
    return (
      readTagged(lines, place) ?? readOrdered(lines, place) ?? { place, reason: 'not in the order of Factiva’s lines' }
    );
  });
};

export const factivaReader: Reader = {
  format: 'a Factiva export',
  recognises: ({ text }) =>
    text.search(DOCUMENT) >= 0 && /^\s*(?:WC[ \t]+)?[\d,.]+ (?:words|Wörter|mots|palabras|parole)\s*$/imu.test(text),
  async *read(source) {
    yield* documentsIn(await readText(source));
  },
};
