/** Which articles there are: headers, bodies, files. */
import { keepHeaders } from '../headers.js';
import type { FileKey, ListedArticle, Shelf, Shelved, StoredArticle, StoredHeader, StoredText } from '../store.js';
import { type Cluster, type SearchAnswer, wholeAnswer } from './cluster.js';
import {
  type ArticleDocument,
  articleId,
  type BodyDocument,
  bodyId,
  type FileDocument,
  toArticle,
  toListed,
  toStoredHeader,
} from './documents.js';
import type { Names } from './indices.js';

const PAGE = 10_000;
const SHOWN = ['key', 'id', 'header', 'signature'];
const LISTED = ['key', 'id', 'header', 'collection', 'file'];

type Found<Document> = { docs: { _id: string; found?: boolean; _source?: Document }[] };

/** A stored article as whoever replaces or removes it needs it. */
export type Standing = Pick<ArticleDocument, 'key' | 'passages' | 'collection' | 'file' | 'id'>;

export class Catalog {
  private readonly headersRead = keepHeaders();

  constructor(
    private readonly cluster: Cluster,
    private readonly names: Names,
  ) {}

  /** Those of the keys whose articles are there. An article is there when its header is: it comes last and goes first. */
  async standing(keys: readonly number[]): Promise<Set<number>> {
    const there = new Set<number>();
    for (const part of inParts([...new Set(keys)])) {
      const { hits } = await this.search<ArticleDocument>({
        size: part.length,
        query: { bool: { filter: { terms: { key: part } } } },
        _source: part.some((key) => !this.headersRead.has(key)) ? SHOWN : ['key'],
      });
      for (const { _source: document } of hits) {
        there.add(document.key);
        if (document.header) this.headersRead.set(document.key, toStoredHeader(document));
      }
    }
    return there;
  }

  /** Headers by key. */
  async headers(keys: readonly number[]): Promise<Map<number, StoredHeader>> {
    await this.standing(keys.filter((key) => !this.headersRead.has(key)));
    const headers = keys.flatMap((key) => {
      const header = this.headersRead.get(key);
      return header ? [[key, header] as const] : [];
    });
    return new Map(headers);
  }

  async articles(keys: readonly number[]): Promise<Map<number, StoredArticle>> {
    const distinct = [...new Set(keys)];
    if (distinct.length === 0) return new Map();
    const [headers, bodies] = await Promise.all([this.headers(distinct), this.bodies(distinct)]);
    const articles = distinct.flatMap((key) => {
      const [header, body] = [headers.get(key), bodies.get(key)];
      if (!header || !body) return [];
      return [[key, { key, article: toArticle(header, body), quotations: body.quotations }] as const];
    });
    return new Map(articles);
  }

  /** Articles of a collection by id, as they stand. */
  async byId(collection: string, ids: readonly string[]): Promise<Standing[]> {
    if (ids.length === 0) return [];
    const wanted = [...new Set(ids)].map((id) => articleId(collection, id));
    const path = `/${this.names.articles}/_mget?_source=key,passages,collection,file,id`;
    const { docs } = await this.cluster.ask<Found<Standing>>('POST', path, { ids: wanted });
    return docs.flatMap(({ _source: document }) => (document ? [document] : []));
  }

  /** All articles of one file. */
  ofFile({ collection, file }: FileKey): Promise<ArticleDocument[]> {
    return this.all<ArticleDocument>(
      this.names.articles,
      { bool: { filter: [{ term: { collection } }, { term: { file } }] } },
      'key',
      ['key', 'passages', 'collection', 'file', 'id', 'fingerprint'],
    );
  }

  /** Whole documents by key, as renewing needs them. */
  async documents(keys: readonly number[]): Promise<Map<number, ArticleDocument & BodyDocument>> {
    if (keys.length === 0) return new Map();
    const query = { bool: { filter: { terms: { key: keys } } } };
    const [{ hits }, bodies] = await Promise.all([
      this.search<ArticleDocument>({ size: keys.length, query }),
      this.bodies(keys),
    ]);
    const found = hits.flatMap(({ _source: document }) => {
      const body = bodies.get(document.key);
      return body ? [[document.key, { ...document, ...body }] as const] : [];
    });
    return new Map(found);
  }

  async list(after: number, limit: number): Promise<ListedArticle[]> {
    const listed: ListedArticle[] = [];
    while (listed.length < limit) {
      const size = Math.min(PAGE, limit - listed.length);
      const query = { range: { key: { gt: listed.at(-1)?.key ?? after } } };
      const { hits } = await this.search<ArticleDocument>({ size, query, sort: [{ key: 'asc' }], _source: LISTED });
      listed.push(...hits.map(({ _source: document }) => toListed(document)));
      if (hits.length < size) break;
    }
    return listed;
  }

