/** Mark-up inside of other formats: a feed's content, an agency's body. */
import type { Line } from '../markup/line.js';
import { linesIn } from './blocks.js';
import { parseHtml } from './dom.js';

const TAG =
  /<\/?(?:p|div|br|a|b|i|em|strong|span|ul|ol|li|h[1-6]|blockquote|img|figure|section|article|table|body)\b[^>]*>/iu;
const ENTITY = /&(?:#\d{2,6}|#x[\da-f]{2,5}|[a-z]{2,8});/iu;

/** Whether a text is mark-up rather than words. */
export const isMarkup = (text: string): boolean => TAG.test(text);

export const linesOfMarkup = async (html: string): Promise<Line[]> => {
  const document = await parseHtml(html);
  return document.body === null ? [] : linesIn(document.body);
};

/** The words of a title or a name that may hold tags and entities. */
export const wordsOfMarkup = async (html: string): Promise<string> => {
  if (!isMarkup(html) && !ENTITY.test(html)) return html;
  return (await parseHtml(html)).body?.textContent ?? html;
};
