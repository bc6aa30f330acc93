/** The page's own web address, as far as the page prints it. */

import { type Line, SHORT } from '../markup/line.js';
import { addressIn } from '../markup/markdown.js';
import { wholeLine } from '../markup/patterns.js';
import furniture from './furniture.json' with { type: 'json' };

const LABEL = wholeLine(furniture.addressLabels);
const WEB_ADDRESS = /https?:\/\/\S+/giu;

/** What stands on a line beside its address. */
const restOf = (line: Line): string =>
  line.text.replace(WEB_ADDRESS, '').replace(/^[\s:<>[\]()–—-]+|[\s:<>[\]().–—-]+$/gu, '');

/**
 * Marks, in place, the lines that hold an address and no sentence.
 * @returns the page's own: one with a label ("Original url:"), before or beside it; else one that opens or ends the page
 */
export const addressesIn = (lines: readonly Line[]): string | null => {
  let labelled: string | null = null;
  let alone: string | null = null;
  for (const [at, line] of lines.entries()) {
    if (line.kind !== 'text' || line.text.length > SHORT) continue;
    const rest = restOf(line);
    const address = addressIn(line.raw);
    const label = LABEL.test(rest);
    if (address === null) {
      const next = lines[at + 1];
      if (!label || next === undefined || restOf(next) !== '' || addressIn(next.raw) === null) continue;
      labelled ??= addressIn(next.raw);
      line.kind = 'address';
    } else if (label || rest === '') {
      if (label) labelled ??= address;
      else if (at === 0 || at === lines.length - 1) alone ??= address;
      line.kind = 'address';
    }
  }
  return labelled ?? alone;
};
