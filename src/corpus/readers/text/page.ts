/** One article as text: as it comes from a web page, or as Markdown with front matter. What nothing else recognises. */
import { decode } from '../../source/decode.js';
import { LINE_BYTES } from '../../source/lines.js';
import { readWhole } from '../../source/source.js';
import type { Reader } from '../reader.js';
import { splitFrontMatter } from './front-matter.js';

/** MarkDownload sets the page's own summary before it. */
const EXCERPT = /^(?<title>\s*(?:#[^\n]*\n\s*)?)> ##? Excerpt[^\n]*\n(?:>[^\n]*\n)*\s*-{3,}[ \t]*\r?\n/u;

export const pageReader: Reader = {
  format: 'a page of text',
  recognises: () => true,
  async *read(source) {
    const decoded = decode(await readWhole(source, LINE_BYTES));
    if ('fault' in decoded) yield { place: '', reason: decoded.fault };
    else {
      const { fields, body } = await splitFrontMatter(decoded.text, source.name);
      yield {
        place: '',
        fields: { ...fields, id: null },
        body: { kind: 'page', text: body.replace(EXCERPT, '$<title>') },
      };
    }
  },
};
