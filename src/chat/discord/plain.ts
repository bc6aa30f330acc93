/**
 * What a person wrote, without Discord's markup. Block quotations (`>`) stay: they say what is quoted.
 * Every pattern runs in time linear in the text.
 */

type Rule = readonly [pattern: RegExp, replacement: string];

/** In order: what names something goes, what formats gives up its words, what escapes comes last. */
const RULES: readonly Rule[] = [
  [/[\u00AD\u200B\u200C\u2060\uFEFF\u202A-\u202E\u2066-\u2069]/g, ''],
  [/<(?:@[!&]?|#)\d{1,25}>/g, ' '],
  [/<a?:\w{1,40}:\d{1,25}>/g, ' '],
  [/<t:-?\d{1,20}(?::\w)?>/g, ' '],
  [/<\/[^<>\n]{1,120}:\d{1,25}>/g, ' '],
  [/<id:[\w-]{1,40}>/g, ' '],
  [/(?<!\\)```(?:[\w+#.-]{1,30}\n)?/g, ''],
  [/(?<!\\)`/g, ''],
  [/\[([^[\]\n]*)\]\(<?https?:\/\/[^\s()<>]*>?\)/g, '$1'],
  [/<(https?:\/\/[^\s<>]*)>/g, '$1'],
  [/^(>? ?)(?:#{1,3}|-#) +/gm, '$1'],
  [/(?<!\\)\*\*|(?<!\\)__|(?<!\\)~~|(?<!\\)\|\|/g, ''],
  [/(?<![\p{L}\p{N}\\*])\*(?=[^\s*])([^*\n]*[^\s*\\])\*(?![\p{L}\p{N}*])/gu, '$1'],
  [/(?<![\p{L}\p{N}\\_])_(?=[^\s_])([^_\n]*[^\s_\\])_(?![\p{L}\p{N}_])/gu, '$1'],
  [/\\([!-/:-@[-`{-~])/g, '$1'],
];

/** `>>>` quotes all that follows. */
const OPEN_QUOTE = /^ *>>> ?/m;

const closeQuotes = (text: string): string => {
  const found = OPEN_QUOTE.exec(text);
  if (found === null) return text;
  const rest = text.slice(found.index + found[0].length);
  return text.slice(0, found.index) + rest.replace(/^/gm, '> ');
};

/** @param content as Discord delivers it */
export const plainText = (content: string): string =>
  RULES.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), closeQuotes(content)).trim();
