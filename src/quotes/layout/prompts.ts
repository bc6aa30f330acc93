/** Lines between an article's paragraphs that are none: links elsewhere, videos, captions, bylines. */
import type { Span } from '../../model.js';
import table from './prompts.json' with { type: 'json' };

const LONGEST = 420;

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** Longest first, so that "AP" does not stop at "AP Photo". */
const AGENCY = `(?:${[...table.agencies]
  .sort((a, b) => b.length - a.length)
  .map(escaped)
  .join('|')})`;

const wholeLine = (patterns: readonly string[], flags: string): RegExp =>
  new RegExp(`^(?:${patterns.join('|')})$`, flags);

const PROMPTS = wholeLine(table.prompts, 'iu');
const CAPTIONS = wholeLine(
  table.captions.map((pattern) => pattern.replaceAll('{agency}', AGENCY)),
  'u',
);

/** Whether a line is the page's own and nobody's words. */
export const isPrompt = (text: string, { start, end }: Span): boolean => {
  if (end - start > LONGEST) return false;
  const line = text.slice(start, end);
  return PROMPTS.test(line) || CAPTIONS.test(line);
};
