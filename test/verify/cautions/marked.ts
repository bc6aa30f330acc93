/** Invented sentences with the asked words in brackets, as the rules are asked about them. */
import type { Span } from '../../../src/model.js';
import { extractQuotations } from '../../../src/quotes/extract.js';
import { type CutCaution, cautionsOfCut } from '../../../src/verify/cautions/cautions.js';

/** `“I doubt that ⟦it is safe⟧,” she said.`: the words between the marks are asked, the rest is the article. */
export interface Marked {
  text: string;
  kept: Span[];
}

export const readMarked = (marked: string): Marked => {
  const kept: Span[] = [];
  let text = '';
  for (const piece of marked.split(/(?=⟦|⟧)/u)) {
    if (piece.startsWith('⟦')) kept.push({ start: text.length, end: text.length + piece.length - 1 });
    text += piece.replace(/^[⟦⟧]/u, '');
  }
  return { text, kept };
};

/** What the rules say of the marked words. @param asked as the asker typed it; the marked words joined by dots when absent */
export const cautionsOfMarked = (marked: string, asked?: string): CutCaution[] => {
  const { text, kept } = readMarked(marked);
  const words = kept.map(({ start, end }) => text.slice(start, end)).join(' … ');
  return cautionsOfCut({ text, kept, quotations: extractQuotations(text), asked: asked ?? words });
};
