/** OpenDocument texts. */
import { NO_FIELDS } from '../../facts/fields.js';
import { linesIn } from '../../html/blocks.js';
import { below, parseXml, wordsOf } from '../../html/dom.js';
import type { ZipReader } from '../reader.js';

export const odtReader: ZipReader = {
  format: 'an OpenDocument text',
  recognises: (names) => names.includes('content.xml') && names.includes('META-INF/manifest.xml'),
  async *read(zip) {
    const root = (await parseXml((await zip.text('content.xml')) ?? '')).documentElement;
    const body = root === null ? undefined : below(root, 'body')[0];
    const text = body === undefined ? undefined : below(body, 'text')[0];
    if (text === undefined) {
      yield { place: '', reason: 'OpenDocument, but no text: a spreadsheet, a presentation or a drawing' };
      return;
    }
    const about = (await parseXml((await zip.text('meta.xml')) ?? '<meta/>')).documentElement;
    const title = about === null ? null : wordsOf(below(about, 'title')[0]);
    yield { place: '', fields: { ...NO_FIELDS, title }, body: { kind: 'lines', lines: linesIn(text) } };
  },
};
