/** Images, what stands below them, and whom they are credited to. A photograph's credit is not the text's. */

import { agencyNamed } from '../facts/agencies.js';
import { looksLikeOutlet } from '../facts/outlets.js';
import { type Line, SHORT } from '../markup/line.js';
import { anyOf, opensWithMark, wholeLine } from '../markup/patterns.js';
import captions from './captions.json' with { type: 'json' };

/** What every one of the captions' patterns needs somewhere: most paragraphs are done with at this glance. */
const HINT = new RegExp(captions.hint, 'iu');
const CAPTIONS = wholeLine(captions.whole);
const AGENCY = `(?:${anyOf([...captions.agencies, ...captions.agencies.map((name) => name.toUpperCase())])})`;
/** Names tell themselves from words by their capitals: these rules look at the case. */
const WITH_AGENCY = wholeLine(
  captions.withAgency.map((pattern) => pattern.replaceAll('{photo}', AGENCY)),
  'u',
);
/** A credit set in bold after the caption: "… ever since. **Ada Roe / TASS**", "… on Sunday. **Harbour Museum**". */
const IN_BOLD = new RegExp(
  `\\S\\s*\\*\\*(?:[^*]*/[^*]*|[^*]*(?<!\\p{L})${AGENCY}(?!\\p{L})[^*]*)\\*\\*$|[.!?]\\s+\\*\\*(?:[^*.!?]{2,60}|[\\w.-]+\\.[a-z]{2,6})\\*\\*$`,
  'u',
);
const ALL_IN_ITALICS = /^([*_])[^*_]+\1$/u;

/** "Osk Times/Reuters" says who wrote a text, "Ada Roe/Reuters" who took a picture. */
const isOutlet = (name: string): boolean => looksLikeOutlet(name) && agencyNamed(name) === null;

const showsCredit = ({ text, raw }: Line): boolean =>
  !opensWithMark(text) &&
  ((HINT.test(text) && CAPTIONS.test(text)) ||
    (text.includes('/') && WITH_AGENCY.test(text) && !isOutlet(text.slice(0, text.indexOf('/')).trim())) ||
    (raw.includes('**') && IN_BOLD.test(raw)));

/** Below an image: its own text again, a table's cell, or a line set in italics. */
const belongsToImage = (line: Line, before: Line | undefined): boolean =>
  before !== undefined &&
  before.image !== null &&
  (line.text === before.image || line.cell || ALL_IN_ITALICS.test(line.raw));

/** Marks, in place, images and their captions, also those that are printed twice. */
export const markCaptions = (lines: readonly Line[]): void => {
  const seen = new Set<string>();
  for (const [at, line] of lines.entries()) {
    // Quoted words are the article's, an image in a block quote has none.
    if (line.kind !== 'text' || (line.quoted && line.text !== '') || line.text.length > SHORT) continue;
    const isCaption =
      line.text === '' || seen.has(line.text) || belongsToImage(line, lines[at - 1]) || showsCredit(line);
    if (!isCaption) continue;
    line.kind = 'caption';
    seen.add(line.text);
  }
};
