/** From an article's text to its quotations. */
import type { Excerpt, Quotation } from '../model.js';
import { findStretches, type Stretch } from './stretches.js';

const NAME = /(?:\p{Lu}[\p{L}'’-]+ ){0,4}\p{Lu}[\p{L}'’-]+|he|she|they|the [\p{L} ]{3,30}?/u.source;
const CUE = /said|says|added|told|wrote|noted|asked|tweeted/u.source;
const AFTER = new RegExp(`^[,”"’\\s]*(?:(${NAME}) (${CUE})|(${CUE}) (${NAME}))\\b`, 'u');
const BEFORE = new RegExp(`\\b(${NAME}) (${CUE})[^.!?\\n]{0,60}$`, 'u');

const excerpt = (start: number, words: string): Excerpt => ({
  text: words,
  start,
  end: start + words.length,
});

const attribute = (text: string, stretch: Stretch): Pick<Quotation, 'speaker' | 'cue'> => {
  const after = AFTER.exec(text.slice(stretch.end, stretch.end + 120));
  const from = Math.max(0, stretch.start - 120);
  const before = after ? null : BEFORE.exec(text.slice(from, stretch.start - 1));
  const name = after?.[1] ?? after?.[4] ?? before?.[1];
  const cue = after?.[2] ?? after?.[3] ?? before?.[2];
  if (name === undefined || cue === undefined) return { speaker: null, cue: null };
  const start = after ? stretch.end : from + (before?.index ?? 0);
  const mention = excerpt(text.indexOf(name, start), name);
  return {
    cue: excerpt(text.indexOf(cue, start), cue),
    speaker: {
      mention,
      name,
      role: null,
      kind: 'person',
      confidence: 0.5,
      condition: null,
      audience: null,
      candidates: [],
    },
  };
};

/**
 * Quotations of an article in the order of their first words. Pure; never throws; linear in the text's length.
 * @param text the article's clean text, or a chat message; spans refer to it, unchanged
 */
export const extractQuotations = (text: string): Quotation[] =>
  findStretches(text).map((stretch) => ({
    start: stretch.start,
    end: stretch.end,
    kind: 'direct',
    text: text.slice(stretch.start, stretch.end),
    parts: [{ start: stretch.start, end: stretch.end }],
    ...attribute(text, stretch),
  }));
