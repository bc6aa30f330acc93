/** WARC: what a crawler was answered, page after page. */
import type { Fields } from '../../facts/fields.js';
import type { Fault, Found } from '../../found.js';
import { decodeDeclared } from '../../source/decode.js';
import { type Source, WHOLE_BYTES } from '../../source/source.js';
import type { Reader } from '../reader.js';
import { readHtmlPage } from './html.js';

const PAGE = /^\s*(?:text\/html|application\/xhtml\+xml)/iu;
/** Characters of a metadata record that are looked at. */
const MOST_STATED = 16_384;
const CHARSET = /charset\s*=\s*["']?(?<charset>[\w-]+)/iu;

/** What a metadata record says of the article at its address: its lines are `field: value`. */
type Stated = Partial<Pick<Fields, 'outlet' | 'title' | 'date' | 'byline'>>;

const statedIn = (fields: string): Stated => {
  const values = new Map(
    [...fields.matchAll(/^(outlet|title|date|byline): *(\S.*?)\r?$/gmu)].map(([, name, value]) => [name, value]),
  );
  return Object.fromEntries(values);
};

/** The outlet is stated by whoever fetched it; the page's own words come before what a feed says of the rest. */
const withStated = (found: Found | Fault, stated: Stated | undefined): Found | Fault => {
  if ('reason' in found || stated === undefined) return found;
  const { fields } = found;
  return {
    ...found,
    fields: {
      ...fields,
      outlet: stated.outlet ?? fields.outlet,
      title: fields.title ?? stated.title ?? null,
      date: fields.date ?? stated.date ?? null,
      byline: fields.byline ?? stated.byline ?? null,
    },
  };
};

async function* readWarc({ chunks }: Source): AsyncGenerator<Found | Fault> {
  const { WARCParser } = await import('warcio');
  let pages = 0;
  let about: { url: string; stated: Stated } | null = null;
  for await (const record of new WARCParser(chunks)) {
    const headers = record.httpHeaders?.headers;
    const type = headers?.get('Content-Type') ?? '';
    if (record.warcType === 'metadata') {
      about = { url: record.warcTargetURI ?? '', stated: statedIn((await record.contentText()).slice(0, MOST_STATED)) };
    }
    // When it was fetched is no publication date.
    if (record.warcType !== 'response' && record.warcType !== 'resource') continue;
    if (!PAGE.test(record.warcType === 'resource' ? (record.warcContentType ?? '') : type)) continue;
    const status = record.httpHeaders?.statusCode ?? 200;
    if (status !== 200) continue;
    const url = record.warcTargetURI?.replace(/^<|>$/gu, '') ?? null;
    const place = `#${url ?? ++pages}`;
    pages++;
    const bytes = await record.readFully(true);
    if (bytes.length > WHOLE_BYTES) yield { place, reason: 'too large for a page' };
    else {
      const declared =
        CHARSET.exec(type)?.groups?.charset ??
        CHARSET.exec(Buffer.from(bytes.subarray(0, 8192)).toString('latin1'))?.groups?.charset;
      const decoded = decodeDeclared(bytes, declared ?? null);
      const stated = about?.url === record.warcTargetURI ? about?.stated : undefined;
      if ('fault' in decoded) yield { place, reason: decoded.fault };
      else yield withStated(await readHtmlPage(decoded.text, place, url), stated);
    }
  }
  if (pages === 0) yield { place: '', reason: 'WARC without pages' };
}

export const warcReader: Reader = {
  format: 'WARC',
  recognises: ({ text }) => /^\s*WARC\/\d/u.test(text),
  read: readWarc,
};
