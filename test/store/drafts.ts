/** Small articles for tests of stores. */

import type { Quotation, Speaker } from '../../src/model.js';
import type { ArticleRecord } from '../../src/store/store.js';
import { signatureOf } from '../../src/text/signature.js';

const speaker = (name: string): Speaker => ({
  mention: null,
  name,
  role: null,
  kind: 'person',
  confidence: 0.9,
  condition: null,
  audience: null,
  candidates: [],
});

interface Draft {
  id: string;
  /** One passage each; words in “ ” become a direct quotation of `speaker`. */
  sentences: string[];
  outlet?: string | null;
  date?: string | null;
  speaker?: string;
}

export const draftRecord = ({ id, sentences, outlet = null, date = null, speaker: name }: Draft): ArticleRecord => {
  const text = sentences.join(' ');
  let at = 0;
  const passages = sentences.map((sentence) => {
    const start = text.indexOf(sentence, at);
    at = start + sentence.length;
    return { start, end: at };
  });
  const quotations = [...text.matchAll(/“([^”]*)”/g)].map((match): Quotation => {
    const span = { start: match.index + 1, end: match.index + 1 + (match[1] as string).length };
    const who = name ? speaker(name) : null;
    return { ...span, kind: 'direct', text: match[1] as string, parts: [span], speaker: who, cue: null };
  });
  return {
    article: {
      id,
      outlet,
      outletEvidence: outlet,
      title: `Title of ${id}`,
      url: null,
      byline: null,
      language: null,
      published: { date, precision: date ? 'day' : 'unknown' },
      agencies: [],
      credits: [],
      text,
    },
    quotations,
    rules: 'drafted',
    fingerprint: `print of ${id}: ${text}`,
    passages,
    signature: signatureOf(text),
  };
};
