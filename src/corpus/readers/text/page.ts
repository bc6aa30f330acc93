/** One article as text: as it comes from a web page, or as Markdown with front matter. What nothing else recognises. */
import { LINE_BYTES } from '../../source/lines.js';
import { readText } from '../../source/text.js';
import type { Reader } from '../reader.js';
import { splitFrontMatter } from './front-matter.js';

/** MarkDownload sets the page's own summary before it. */
const EXCERPT = /^(?<title>\s*(?:#[^\n]*\n\s*)?)> ##? Excerpt[^\n]*\n(?:>[^\n]*\n)*\s*-{3,}[ \t]*\r?\n/u;

export const pageReader: Reader = {
  format: 'a page of text',
  recognises: () => true,
  async *read(source) {
    const { fields, body } = await splitFrontMatter(await readText(source, LINE_BYTES), source.name);
    yield {
      place: '',
      fields: { ...fields, id: null },
      body: { kind: 'page', text: body.replace(EXCERPT, '$<title>') },
    };
  },
};
