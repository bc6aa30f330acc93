/** Which mentions may have spoken a quote: those near it, and whoever spoke before. */

import type { Scene } from '../parse/document.js';
import { kinds } from '../parse/tokens.js';
import type { Context } from './context.js';
import type { Memory } from './features.js';

export interface Candidate {
  /** Index into the scene's mentions. */
  mention: number;
  rank: number;
}

const LEFT_MENTIONS = 16;
const LEFT_TOKENS = 90;
const LEFT_BREAKS = 2;
const RIGHT_MENTIONS = 8;
const RIGHT_TOKENS = 45;
const RIGHT_QUOTES = 2;

const leftFloor = (scene: Scene, token: number): number => {
  const { tape } = scene;
  let breaks = 0;
  let i = token;
  while (i > 0 && token - i < LEFT_TOKENS) {
    if (tape.kind[i - 1] === kinds.break && ++breaks > LEFT_BREAKS) break;
    i--;
  }
  return i;
};

const rightCeiling = (scene: Scene, token: number): number => {
  const { tape } = scene;
  let quotes = 0;
  let i = token + 1;
  for (; i < tape.count && i - token <= RIGHT_TOKENS; i++) {
    if (tape.kind[i] === kinds.quote && ++quotes > RIGHT_QUOTES) break;
    // A paragraph that follows counts only where it goes on with a quote at once, or names who spoke after a dash.
    if (tape.kind[i] === kinds.break && !(i === token + 1 && opensWithQuoteOrDash(scene, i + 1))) break;
  }
  return i;
};

const opensWithQuoteOrDash = (scene: Scene, at: number): boolean =>
  scene.tape.kind[at] === kinds.quote || scene.tape.kind[at] === kinds.dash;

/** Candidates of a quote, nearest first on each side, left before right. */
export const listCandidates = (scene: Scene, context: Context, memory: Memory): Candidate[] => {
  const { mentions, counts } = scene;
  const { token } = context;
  const candidates: Candidate[] = [];
  const middle = counts.mentions[token] ?? 0;
  const floor = leftFloor(scene, token);
  for (let m = middle - 1, rank = 0; m >= 0 && rank < LEFT_MENTIONS; m--, rank++) {
    if ((mentions[m]?.head ?? -1) < floor) break;
    candidates.push({ mention: m, rank });
  }
  const ceiling = rightCeiling(scene, token);
  for (let m = middle, rank = 0; m < mentions.length && rank < RIGHT_MENTIONS; m++, rank++) {
    if ((mentions[m]?.head ?? ceiling) >= ceiling) break;
    candidates.push({ mention: m, rank });
  }
  for (const m of new Set([memory.last, memory.other])) {
    if (m >= 0 && !candidates.some((candidate) => candidate.mention === m))
      candidates.push({ mention: m, rank: LEFT_MENTIONS });
  }
  return candidates;
};
