/** Indexes of a given size: real articles, then invented ones. */
import type { Article, Quotation } from '../../model.js';
import { findStretches } from '../../quotes/marks/stretches.js';
import { openSqliteStore } from '../../store/sqlite/sqlite.js';
import type { ArticleRecord } from '../../store/store.js';
import { splitSentences } from '../../text/sentences.js';
import { signatureOf } from '../../text/signature.js';
import { writeArticles } from '../invented/articles.js';
import { Language } from '../invented/language.js';
import { isKeptOut, readTexts } from './texts.js';

const BATCH = 500;

const NOTHING_STATED: Omit<Article, 'id' | 'outlet' | 'text'> = {
  outletEvidence: null,
  title: null,
  url: null,
  byline: null,
  language: null,
  published: { date: null, precision: 'unknown' },
  agencies: [],
  credits: [],
};

const quotationsOf = (text: string): Quotation[] =>
  findStretches(text).map(({ start, end }) => {
    const span = { start, end };
    return { ...span, kind: 'direct', text: text.slice(start, end), parts: [span], speaker: null, cue: null };
  });

const recordOf = (id: string, text: string): ArticleRecord => ({
  article: { ...NOTHING_STATED, id, outlet: id, text },
  quotations: quotationsOf(text),
  fingerprint: id,
  rules: 'training',
  passages: splitSentences(text),
  signature: signatureOf(text),
});

export const buildIndex = async (path: string, passages: number): Promise<void> => {
  const store = openSqliteStore(path);
  let batch: ArticleRecord[] = [];
  let written = 0;
  const flush = async (): Promise<void> => {
    await store.put({ collection: 'calibration', file: 'calibration' }, batch);
    batch = [];
  };
  const add = async (record: ArticleRecord): Promise<void> => {
    batch.push(record);
    written += record.passages.length;
    if (batch.length === BATCH) await flush();
  };
  for (const [index, text] of readTexts().entries()) {
    if (!isKeptOut(text, index) && written < passages) await add(recordOf(`real-${index}`, text));
  }
  for (const { line } of writeArticles(new Language(), 1)) {
    if (written >= passages) break;
    await add(recordOf(line.id, line.text));
  }
  await flush();
  await store.close();
};
