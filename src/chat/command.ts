/** The grammar behind `/quote`, for surfaces where people type it: Slack and the terminal. */
import type { Request } from '../model.js';
import { type Facet, isFacet } from './compose.js';

export interface Command extends Request {
  facet: Facet;
}

/**
 * @param line what stands behind `/quote`: `who "…"`; a line that opens with no subcommand is checked whole
 * @returns `null` where help is called for: an empty line, `help`, or a subcommand without words
 */
export const parseCommand = (line: string): Command | null => {
  const trimmed = line.trim();
  const [first = ''] = trimmed.split(/\s/, 1);
  const word = first.toLowerCase();
  if (trimmed === '' || trimmed.toLowerCase() === 'help') return null;
  const facet = isFacet(word) ? word : 'check';
  const text = isFacet(word) ? trimmed.slice(first.length).trim() : trimmed;
  return text === '' ? null : { facet, text, speaker: null, outlet: null };
};
