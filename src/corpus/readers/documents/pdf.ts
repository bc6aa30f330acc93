/** PDF with a text layer: its lines put together to paragraphs again. */
import { NO_FIELDS } from '../../facts/fields.js';
import type { Fault, Found } from '../../found.js';
import { readWhole } from '../../source/source.js';
import type { Reader } from '../reader.js';
import { type PdfLine, toParagraphs } from './pdf-lines.js';

interface Item {
  str?: string;
  hasEOL?: boolean;
  height?: number;
  transform?: number[];
}

/** A text layer with less is a scan's leftovers. */
const LEAST_LETTERS = 40;

const linesOf = (items: readonly Item[]): PdfLine[] => {
  const lines: PdfLine[] = [];
  let open: PdfLine | null = null;
  for (const { str = '', hasEOL = false, height = 0, transform = [] } of items) {
    const [x, y] = [transform[4] ?? 0, transform[5] ?? 0];
    if (str.trim() !== '') {
      if (open !== null && Math.abs(open.y - y) > Math.max(open.height, height, 1) / 2) open = null;
      if (open === null) {
        open = { text: '', x, y, height };
        lines.push(open);
      }
      open.text += str;
      open.height = Math.max(open.height, height);
    } else if (open !== null) open.text += str;
    if (hasEOL) open = null;
  }
  return lines
    .map((line) => ({ ...line, text: line.text.replace(/\s+/gu, ' ').trim() }))
    .filter(({ text }) => text !== '');
};

/** What programs write where nobody gave a title. */
const NO_TITLE =
  /^(?:microsoft word\b|untitled|document\d*$|\(anonymous\)|.*\.(?:docx?|pdf|indd|qxp|rtf|odt|html?)$|https?:)/iu;

const readPdf = async (bytes: Buffer): Promise<Found | Fault> => {
  const { getDocumentProxy, getMeta } = await import('unpdf');
  const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  const pages: PdfLine[][] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const content = await (await document.getPage(number)).getTextContent();
    pages.push(linesOf(content.items as Item[]));
  }
  const paragraphs = toParagraphs(pages);
  if (paragraphs.join('').replace(/[^\p{L}]/gu, '').length < LEAST_LETTERS)
    return { place: '', reason: 'PDF without text' };
  const { info } = await getMeta(document);
  const stated = (key: string): string | null => {
    const value = (info as Record<string, unknown>)[key];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  const title = stated('Title');
  // When the file was made is no publication date.
  const fields = {
    ...NO_FIELDS,
    title: title === null || NO_TITLE.test(title) ? null : title,
    byline: stated('Author'),
  };
  return { place: '', fields, body: { kind: 'page', text: paragraphs.join('\n\n') } };
};

export const pdfReader: Reader = {
  format: 'PDF',
  recognises: ({ bytes }) => bytes.subarray(0, 1024).includes('%PDF-'),
  async *read(source) {
    const bytes = await readWhole(source);
    try {
      yield await readPdf(bytes);
    } catch (error) {
      const locked = error instanceof Error && error.name === 'PasswordException';
      yield { place: '', reason: locked ? 'PDF locked with a password' : 'a damaged PDF' };
    }
  },
};
