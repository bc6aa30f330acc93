/** All that is stored of an article but what was read. */
import { extractQuotations } from '../quotes/extract.js';
import type { Extract } from '../store/store.js';
import { splitSentences } from '../text/sentences.js';
import { signatureOf } from '../text/signature.js';

export const extract = (text: string): Extract => ({
  quotations: extractQuotations(text),
  passages: splitSentences(text),
  signature: signatureOf(text),
});
