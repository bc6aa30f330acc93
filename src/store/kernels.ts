/**
 * The kernel of a passage: the stretch that stands for it among its copies. Two passages with the same kernel print the
 * same characters as the same kind of quotation of the same speaker, so that one of them answers for both.
 */
import type { Quotation, Span } from '../model.js';
import { hashText } from './hash.js';

/** The stretch of a passage that stands for it among its copies. */
export interface Kernel extends Span {
  /** Equal exactly when the stretch has the same characters and is printed as the same words of the same speaker. */
  hash: number;
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
const kernelOf = (text: string, passage: Span, quotations: readonly Quotation[]): Kernel => {
  let best: Kernel | null = null;
  for (const quotation of quotations) {
    if (quotation.kind !== 'direct' && quotation.kind !== 'mixed') continue;
    for (const part of quotation.parts) {
      const span = overlap(part, passage);
      if (span.end - span.start < Math.max(SHORTEST_KERNEL, best ? best.end - best.start + 1 : 0)) continue;
      best = { ...span, hash: hashText(text.slice(span.start, span.end), hashText(voiceOf(quotation))) };
    }
  }
  if (best) return best;
  const voices = quotations.map((quotation) => {
    const span = overlap(quotation, passage);
    return `${span.start - passage.start},${span.end - passage.start},${voiceOf(quotation)}`;
  });
  return { ...passage, hash: hashText(text.slice(passage.start, passage.end), hashText(voices.join('\n'))) };
};

/** The kernels of an article's passages, in order. Both lists are ascending; passages do not overlap. */
export const kernelsOf = (text: string, passages: readonly Span[], quotations: readonly Quotation[]): Kernel[] => {
  const sorted = [...quotations].sort((a, b) => a.start - b.start);
  let past = 0;
  return passages.map((passage) => {
    while (past < sorted.length && (sorted[past] as Quotation).end <= passage.start) past++;
    const here: Quotation[] = [];
    for (let i = past; i < sorted.length && (sorted[i] as Quotation).start < passage.end; i++) {
      if ((sorted[i] as Quotation).end > passage.start) here.push(sorted[i] as Quotation);
    }
    return kernelOf(text, passage, here);
  });
};
