/** The article's part of a page. Readability finds it; what it keeps of the page's furniture is marked, not lost. */
import type { Line } from '../markup/line.js';
import { linesIn } from './blocks.js';
import { type Document, parseHtml } from './dom.js';

export interface MainText {
  lines: Line[];
  title: string | null;
  byline: string | null;
  outlet: string | null;
}

/** Words of the shortest text that is an article's. */
const LEAST_WORDS = 20;

const countWords = (lines: readonly Line[]): number =>
  lines.reduce((sum, { text, kind }) => sum + (kind === 'text' ? text.split(' ').length : 0), 0);

/** Where Readability finds nothing: what the page itself calls its article, or all of it. */
const wholeText = (document: Document): Line[] => {
  const parts = ['article', 'main', '[role=main]', 'body'].flatMap(
    (selector) => document.querySelector(selector) ?? [],
  );
  for (const part of parts) {
    const lines = linesIn(part);
    if (countWords(lines) >= LEAST_WORDS) return lines;
  }
  return document.body === null ? [] : linesIn(document.body);
};

/** What Readability makes of a page; `null` also where it stumbles over the page's tree. */
const readable = async (document: Document) => {
  const { Readability } = await import('@mozilla/readability');
  try {
    return new Readability(document as never, { keepClasses: true }).parse();
  } catch {
    return null;
  }
};

/** @param document is taken apart on the way */
export const mainTextOf = async (document: Document, html: string): Promise<MainText> => {
  const found = await readable(document);
  const content = found?.content ? (await parseHtml(found.content)).body : null;
  const lines = content === null ? [] : linesIn(content);
  return {
    lines: countWords(lines) >= LEAST_WORDS ? lines : wholeText(await parseHtml(html)),
    title: found?.title || null,
    byline: found?.byline || null,
    outlet: found?.siteName || null,
  };
};

/** The words of a page that its article does not hold, one a line. */
export const outsideOf = async (html: string, lines: readonly Line[]): Promise<string[]> => {
  const { body } = await parseHtml(html);
  const inside = new Set(lines.map(({ text }) => text));
  return body === null ? [] : linesIn(body).flatMap(({ text }) => (inside.has(text) ? [] : [text]));
};
