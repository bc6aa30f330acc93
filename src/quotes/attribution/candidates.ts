/** Which mentions may have spoken a quote: those near it, and whoever spoke before. */

import type { Document } from '../parse/document.js';
import { tokenKind } from '../parse/tokens.js';
import type { Context } from './context.js';
import type { Memory } from './features.js';

export interface Candidate {
  /** Index into the document's mentions. */
  mention: number;
  rank: number;
}

/** How far from a quote its speaker is looked for, on each side. */
const LEFT_MENTIONS = 16;
const LEFT_TOKENS = 90;
const LEFT_BREAKS = 2;
const RIGHT_MENTIONS = 8;
const RIGHT_TOKENS = 45;
const RIGHT_QUOTES = 2;

const leftFloor = (document: Document, token: number): number => {
  const { tokens } = document;
  let breaks = 0;
  let i = token;
  while (i > 0 && token - i < LEFT_TOKENS) {
    if (tokens.kind[i - 1] === tokenKind.break && ++breaks > LEFT_BREAKS) break;
    i--;
  }
  return i;
};

const rightCeiling = (document: Document, token: number): number => {
  const { tokens } = document;
  let quotes = 0;
  let i = token + 1;
  for (; i < tokens.count && i - token <= RIGHT_TOKENS; i++) {
    if (tokens.kind[i] === tokenKind.quote && ++quotes > RIGHT_QUOTES) break;
    // A paragraph that follows counts only where it goes on with a quote at once, or names who spoke after a dash.
    if (tokens.kind[i] === tokenKind.break && !(i === token + 1 && opensWithQuoteOrDash(document, i + 1))) break;
  }
  return i;
};

const opensWithQuoteOrDash = (document: Document, at: number): boolean =>
  document.tokens.kind[at] === tokenKind.quote || document.tokens.kind[at] === tokenKind.dash;

/**
 * Candidates of a quote, nearest first on each side, left before right; then those from further away.
 * @param explicit the mention that the page itself sets down, -1 where none
 */
export const listCandidates = (document: Document, context: Context, memory: Memory, explicit: number): Candidate[] => {
  const { mentions, counts } = document;
  const { token } = context;
  const candidates: Candidate[] = [];
  const middle = counts.mentions[token] ?? 0;
  const floor = leftFloor(document, token);
  for (let m = middle - 1, rank = 0; m >= 0 && rank < LEFT_MENTIONS; m--, rank++) {
    if ((mentions[m]?.head ?? -1) < floor) break;
    candidates.push({ mention: m, rank });
  }
  const ceiling = rightCeiling(document, token);
  for (let m = middle, rank = 0; m < mentions.length && rank < RIGHT_MENTIONS; m++, rank++) {
    if ((mentions[m]?.head ?? ceiling) >= ceiling) break;
    candidates.push({ mention: m, rank });
  }
  for (const m of new Set([memory.last, memory.other, explicit])) {
    if (m >= 0 && !candidates.some((candidate) => candidate.mention === m))
      candidates.push({ mention: m, rank: LEFT_MENTIONS });
  }
  return candidates;
};
