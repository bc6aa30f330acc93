/** One page of the web, as a browser, a crawler or SingleFile saved it. */
import { outletInTitle, withoutOutlet } from '../../facts/titles.js';
import type { Fault, Found } from '../../found.js';
import { parseHtml, wordsOf } from '../../html/dom.js';
import { mainTextOf, outsideOf } from '../../html/main-text.js';
import { asByline, statementsOf } from '../../html/metadata.js';
import { decodeDeclared } from '../../source/decode.js';
import { readWhole } from '../../source/source.js';
import { textIn } from '../../source/text.js';
import type { Reader } from '../reader.js';

const HTML =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<meta\s|<title[\s>]|<(?:article|section|main|header|div|p|h[1-6]|figure|table|center|span|blockquote)[\s>])/iu;
const CHARSET = /<meta[^>]+charset\s*=\s*["']?\s*(?<charset>[\w-]+)/iu;
/** Bytes in which the page must declare its encoding, and some more for those that do so late. */
const DECLARED_IN = 8 * 1024;

/** @param sentFrom the address it was fetched from, where that is known otherwise */
export const readHtmlPage = async (
  html: string,
  place: string,
  sentFrom: string | null = null,
): Promise<Found | Fault> => {
  const document = await parseHtml(html);
  const stated = statementsOf(document, html);
  const heading = document.querySelector('[itemprop~="headline"], h1');
  const windowTitle = wordsOf(document.querySelector('title'));
  const main = await mainTextOf(document, html);
  const url = stated.fields.url ?? sentFrom;
  const outlet = stated.fields.outlet ?? main.outlet ?? outletInTitle(windowTitle, url);
  const title = stated.headline ?? main.title ?? stated.fields.title ?? wordsOf(heading);
  const fields = {
    ...stated.fields,
    url,
    outlet,
    title: title === null ? null : withoutOutlet(title, outlet, url),
    byline: stated.fields.byline ?? (main.byline === null ? null : asByline(main.byline)),
  };
  const inPage = main.lines.reduce((sum, line) => sum + line.text.length, 0);
  // Pages that are drawn by scripts may hold their words for machines alone.
  if (stated.body !== null && stated.body.length > 2 * inPage) {
    return { place, fields, body: { kind: 'page', text: stated.body } };
  }
  return { place, fields, body: { kind: 'lines', lines: main.lines, outside: () => outsideOf(html, main.lines) } };
};

export const htmlReader: Reader = {
  format: 'a page of HTML',
  recognises: ({ text }) => HTML.test(text),
  async *read(source) {
    const bytes = await readWhole(source);
    const declared = CHARSET.exec(bytes.subarray(0, DECLARED_IN).toString('latin1'))?.groups?.charset ?? null;
    yield await readHtmlPage(textIn(decodeDeclared(bytes, declared)), '');
  },
};
