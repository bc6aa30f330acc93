/** Pull quotes: a paragraph that is all quote, and a line below it that is all name. */

import type { Document } from '../parse/document.js';
import { type Mention, mentionType } from '../parse/mention.js';
import { tokenKind } from '../parse/tokens.js';
import { bits, VERB } from '../words/lexicon.js';
import type { Context } from './context.js';

/** Tokens of what somebody is, after their name. */
const MAX_ROLE = 12;

/** The end of the line that begins at a token, and whether a verb stands on it: then it tells something. */
const readLine = ({ tokens }: Document, from: number): { end: number; tells: boolean } => {
  let end = from;
  let tells = false;
  for (; end < tokens.count && tokens.kind[end] !== tokenKind.break; end++) {
    const flags = tokens.flags[end] ?? 0;
    const isNoun = (flags & (bits.person | bits.office | bits.document | bits.group)) !== 0;
    tells ||= (flags & (VERB | bits.auxiliary | bits.pastShape)) !== 0 && !isNoun;
  }
  return { end, tells };
};

const NEWLINE = 10;

/** Whether a mention stands on the very next line, with no empty one between. */
const isNextLine = ({ tokens, quotes }: Document, quote: number, { first }: Mention): boolean => {
  let lines = 0;
  for (let i = quotes[quote]?.outerEnd ?? 0; i < (tokens.start[first] ?? 0); i++)
    if (tokens.text.charCodeAt(i) === NEWLINE) lines++;
  return lines === 1;
};

/** `“…”⏎Anna Bell, mayor of Oakfold`: the name; below an empty line it needs what the person is. -1 where none. */
export const nameBelow = (document: Document, { quote, token, opensParagraph, closesParagraph }: Context): number => {
  const { tokens, mentions, counts } = document;
  if (!opensParagraph || !closesParagraph || tokens.kind[token + 1] !== tokenKind.break) return -1;
  const index = counts.mentions[token] ?? 0;
  const mention = mentions[index];
  if (mention?.type !== mentionType.name || mention.first !== token + 2 || mention.last === mention.first) return -1;
  if (((tokens.flags[mention.head] ?? 0) & (bits.place | bits.group)) !== 0) return -1;
  const { end, tells } = readLine(document, mention.last + 1);
  if (tells || end - mention.last > MAX_ROLE) return -1;
  const hasRole = tokens.kind[mention.last + 1] === tokenKind.comma && end > mention.last + 2;
  const isAlone = end === mention.last + 1;
  if (hasRole) return index;
  return isAlone && isNextLine(document, quote, mention) ? index : -1;
};
