/** Markdown as it remains in saved pages and clippings, down to the words that a reader sees. */

/** An address inside parentheses may hold one pair of its own. */
const TARGET = '\\(<?(?<url>(?:[^()<>\\s]|\\([^()\\s]*\\))*)>?(?:\\s+"[^"]*")?\\)';
const IMAGE = new RegExp(`!\\[(?<alt>[^\\[\\]]*)\\]${TARGET}`, 'gu');
const LINK = new RegExp(`(?<!!)\\[(?<text>[^\\[\\]]*)\\]${TARGET}`, 'gu');
const ONLY_LINK = new RegExp(`^${LINK.source}$`, 'u');
const ADDRESS = /<(?<url>https?:\/\/[^<>\s]+)>/giu;
const STRONG = /(\*\*|__)(?=\S)(?<text>[^*_]+)(?<=\S)\1/gu;
const EMPHASIS = /(?<![\p{L}\p{N}*_])([*_])(?=[^\s*_])(?<text>[^*_]+)(?<=\S)\1(?![\p{L}\p{N}*_])/gu;
const CODE = /`(?<text>[^`]+)`/gu;
const ESCAPE = /\\([\\`*_{}[\]()#+.!>|~-])/gu;

/** Links, images, emphasis and escapes of one line become their text; images vanish. Linear in the line. */
export const stripInline = (line: string): string =>
  line
    .replace(IMAGE, '')
    .replace(LINK, '$<text>')
    .replace(ADDRESS, '$<url>')
    .replace(STRONG, '$<text>')
    .replace(EMPHASIS, '$<text>')
    .replace(CODE, '$<text>')
    .replace(ESCAPE, '$1');

/** The text of a line's image; `null` when it holds none. */
export const imageText = (line: string): string | null => {
  for (const found of line.matchAll(IMAGE)) return found.groups?.alt ?? '';
  return null;
};

/** Whether a line is one link and nothing else, a list mark aside. */
export const onlyLink = (line: string): boolean => ONLY_LINK.test(line.replace(/^(?:[-*+•]|\d+\.)\s+/u, ''));

const WEB_ADDRESS = /https?:\/\/[^\s<>"|]+/iu;

/** The first web address in a line, without the punctuation that closes it. */
export const addressIn = (line: string): string | null => {
  const found = WEB_ADDRESS.exec(line)?.[0];
  if (found === undefined) return null;
  const bare = found.replace(/[.,;:!?'”’\]]+$/u, '');
  return bare.includes('(') ? bare : bare.replace(/\)+$/u, '');
};
