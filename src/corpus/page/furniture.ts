/** Lines that belong to the page and not to the article: controls, prompts, adverts, links elsewhere. */

import { type Line, SHORT } from '../markup/line.js';
import { escapeWord, opensWithMark, reportsSpeech, wholeLine } from '../markup/patterns.js';
import furniture from './furniture.json' with { type: 'json' };

const EXACT = new Set([...furniture.exact, ...furniture.relatedHeadings]);
const PATTERNS = wholeLine(furniture.patterns);
const RELATED = wholeLine(furniture.related);
const RELATED_HEADINGS = new Set(furniture.relatedHeadings);
const ENDS = new Set(furniture.ends);
const SECTIONS = new Set(furniture.sections);
const keyOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s.:…!]+$/u, '')
    .replace(/^[•*\s]+/u, '');

export const isEnd = (line: Line): boolean => ENDS.has(line.text.toLowerCase().replace(/\.$/, ''));

/** "PoliticsSarn": a section and a place that lost the gap between them. */
const GLUED_SECTION = new RegExp(
  `^(?:${furniture.sections
    .map((name) => name.replace(/^./u, (first) => first.toUpperCase()))
    .map(escapeWord)
    .join('|')})\\p{Lu}\\p{Ll}+$`,
  'u',
);

const LONGEST_SECTION = 60;

/** "World", "News | Europe": the label of a section, not a title. */
export const isSection = (text: string): boolean =>
  text.length <= LONGEST_SECTION &&
  (GLUED_SECTION.test(text) || text.split(/\s*[|/>»›•·]\s*/u).every((part) => SECTIONS.has(keyOf(part))));

/** Sentences end; titles and links do not. */
const endsSentence = (text: string): boolean => /[.!?…][)\]"”’»]*$/u.test(text);

/** A button, a prompt, a notice: words of the page itself. */
export const isControl = (text: string): boolean =>
  text.length <= SHORT &&
  (EXACT.has(keyOf(text)) || (!opensWithMark(text) && PATTERNS.test(text) && !reportsSpeech(text)));

const isFurniture = (line: Line, isFirst: boolean): boolean => {
  if (isControl(line.text)) return true;
  if (line.text.length > SHORT || opensWithMark(line.text)) return false;
  return !isFirst && (RELATED.test(line.text) || (line.link && !endsSentence(line.text)));
};

/** Longer lines are paragraphs or digests, not titles in a list. */
const LONGEST_LISTED = 160;

/** A question may be a title; in a list of titles it is one. */
const endsListing = (text: string): boolean =>
  (endsSentence(text) && !/[?!]$/u.test(text)) || /\p{Ll}[.!?]\s\p{Lu}/u.test(text);

/** Titles listed under "Related articles", down to the next sentence. */
const markRelated = (lines: readonly Line[]): void => {
  let listing = false;
  for (const line of lines) {
    if (line.kind === 'furniture' && RELATED_HEADINGS.has(keyOf(line.text))) listing = true;
    else if (
      line.kind !== 'furniture' &&
      (line.heading > 0 || line.text.length > LONGEST_LISTED || (!line.link && endsListing(line.text)))
    )
      listing = false;
    else if (listing && line.kind === 'text') line.kind = 'furniture';
  }
};

/** A prompt or a list whose last line tells where it began, a few lines before. */
const LONGEST_BLOCK = 12;
const BLOCKS = furniture.blocks.map(({ from, to }) => ({ from: wholeLine([from]), to: wholeLine([to]) }));

const markBlocks = (lines: readonly Line[]): void => {
  for (const [at, line] of lines.entries()) {
    const block = line.text.length <= SHORT ? BLOCKS.find(({ to }) => to.test(line.text)) : undefined;
    if (block === undefined) continue;
    const before = lines.slice(Math.max(0, at - LONGEST_BLOCK), at);
    const start = before.findLastIndex(({ text }) => text.length <= SHORT && block.from.test(text));
    if (start >= 0) for (const one of before.slice(start)) one.kind = 'furniture';
  }
};

/** Marks, in place, page controls, prompts, adverts, and links to other articles. */
export const markFurniture = (lines: readonly Line[]): void => {
  for (const [at, line] of lines.entries()) {
    if (line.kind === 'text' && !line.quoted && isFurniture(line, at === 0)) line.kind = 'furniture';
  }
  markRelated(lines);
  markBlocks(lines);
};
