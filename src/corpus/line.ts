/** A page as lines: what a reader sees, and what the mark-up around it told. */
import { hasImage, onlyLink, stripInline } from './markdown.js';

/** What a line is to its page. `text` is the article's own; all else is left out of it. */
export type Kind = 'text' | 'title' | 'byline' | 'date' | 'address' | 'credit' | 'caption' | 'appeal' | 'furniture';

export interface Line {
  /** As read, trimmed. */
  raw: string;
  /** The words alone, single-spaced. */
  text: string;
  kind: Kind;
  /** 1 to 6 for a Markdown heading, else 0. */
  heading: number;
  /** In a block quote. */
  quoted: boolean;
  /** Holds an image. */
  image: boolean;
  /** Is a link and nothing else. */
  link: boolean;
  /** A blank line, or the start of the page, stands before it. */
  first: boolean;
}

/** Longer lines are paragraphs: none of the patterns for furniture, captions and credits looks at them. */
export const SHORT = 600;

const LINE_END = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/u;
/** Control characters, and signs that only steer how text is laid out or hide in it. */
const INVISIBLE = /(?![\t\n\v\f\r\u0085\u200c\u200d])[\p{Cc}\p{Cf}]/gu;
const SPACES = /[\s\u00a0]+/gu;

const toLine = (source: string, first: boolean): Line => {
  const unquoted = source.replace(/^\s*(?:>\s?)+/u, '').trim();
  const heading = /^(#{1,6})\s+/.exec(unquoted)?.[1]?.length ?? 0;
  const raw = unquoted
    .replace(/^#{1,6}\s+/u, '')
    .replace(/^\|\s*|\s*\|$/gu, '')
    .replace(/\s+#+$/u, '')
    .trim();
  const text = stripInline(raw).replace(SPACES, ' ').trim();
  const link = onlyLink(raw) !== null && text !== '';
  return { raw, text, kind: 'text', heading, quoted: /^\s*>/.test(source), image: hasImage(raw), link, first };
};

/** Rules, table borders and underlines say nothing. */
const isRule = (text: string): boolean => text.length >= 3 && /^[-=_*~|:+\s]+$/.test(text);

/**
 * Lines that share a paragraph because the file is wrapped at a column: the next word would not have fitted.
 * Only where the page shows that it is wrapped: its lines are short and most of them stop in mid-sentence.
 */
const unwrap = (sources: readonly string[]): string[] => {
  const lengths = sources.map((line) => line.trimEnd().length);
  const width = lengths.reduce((a, b) => Math.max(a, b), 0);
  if (width > 120 || width < 40) return [...sources];
  const runsOn = (at: number): boolean => {
    const next = sources[at + 1];
    if (next === undefined || !/^\S/.test(next) || /^(?:>|#|[-*+•—–] )/.test(next)) return false;
    return (lengths[at] ?? 0) > 0 && (lengths[at] ?? 0) + 1 + (/^\S+/.exec(next)?.[0].length ?? 0) > width;
  };
  const candidates = [...sources.keys()].filter(runsOn);
  const open = candidates.filter((at) => !/[.!?:;"”’»)\]]$/.test(sources[at]?.trimEnd() ?? ''));
  if (open.length < 2 || open.length * 2 < candidates.length) return [...sources];
  const joins = new Set(candidates);
  const joined: string[] = [];
  let pieces: string[] = [];
  for (const [at, source] of sources.entries()) {
    pieces.push(source.trimEnd());
    if (joins.has(at)) continue;
    joined.push(pieces.join(' '));
    pieces = [];
  }
  return joined;
};

/** The lines of a page that hold words or an image, in order. */
export const toLines = (page: string): Line[] => {
  const lines: Line[] = [];
  let first = true;
  for (const source of unwrap(page.replace(INVISIBLE, '').split(LINE_END))) {
    const line = toLine(source, first);
    const empty = line.text === '' || isRule(line.text);
    first = empty && !line.image;
    if (!empty || line.image) lines.push(line);
  }
  return lines;
};
