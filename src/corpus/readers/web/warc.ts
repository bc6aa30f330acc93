/** WARC: what a crawler was answered, page after page. */
import type { Fault, Found } from '../../found.js';
import { decodeDeclared } from '../../source/decode.js';
import { type Source, WHOLE_BYTES } from '../../source/source.js';
import type { Reader } from '../reader.js';
import { readHtmlPage } from './html.js';

const PAGE = /^\s*(?:text\/html|application\/xhtml\+xml)/iu;
const CHARSET = /charset\s*=\s*["']?(?<charset>[\w-]+)/iu;

async function* readWarc({ chunks }: Source): AsyncGenerator<Found | Fault> {
  const { WARCParser } = await import('warcio');
  let pages = 0;
  for await (const record of new WARCParser(chunks)) {
    const headers = record.httpHeaders?.headers;
    const type = headers?.get('Content-Type') ?? '';
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
      yield 'fault' in decoded ? { place, reason: decoded.fault } : await readHtmlPage(decoded.text, place, url);
    }
  }
  if (pages === 0) yield { place: '', reason: 'WARC without pages' };
}

export const warcReader: Reader = {
  format: 'WARC',
  recognises: ({ text }) => /^\s*WARC\/\d/u.test(text),
  read: readWarc,
};