  async withId(id: string): Promise<ListedArticle[]> {
    return (await this.all<ArticleDocument>(this.names.articles, { term: { id } }, 'key', LISTED)).map(toListed);
  }

  files(collection: string): Promise<FileDocument[]> {
    return this.all<FileDocument>(this.names.files, { bool: { filter: { term: { collection } } } }, 'path');
  }

  /** Whole documents of a collection. */
  ofCollection(collection: string): Promise<ArticleDocument[]> {
    return this.all<ArticleDocument>(this.names.articles, { bool: { filter: { term: { collection } } } }, 'key');
  }

  async shelf({ speakers, outlet, since, until }: Shelf, limit: number): Promise<Shelved> {
    const days = { ...(since === null ? {} : { gte: since }), ...(until === null ? {} : { lte: until }) };
    const filter = [
      ...(speakers === null ? [] : [{ terms: { speakers } }]),
      ...(outlet === null ? [] : [{ term: { outlet } }]),
      ...(since === null && until === null ? [] : [{ range: { day: days } }]),
    ];
    const query = { bool: { filter } };
    const [{ count }, { hits }] = await Promise.all([
      this.cluster.ask<{ count: number }>('POST', `/${this.names.articles}/_count`, { query }),
      this.search<ArticleDocument>({
        size: Math.min(limit, PAGE),
        query,
        sort: [{ day: { order: 'desc', missing: '_last' } }, { key: 'desc' }],
        _source: ['key'],
      }),
    ]);
    return { articles: count, keys: hits.map(({ _source: { key } }) => key) };
  }

  async countOutdated(rules: string): Promise<number> {
    const body = { query: otherThan(rules) };
    return (await this.cluster.ask<{ count: number }>('POST', `/${this.names.articles}/_count`, body)).count;
  }

  async outdated(rules: string, after: number, limit: number): Promise<StoredText[]> {
    const { hits } = await this.search<ArticleDocument>({
      size: limit,
      query: { bool: { filter: [otherThan(rules), { range: { key: { gt: after } } }] } },
      sort: [{ key: 'asc' }],
      _source: ['key', 'fingerprint'],
    });
    const bodies = await this.bodies(hits.map(({ _source: { key } }) => key));
    return hits.flatMap(({ _source: { key, fingerprint } }) => {
      const body = bodies.get(key);
      return body ? [{ key, fingerprint, text: body.text }] : [];
    });
  }

  private async bodies(keys: readonly number[]): Promise<Map<number, BodyDocument>> {
    if (keys.length === 0) return new Map();
    const { docs } = await this.cluster.ask<Found<BodyDocument>>('POST', `/${this.names.bodies}/_mget`, {
      ids: keys.map(bodyId),
    });
    return new Map(docs.flatMap(({ _id: id, _source: body }) => (body ? [[Number(id), body] as const] : [])));
  }

  private async search<Source>(body: object): Promise<SearchAnswer<Source>['hits']> {
    const path = `/${this.names.articles}/_search?allow_partial_search_results=false`;
    return wholeAnswer(await this.cluster.ask<SearchAnswer<Source>>('POST', path, { track_total_hits: false, ...body }))
      .hits;
  }

  /** Every document that a query finds, page by page. @param by a field that tells documents apart */
  private async all<Source>(
    index: string,
    query: object,
    by: string,
    fields: string[] | true = true,
  ): Promise<Source[]> {
    const found: Source[] = [];
    let after: (string | number)[] | undefined;
    do {
      const path = `/${index}/_search?allow_partial_search_results=false`;
      const answer: SearchAnswer<Source> = await this.cluster.ask('POST', path, {
        size: PAGE,
        query,
        sort: [{ [by]: 'asc' }],
        _source: fields,
        ...(after ? { search_after: after } : {}),
      });
      const { hits } = wholeAnswer(answer).hits;
      found.push(...hits.map(({ _source: source }) => source));
      after = hits.length === PAGE ? hits.at(-1)?.sort : undefined;
    } while (after);
    return found;
  }
}

const otherThan = (rules: string): object => ({ bool: { must_not: { term: { rules } } } });

const inParts = (keys: readonly number[]): number[][] => {
  const parts: number[][] = [];
  for (let at = 0; at < keys.length; at += PAGE) parts.push(keys.slice(at, at + PAGE));
  return parts;
};
