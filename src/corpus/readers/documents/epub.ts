/** EPUB: each document of its reading order, with what the package says of them all. */
import { NO_FIELDS } from '../../facts/fields.js';
import { linesIn } from '../../html/blocks.js';
import { below, type Document, type Element, parseHtml, parseXml, wordsOf } from '../../html/dom.js';
import type { ZipReader } from '../reader.js';

/** A cover, a page of contents, a title page: fewer words are no article. */
const LEAST_WORDS = 25;

const resolve = (base: string, href: string): string => new URL(href, `epub:///${base}`).pathname.slice(1);

/** Paths of the reading order, without the contents. */
const spineOf = (root: Element, base: string): string[] => {
  const items = new Map(below(root, 'item').map((item) => [item.getAttribute('id'), item]));
  return below(root, 'itemref').flatMap((reference) => {
    const item = items.get(reference.getAttribute('idref'));
    const href = item?.getAttribute('href');
    if (!href || /\bnav\b/u.test(item?.getAttribute('properties') ?? '')) return [];
    return [decodeURIComponent(resolve(base, href))];
  });
};

const titleOf = (document: Document): string | null =>
  ['h1', 'h2', 'title'].map((name) => wordsOf(document.querySelector(name))).find((title) => title !== null) ?? null;

export const epubReader: ZipReader = {
  format: 'an EPUB',
  recognises: (names) => names.includes('META-INF/container.xml') && names.some((name) => name.endsWith('.opf')),
  async *read(zip) {
    const opf = zip.names.find((name) => name.endsWith('.opf')) ?? '';
    const root = (await parseXml((await zip.text(opf)) ?? '')).documentElement;
    if (root === null) {
      yield { place: '', reason: 'a damaged EPUB' };
      return;
    }
    const stated = (name: string): string | null => wordsOf(below(root, name)[0]);
    let found = 0;
    for (const path of spineOf(root, opf)) {
      const document = await parseHtml((await zip.text(path)) ?? '');
      const lines = document.body === null ? [] : linesIn(document.body);
      const words = lines.reduce((sum, { text, link }) => sum + (link ? 0 : text.split(' ').length), 0);
      if (words < LEAST_WORDS) continue;
      found++;
      const fields = {
        ...NO_FIELDS,
        title: titleOf(document) ?? stated('title'),
        outlet: stated('publisher') ?? stated('title'),
        date: stated('date'),
        byline: stated('creator'),
      };
      yield { place: `/${path}`, fields, body: { kind: 'lines', lines } };
    }
    if (found === 0) yield { place: '', reason: 'EPUB without text' };
  },
};
