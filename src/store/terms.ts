/** What the index can look up: single words and pairs of neighbouring words, each as a number of 32 bits. */
import type { Quotation, Span } from '../model.js';
import { tokenise } from '../text/tokens.js';

const SEED = 0x811c9dc5;
const PRIME = 0x01000193;

/** Spreads what differs in any bit over all bits (the finaliser of MurmurHash3). */
const mix = (hash: number): number => {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
};

/** FNV-1a over UTF-16 units, mixed. `from` chains: the hash of what came before. */
const hashText = (text: string, from = SEED): number => {
  let hash = from | 0;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME);
  return mix(hash);
};

/** The term of one word in its comparable spelling. */
export const wordTerm = (word: string): number => hashText(word);

/** The term of a pair of neighbours; the order counts. */
export const pairTerm = (first: number, second: number): number =>
  mix(Math.imul(first, 0x9e3779b1) ^ ((second << 13) | (second >>> 19)));

/** Calls `add` for every term of a text; a term that occurs twice is given twice. */
export const forEachTerm = (text: string, add: (term: number) => void): void => {
  let previous = -1;
  for (const word of tokenise(text).words) {
    const term = wordTerm(word);
    add(term);
    if (previous >= 0) add(pairTerm(previous, term));
    previous = term;
  }
};

/** The stretch of a passage that stands for it among its copies. */
export interface Kernel extends Span {
  /** Equal exactly when the stretch has the same characters and is printed as the same words of the same speaker. */
  signature: number;
}

/** Shorter words in marks ("ironclad") do not stand for their sentence. */
const SHORTEST_KERNEL = 24;

const voiceOf = (quotation: Quotation): string => {
  const { speaker } = quotation;
  const who = speaker ? [speaker.kind, speaker.name, speaker.role, speaker.condition, speaker.audience] : [];
  return [quotation.kind, quotation.text, ...who].join('\n');
};

const overlap = (a: Span, b: Span): Span => ({ start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) });

/**
 * Where a passage prints somebody's words in marks, the longest such stretch is its kernel, whatever the frame around it
 * ("…," she said on Monday); else the whole passage, together with the reported speech that lies in it.
 * @param quotations those of the article that overlap the passage
 */
export const kernelOf = (text: string, passage: Span, quotations: readonly Quotation[]): Kernel => {
  let best: Kernel | null = null;
  for (const quotation of quotations) {
    if (quotation.kind !== 'direct' && quotation.kind !== 'mixed') continue;
    for (const part of quotation.parts) {
      const span = overlap(part, passage);
      if (span.end - span.start < Math.max(SHORTEST_KERNEL, best ? best.end - best.start + 1 : 0)) continue;
      best = { ...span, signature: hashText(text.slice(span.start, span.end), hashText(voiceOf(quotation))) };
    }
  }
  if (best) return best;
  const voices = quotations.map((quotation) => {
    const span = overlap(quotation, passage);
    return `${span.start - passage.start},${span.end - passage.start},${voiceOf(quotation)}`;
  });
  return { ...passage, signature: hashText(text.slice(passage.start, passage.end), hashText(voices.join('\n'))) };
};
