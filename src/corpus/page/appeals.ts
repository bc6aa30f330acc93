/** The publisher's own appeal for money or readers: not the article, but evidence of who publishes it. */

import { type Line, SHORT } from '../markup/line.js';
import { maskQuoted, opensWithMark, reportsSpeech, wholeLine } from '../markup/patterns.js';
import appeals from './appeals.json' with { type: 'json' };

const OPENERS = appeals.openers.map((pattern) => new RegExp(`^[.…*\\s]*(?:${pattern})$`, 'iu'));
const CLOSERS = wholeLine(appeals.closers);
const ASKS = new RegExp(appeals.asks, 'iu');
const PLEAS = new RegExp(appeals.pleas, 'iu');
const PRESS = new RegExp(appeals.press, 'iu');
const ADDRESSES = new RegExp(appeals.addresses, 'u');

/** Of a paragraph that pleads, in characters: longer ones are no appeal. */
const LOOKED_AT = 2000;

const isShort = (line: Line): boolean => line.text.length <= SHORT && !line.quoted;
const opens = (line: Line): boolean =>
  isShort(line) && !reportsSpeech(line.text) && OPENERS.some((opener) => opener.test(line.text));
const closes = (line: Line): boolean => isShort(line) && CLOSERS.test(line.text);

/** An appeal speaks as "we" to "you"; words in quotation marks are somebody's in the story. */
const appealsToReader = (line: Line): boolean =>
  !line.quoted && !opensWithMark(line.text) && ADDRESSES.test(maskQuoted(line.text.slice(0, LOOKED_AT)));

/**
 * An appeal that nothing opens: what stands last on the page, speaks as "we" to "you", pleads at least twice,
 * and pleads for journalism. Opinions speak so too, but for something else.
 */
const closingAppeal = (lines: readonly Line[]): Line[] => {
  const marked = lines.findLastIndex((line) => line.kind !== 'text' || !(closes(line) || appealsToReader(line)));
  const stretch = lines.slice(marked + 1);
  const holds = (rule: RegExp): Line[] => stretch.filter((line) => rule.test(line.text.slice(0, LOOKED_AT)));
  return holds(PLEAS).length > 1 && holds(PRESS).length > 0 ? stretch : [];
};

/**
 * Marks, in place, each appeal: an opening line ("A Message from …:"), what follows as "we" to "you", and its buttons.
 * A stretch that asks for nothing is left alone.
 * @returns the lines of all appeals
 */
export const markAppeals = (lines: readonly Line[]): Line[] => {
  const found: Line[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined || line.kind !== 'text' || !opens(line)) continue;
    let end = at + 1;
    for (let next = lines[end]; next !== undefined; next = lines[++end]) {
      if (!(opens(next) || closes(next) || appealsToReader(next))) break;
    }
    const stretch = lines.slice(at, end);
    if (stretch.some((one) => ASKS.test(one.text.slice(0, LOOKED_AT)))) {
      for (const one of stretch) one.kind = 'appeal';
      found.push(...stretch);
    }
    at = end - 1;
  }
  const closing = closingAppeal(lines);
  for (const line of closing) line.kind = 'appeal';
  return [...found, ...closing];
};
