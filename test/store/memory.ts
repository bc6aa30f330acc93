/** The store in memory, filled from bare texts: for tests of what stands on a store. */
import type { Article, Quotation } from '../../src/model.js';
import { extractQuotations } from '../../src/quotes/extract.js';
import { openSqliteStore } from '../../src/store/sqlite/sqlite.js';
import type { ArticleRecord, Store } from '../../src/store/store.js';
import { splitSentences } from '../../src/text/sentences.js';
import { signatureOf } from '../../src/text/signature.js';

/** An article of which only the text matters. */
const plainArticle = (id: string, text: string): Article => ({
  id,
  outlet: id,
  outletEvidence: null,
  title: null,
  url: null,
  byline: null,
  language: null,
  published: { date: null, precision: 'unknown' },
  agencies: [],
  credits: [],
  text,
});

/** A store of articles given by id, and text or more; quotations are extracted unless they are given. */
export const storeOf = async (
  articles: Record<string, string | (Partial<Article> & { text: string })>,
  quotationsOf: (text: string, language: string | null) => Quotation[] = extractQuotations,
): Promise<Store> => {
  const store = openSqliteStore(':memory:');
  const records = Object.entries(articles).map(([id, given]): ArticleRecord => {
    const fields = typeof given === 'string' ? { text: given } : given;
    return {
      article: { ...plainArticle(id, fields.text), ...fields },
      quotations: quotationsOf(fields.text, fields.language ?? null),
      fingerprint: id,
      rules: 'test',
      passages: splitSentences(fields.text),
      signature: signatureOf(fields.text),
    };
  });
  await store.put({ collection: 'test', file: 'test' }, records);
  return store;
};
