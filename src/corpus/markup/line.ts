/** A page as lines: what a reader sees, and what the mark-up around it told. */

import { visible } from '../../text/invisible.js';
import { imageText, onlyLink, stripInline } from './markdown.js';
import { unwrap } from './wrapping.js';

/** What a line is to its page. `text` is the article's own; all else is left out of it. */
export type LineKind =
  | 'text'
  | 'title'
  | 'byline'
  | 'field'
  | 'date'
  | 'address'
  | 'credit'
  | 'caption'
  | 'appeal'
  | 'furniture';

export interface Line {
  /** As read, without the mark-up around it. */
  raw: string;
  /** The words alone, single-spaced. */
  text: string;
  kind: LineKind;
  /** 1 to 6 for a Markdown heading, else 0. */
  heading: number;
  /** In a block quote. */
  quoted: boolean;
  /** What its image shows, in the page's words; `null` where there is no image. */
  image: string | null;
  /** A table's cell or row. */
  cell: boolean;
  /** Is a link and nothing else. */
  link: boolean;
}

/** Longer lines are paragraphs: none of the patterns for furniture, captions and credits looks at them. */
export const SHORT = 600;

const LINE_END = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/u;
const SPACES = /[\s\u00a0]+/gu;

const squeeze = (text: string): string => text.replace(SPACES, ' ').trim();

const toLine = (source: string): Line => {
  const body = source.replace(/^\s*(?:>\s?)+/u, '').trim();
  const heading = /^(#{1,6})\s/u.exec(body)?.[1]?.length ?? 0;
  const raw = body
    .slice(heading)
    .replace(/^\s*\|/u, '')
    .replace(/\|$/u, '')
    .replace(/^\s*[*+•]\s+(?=\S)/u, '')
    .trim();
  const image = imageText(raw);
  return {
    raw,
    text: squeeze(stripInline(raw)),
    kind: 'text',
    heading,
    quoted: /^\s*>/u.test(source),
    image: image === null ? null : squeeze(image),
    cell: body.startsWith('|') || body.endsWith('|'),
    link: onlyLink(raw),
  };
};

/** Rules, borders and separators say nothing; "###" and "# # #" end an article. */
const saysNothing = (text: string): boolean => !/[\p{L}\p{N}#]/u.test(text);

/** The lines of a page that hold words or an image, in order. */
export const toLines = (page: string): Line[] =>
  unwrap(visible(page).split(LINE_END))
    .map(toLine)
    .filter(({ text, image }) => image !== null || !saysNothing(text));
