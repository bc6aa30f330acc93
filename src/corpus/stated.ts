/** Quotations that a record states, set as a text: a paragraph each, the words in marks between those around them. */
import type { Quotation, Speaker } from '../model.js';
import type { StatedQuotation } from './found.js';

const squeeze = (text: string): string => text.replace(/\s+/gu, ' ');
const OPENING = /["“„«]\s*$/u;
const CLOSING = /^\s*["”“»]/u;

interface Paragraph {
  text: string;
  /** Of the words, in the paragraph. */
  start: number;
  end: number;
}

const paragraphOf = ({ before, text, after }: StatedQuotation): Paragraph => {
  const words = squeeze(text).trim();
  const marked = OPENING.test(before) && CLOSING.test(after);
  const lead = squeeze(before).trimStart() + (marked ? '' : '“');
  return {
    text: `${lead}${words}${marked ? '' : '”'}${squeeze(after).trimEnd()}`,
    start: lead.length,
    end: lead.length + words.length,
  };
};

const speakerOf = ([first, ...others]: StatedQuotation['speakers']): Speaker | null =>
  first === undefined
    ? null
    : {
        mention: null,
        name: first.name,
        role: null,
        kind: 'person',
        confidence: Math.min(1, Math.max(0, first.probability)),
        condition: null,
        audience: null,
        candidates: others.map(({ name }) => name),
      };

/**
 * @returns the text, and its quotations; `null` for these where the record names no speaker at all, but gives words
 * around them: these may, and are read like any other text
 */
export const setQuotations = (stated: readonly StatedQuotation[]): { text: string; quotations: Quotation[] | null } => {
  let text = '';
  const quotations: Quotation[] = [];
  for (const one of stated) {
    const paragraph = paragraphOf(one);
    const from = text === '' ? 0 : text.length + 2;
    text += `${text === '' ? '' : '\n\n'}${paragraph.text}`;
    const words = { start: from + paragraph.start, end: from + paragraph.end };
    const speaker = speakerOf(one.speakers);
    quotations.push({
      ...words,
      kind: 'direct',
      text: text.slice(words.start, words.end),
      parts: [words],
      speaker,
      cue: null,
    });
  }
  const isTold = stated.some(({ speakers, before, after }) => speakers.length > 0 || `${before}${after}`.trim() === '');
  return { text, quotations: isTold ? quotations : null };
};
