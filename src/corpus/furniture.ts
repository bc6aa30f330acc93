/** Lines that belong to the page and not to the article: controls, prompts, adverts, captions, links elsewhere. */
import furniture from './furniture.json' with { type: 'json' };
import { type Line, SHORT } from './line.js';
import { anyOf, opensWithMark, reportsSpeech, wholeLine } from './patterns.js';

const EXACT = new Set([...furniture.exact, ...furniture.relatedHeadings]);
const PATTERNS = wholeLine(furniture.patterns);
const RELATED = wholeLine(furniture.related);
const RELATED_HEADINGS = new Set(furniture.relatedHeadings);
const ENDS = new Set(furniture.ends);
const SECTIONS = new Set(furniture.sections);
const CAPTIONS = wholeLine(furniture.captions);
const PHOTO = `(?:${anyOf(furniture.photoAgencies)}|${anyOf(furniture.photoAgencies.map((name) => name.toUpperCase()))})`;
const PHOTO_CREDITS = wholeLine(
  furniture.photoCredits.map((pattern) => pattern.replaceAll('{photo}', PHOTO)),
  'u',
);
/** A credit set in bold after the caption's sentence: "… ever since. **Ada Roe / TASS**". */
const BOLD_CREDIT = new RegExp(
  `\\S\\s*\\*\\*(?:[^*]*\\s?/\\s?[^*]*|[^*]*(?<!\\p{L})${PHOTO}(?!\\p{L})[^*]*)\\*\\*$`,
  'u',
);

const keyOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s.:…!]+$/u, '')
    .replace(/^[•*\s]+/u, '');

export const isEnd = (line: Line): boolean => ENDS.has(line.text.toLowerCase().replace(/\.$/, ''));

/** "World", "News | Europe": the label of a section, not a title. */
export const isSection = (text: string): boolean =>
  text.length <= 60 && text.split(/\s*[|/>»›•·]\s*/u).every((part) => SECTIONS.has(keyOf(part)));

const isCaption = (line: Line): boolean =>
  line.text.length <= SHORT &&
  (CAPTIONS.test(line.text) || PHOTO_CREDITS.test(line.text) || BOLD_CREDIT.test(line.raw));

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

/** Titles listed under "Related articles", down to the next sentence. */
const markRelated = (lines: readonly Line[]): void => {
  let listing = false;
  for (const line of lines) {
    if (line.kind === 'furniture' && RELATED_HEADINGS.has(keyOf(line.text))) listing = true;
    else if (
      line.kind !== 'furniture' &&
      (line.heading > 0 || line.text.length > LONGEST_LISTED || (!line.link && endsSentence(line.text)))
    )
      listing = false;
    else if (listing && line.kind === 'text') line.kind = 'furniture';
  }
};

/** A caption often stands twice: as the image's text, and below it. The copy may lack the credit's mark. */
const markRepeatedCaptions = (lines: readonly Line[]): void => {
  const captions = new Set(lines.filter((line) => line.kind === 'caption').map((line) => line.text));
  for (const [at, line] of lines.entries()) {
    if (line.kind !== 'text') continue;
    const before = lines[at - 1];
    const twin = before !== undefined && before.text === line.text && (before.image || before.kind === 'caption');
    if (twin || captions.has(line.text)) line.kind = 'caption';
  }
};

/** Marks, in place, the lines that no article speaks: captions, page controls, prompts, adverts, related links. */
export const markFurniture = (lines: readonly Line[]): void => {
  for (const [at, line] of lines.entries()) {
    if (line.kind !== 'text' || line.quoted) continue;
    if (line.text === '') line.kind = 'caption';
    else if (!opensWithMark(line.text) && isCaption(line)) line.kind = 'caption';
    else if (isFurniture(line, at === 0)) line.kind = 'furniture';
  }
  markRelated(lines);
  markRepeatedCaptions(lines);
};
