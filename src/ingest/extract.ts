/** All that is stored of an article but what was read. */
import type { Quotation } from '../model.js';
import { extractQuotations } from '../quotes/extract.js';
import type { Extract } from '../store/store.js';
import { languageOf } from '../text/language.js';
import { splitSentences } from '../text/sentences.js';
import { signatureOf } from '../text/signature.js';

/** A text whose source states who said what in it: that is not looked for again. */
export interface StatedText {
  text: string;
  quotations: Quotation[];
}

export const extract = (source: string | StatedText): Extract => {
  const text = typeof source === 'string' ? source : source.text;
  return {
    quotations: typeof source === 'string' ? extractQuotations(text, languageOf(text)) : source.quotations,
    passages: splitSentences(text),
    signature: signatureOf(text),
  };
};
