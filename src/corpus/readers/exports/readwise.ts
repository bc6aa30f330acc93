/** Readwise's Markdown: what somebody highlighted in an article, under a list of what the article is. */

import { readFields } from '../../facts/fields.js';
import { readText } from '../../source/text.js';
import type { Reader } from '../reader.js';

const METADATA = /^##? Metadata\s*$/mu;
const ENTRY = /^[-*]\s+(?<key>[\p{L}][\p{L} ]{1,24}):\s+(?<value>\S.*)$/u;
const HEADING = /^#{1,3}\s+(?<text>.+?)\s*$/u;
/** What follows a highlight: a link to it, tags, notes of the reader's own. */
const TAIL = /\s*\(\[(?:View Highlight|Location \d+|Page \d+|View in .*?)\]\([^()]*(?:\([^()]*\)[^()]*)*\)\)\s*$/iu;
const NOTE = /^\s+[-*]\s+(?:\*\*)?(?:Note|Tags?)(?:\*\*)?:/iu;

const highlightsIn = (lines: readonly string[]): string[] => {
  const highlights: string[] = [];
  for (const line of lines) {
    const item = /^[-*]\s+(?<text>.*)$/u.exec(line)?.groups?.text ?? /^>\s?(?<text>.*)$/u.exec(line)?.groups?.text;
    if (NOTE.test(line) || HEADING.test(line)) continue;
    if (item !== undefined) highlights.push(item);
    else if (line.trim() !== '' && highlights.length > 0) highlights.push(`${highlights.pop()} ${line.trim()}`);
  }
  return highlights.map((text) => text.replace(TAIL, '').trim()).filter((text) => text !== '');
};

export const readwiseReader: Reader = {
  format: 'highlights of Readwise',
  recognises: ({ text }) =>
    METADATA.test(text) &&
    /^[-*]\s+(?:Full Title|Category|Author|URL):/mu.test(text) &&
    /^##? (?:Highlights|New highlights)/mu.test(text),
  async *read(source) {
    const text = await readText(source);
    const lines = text.split(/\r\n|\r|\n/u);
    const start = lines.findIndex((line) => METADATA.test(line));
    const highlights = lines.findIndex((line, at) => at > start && /^##? (?:New )?highlights/iu.test(line));
    const stated = Object.fromEntries(
      lines.slice(start, highlights).flatMap((line) => {
        const { key, value } = ENTRY.exec(line)?.groups ?? {};
        return key === undefined || value === undefined ? [] : [[key, value.trim().replace(/^\[\[(.*)\]\]$/u, '$1')]];
      }),
    );
    const fields = readFields(stated);
    const title = fields.title ?? HEADING.exec(lines.find((line) => HEADING.test(line)) ?? '')?.groups?.text ?? null;
    yield {
      place: '',
      fields: { ...fields, id: null, title },
      body: { kind: 'page', text: highlightsIn(lines.slice(highlights + 1)).join('\n\n') },
    };
  },
};
