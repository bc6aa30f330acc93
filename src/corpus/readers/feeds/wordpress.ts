/** WordPress exports (WXR): posts and pages as they are in the site's database. */
import { NO_FIELDS } from '../../facts/fields.js';
import type { Fault, Found } from '../../found.js';
import { below, childrenNamed, descend, type Element, wordsOf } from '../../html/dom.js';
import { linesOfMarkup } from '../../html/fragment.js';
import { SourceFault } from '../../source/source.js';
import type { Reader } from '../reader.js';
import { readXmlRoot, rootOf } from '../xml.js';

const WXR = /xmlns:wp\s*=\s*["'][^"']*wordpress\.org\/export/iu;
/** What people read; the rest is menus, pictures and revisions. */
const READ = new Set(['post', 'page']);

/** Instructions to the site: with attributes, closing, or of WordPress's own names. "[sic]" is somebody's word. */
const SHORTCODES =
  /\[(?:\/[a-z][\w-]*|[a-z][\w-]*(?:\s+[\w-]+=(?:"[^"]*"|'[^']*'|[^\s\]]+))+\s*\/?|(?:gallery|embed|audio|video|playlist|caption|more)[^\]]*)\]/giu;

/** Paragraphs are empty lines in the database; shortcodes are instructions to the site. */
const toMarkup = (content: string): string =>
  content
    .replace(/\[caption[^\]]*\](?<inside>[\s\S]*?)\[\/caption\]/giu, '<figcaption>$<inside></figcaption>')
    .replace(SHORTCODES, ' ')
    .replace(/\r?\n[ \t]*\r?\n/gu, '\n<br><br>\n');

/** WordPress writes moments without a zone: GMT in one field, the site's own in the other. */
const dateOf = (item: Element): string | null => {
  const gmt = wordsOf(descend(item, 'post_date_gmt'));
  if (gmt !== null && !gmt.startsWith('0000')) return `${gmt} UTC`;
  return wordsOf(descend(item, 'pubDate')) ?? wordsOf(descend(item, 'post_date'));
};

const readPost = async (
  item: Element,
  outlet: string | null,
  authors: ReadonlyMap<string, string>,
): Promise<Found | Fault> => {
  const url = wordsOf(descend(item, 'link'));
  const place = `#${wordsOf(descend(item, 'post_id')) ?? url ?? ''}`;
  const status = wordsOf(descend(item, 'status'));
  if (status !== null && status !== 'publish') return { place, reason: `not published (${status})` };
  const content = childrenNamed(item, 'encoded').map((one) => one.textContent ?? '')[0] ?? '';
  const login = wordsOf(descend(item, 'creator'));
  const fields = {
    ...NO_FIELDS,
    title: wordsOf(descend(item, 'title')),
    outlet,
    url,
    date: dateOf(item),
    byline: login === null ? null : (authors.get(login) ?? login),
  };
  return { place, fields, body: { kind: 'lines', lines: await linesOfMarkup(toMarkup(content)) } };
};

export const wordpressReader: Reader = {
  format: 'a WordPress export',
  recognises: ({ text }) => rootOf(text) === 'rss' && WXR.test(text),
  async *read(source) {
    const channel = descend(await readXmlRoot(source), 'channel');
    if (channel === null) throw new SourceFault('damaged XML');
    const outlet = wordsOf(descend(channel, 'title'));
    const authors = new Map(
      childrenNamed(channel, 'author').flatMap((author) => {
        const login = wordsOf(descend(author, 'author_login'));
        const name = wordsOf(descend(author, 'author_display_name'));
        return login === null || name === null ? [] : [[login, name] as const];
      }),
    );
    const items = below(channel, 'item').filter((item) => READ.has(wordsOf(descend(item, 'post_type')) ?? 'post'));
    for (const item of items) yield await readPost(item, outlet, authors);
    if (items.length === 0) yield { place: '', reason: 'a WordPress export without posts' };
  },
};
