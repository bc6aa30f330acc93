/** Word documents. */
import { NO_FIELDS } from '../../facts/fields.js';
import { below, parseXml, wordsOf } from '../../html/dom.js';
import { linesOfMarkup } from '../../html/fragment.js';
import { nexisDocuments } from '../exports/nexis.js';
import type { ZipReader } from '../reader.js';

/** What Word writes where nobody gave a title. */
const NO_TITLE = /^(?:document\d*|untitled|microsoft word.*|.*\.docx?)$/iu;

export const docxReader: ZipReader = {
  format: 'a Word document',
  recognises: (names) => names.includes('word/document.xml'),
  async *read(zip) {
    const { default: mammoth } = await import('mammoth');
    const { value } = await mammoth.convertToHtml({ buffer: await zip.bytes() });
    const lines = await linesOfMarkup(value);
    // Nexis delivers many articles in one document.
    const documents = nexisDocuments(lines.map(({ text }) => text).join('\n'));
    if (documents.length > 0) {
      yield* documents;
      return;
    }
    const core = await zip.text('docProps/core.xml');
    const root = core === null ? null : (await parseXml(core)).documentElement;
    const stated = (name: string): string | null => (root === null ? null : wordsOf(below(root, name)[0]));
    const title = stated('title');
    // When the document was made is no publication date; who made it need not have written it, but is all there is.
    const fields = { ...NO_FIELDS, title: title === null || NO_TITLE.test(title) ? null : title };
    yield { place: '', fields, body: { kind: 'lines', lines } };
  },
};
