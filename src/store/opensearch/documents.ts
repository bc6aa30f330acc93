/** Articles as documents: what each index holds of one, and how it is read back. */
import { createHash } from 'node:crypto';
import type { Article, ArticleHeader, Quotation } from '../../model.js';
import { tokenise } from '../../text/tokens.js';
import { packSignature, unpackSignature } from '../headers.js';
import { kernelsOf } from '../kernels.js';
import type { ArticleRecord, FileKey, ListedArticle, StoredHeader } from '../store.js';

/** What lists of articles need. Its `_id` is of collection and article, so that a new text replaces the old at once. */
export interface ArticleDocument {
  key: number;
  /** How many documents of passages it has: `0` to this, exclusive, after its key in their ids. */
  passages: number;
  collection: string;
  file: string;
  id: string;
  fingerprint: string;
  rules: string;
  outlet?: string;
  day?: string;
  language?: string;
  speakers: string[];
  header: Omit<ArticleHeader, 'id'>;
  /** Base 64. */
  signature: string;
}

/** What only the few articles shown need. Its `_id` is the article's key. */
export interface BodyDocument {
  text: string;
  quotations: Quotation[];
}

/** A sentence. Its `_id` is the article's key and its number there. */
export interface PassageDocument {
  terms: string;
  key: number;
  start: number;
  end: number;
  kernelStart: number;
  kernelEnd: number;
  kernel: string;
}

/** A source file. Its `_id` is of collection and path. */
export interface FileDocument {
  collection: string;
  path: string;
  /** Absent until it was read to its end. */
  fingerprint?: string;
  /** Ids that it holds, though another file's article has them. */
  refused: string[];
}

const digestOf = (...parts: string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 24);

/** `_id` of an article: names of files and articles may be longer than an id may. */
export const articleId = (collection: string, id: string): string => digestOf(collection, id);
export const fileId = ({ collection, file }: FileKey): string => digestOf(collection, file);
export const passageId = (key: number, number: number): string => `${key}:${number}`;
export const bodyId = (key: number): string => String(key);

const RADIX = 36;
const DAY = /^\d{4}-\d{2}-\d{2}/;

const speakersOf = (quotations: readonly Quotation[]): string[] => [
  ...new Set(quotations.flatMap(({ speaker }) => (speaker?.name ? [speaker.name] : []))),
];

export const toArticleDocument = (key: number, from: FileKey, record: ArticleRecord): ArticleDocument => {
  const { article, quotations, passages, signature, fingerprint, rules } = record;
  const { text, id, ...header } = article;
  const day = DAY.exec(header.published.date ?? '')?.[0];
  return {
    key,
    passages: passages.length,
    collection: from.collection,
    file: from.file,
    id,
    fingerprint,
    rules,
    ...(header.outlet === null ? {} : { outlet: header.outlet }),
    ...(day === undefined ? {} : { day }),
    ...(header.language === null ? {} : { language: header.language }),
    speakers: speakersOf(quotations),
    header,
    signature: packSignature(signature),
  };
};

export const toPassageDocuments = (
  key: number,
  { article, passages, quotations }: ArticleRecord,
): PassageDocument[] => {
  const kernels = kernelsOf(article.text, passages, quotations);
  return passages.map(({ start, end }, i) => {
    const { start: kernelStart, end: kernelEnd, hash } = kernels[i] as (typeof kernels)[number];
    const terms = tokenise(article.text.slice(start, end)).words.join(' ');
    return { terms, key, start, end, kernelStart, kernelEnd, kernel: hash.toString(RADIX) };
  });
};

export const toStoredHeader = ({ key, id, header, signature }: ArticleDocument): StoredHeader => ({
  key,
  header: { id, ...header },
  signature: unpackSignature(signature),
});

export const toListed = ({ key, id, header, collection, file }: ArticleDocument): ListedArticle => ({
  key,
  from: { collection, file },
  header: { id, ...header },
});

export const toArticle = ({ header }: StoredHeader, { text }: BodyDocument): Article => ({ ...header, text });
