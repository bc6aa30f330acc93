/** A store in memory that looks at every passage: slow, and right by its plainness. For tests of what stands on a store. */
import type { Article, ReadArticle } from '../../src/model.js';
import { extractQuotations } from '../../src/quotes/extract.js';
import type { Kernel } from '../../src/store/kernels.js';
import { kernelsOf } from '../../src/store/kernels.js';
import type {
  ArticleRecord,
  Candidate,
  FileKey,
  Frequencies,
  Store,
  StoredArticle,
  StoredHeader,
} from '../../src/store/store.js';
import { splitSentences } from '../../src/text/sentences.js';
import { signatureOf } from '../../src/text/signature.js';
import { tokenise } from '../../src/text/tokens.js';

interface Kept extends StoredArticle {
  collection: string;
  file: string;
  fingerprint: string;
  passages: { start: number; end: number; terms: Set<string>; kernel: Kernel }[];
}

/** Words and pairs of neighbouring words. */
const termsOf = (text: string): Set<string> => {
  const { words } = tokenise(text);
  return new Set(words.flatMap((word, at) => (at === 0 ? [word] : [word, `${words[at - 1]} ${word}`])));
};

export class MemoryStore implements Store {
  private readonly kept = new Map<string, Kept>();
  private readonly read = new Map<string, string>();
  private readonly counts = new Map<string, number>();
  private nextKey = 1;

  async files(collection: string): Promise<Map<string, string>> {
    const of = [...this.read].filter(([name]) => name.startsWith(`${collection}\n`));
    return new Map(of.map(([name, fingerprint]) => [name.slice(collection.length + 1), fingerprint]));
  }

  async articlesOf({ collection, file }: FileKey): Promise<Map<string, string>> {
    const own = [...this.kept.values()].filter((kept) => kept.collection === collection && kept.file === file);
    return new Map(own.map((kept) => [kept.article.id, kept.fingerprint]));
  }

  async put({ collection, file }: FileKey, records: readonly ArticleRecord[]): Promise<void> {
    for (const { article, quotations, fingerprint, passages } of records) {
      await this.remove(collection, [article.id]);
      const kernels = kernelsOf(article.text, passages, quotations);
      const indexed = passages.map((span, at) => ({
        ...span,
        terms: termsOf(article.text.slice(span.start, span.end)),
        kernel: kernels[at] as Kernel,
      }));
      for (const { terms } of indexed) for (const term of terms) this.count(term, 1);
      const key = this.nextKey++;
      this.kept.set(`${collection}\n${article.id}`, {
        key,
        article,
        quotations,
        collection,
        file,
        fingerprint,
        passages: indexed,
      });
    }
  }

  async remove(collection: string, ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const name = `${collection}\n${id}`;
      for (const { terms } of this.kept.get(name)?.passages ?? []) for (const term of terms) this.count(term, -1);
      this.kept.delete(name);
    }
  }

  async finishFile({ collection, file }: FileKey, fingerprint: string): Promise<void> {
    this.read.set(`${collection}\n${file}`, fingerprint);
  }

  async removeFile({ collection, file }: FileKey): Promise<void> {
    this.read.delete(`${collection}\n${file}`);
    await this.remove(collection, [...(await this.articlesOf({ collection, file })).keys()]);
  }

  async candidates(text: string, limit: number): Promise<Candidate[]> {
    const passages = this.passageCount();
    const asked = [...termsOf(text)];
    const weights = new Map(asked.map((term) => [term, Math.log(1 + passages / (1 + (this.counts.get(term) ?? 0)))]));
    const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
    const found: (Candidate & { kernel: Kernel })[] = [];
    for (const { key, passages: own } of this.kept.values()) {
      for (const { start, end, terms, kernel } of own) {
        const score = asked.reduce((sum, term) => sum + (terms.has(term) ? (weights.get(term) as number) : 0), 0);
        if (score > 0) found.push({ key, start, end, score, share: score / total, kernel, alike: [] });
      }
    }
    const byHash = new Map<number, (typeof found)[number]>();
    for (const one of found.sort((a, b) => b.score - a.score || a.key - b.key)) {
      const best = byHash.get(one.kernel.hash) ?? one;
      byHash.set(one.kernel.hash, { ...best, alike: [...new Set([...best.alike, one.key])] });
    }
    const near = 0.9 * (found[0]?.score ?? 0);
    const telling = [...byHash.values()].filter(
      ({ score, share }, rank) => rank < limit || (share >= 0.45 && score >= near),
    );
    return telling.map(({ kernel: { start, end }, alike, ...rest }) => ({
      ...rest,
      kernel: { start, end },
      alike: [...alike].sort((a, b) => a - b),
    }));
  }

  async frequencies(words: readonly string[]): Promise<Frequencies> {
    return { passages: this.passageCount(), counts: words.map((word) => this.counts.get(word) ?? 0) };
  }

  async articles(keys: readonly number[]): Promise<StoredArticle[]> {
    const byKey = new Map([...this.kept.values()].map((kept) => [kept.key, kept]));
    return keys.flatMap((key) => {
      const kept = byKey.get(key);
      return kept ? [{ key, article: kept.article, quotations: kept.quotations }] : [];
    });
  }

  async headers(keys: readonly number[]): Promise<StoredHeader[]> {
    return (await this.articles(keys)).map(({ key, article: { text, ...header } }) => ({
      key,
      header,
      signature: signatureOf(text),
    }));
  }

  async summary() {
    const all = [...this.kept.values()].map(({ article }) => article);
    const days = all.flatMap(({ published }) => published.date?.slice(0, 10) ?? []).sort();
    const outlets = (await this.outlets()).length + all.filter(({ outlet }) => outlet === null).length;
    return { articles: all.length, outlets, from: days[0] ?? null, to: days.at(-1) ?? null };
  }

  async speakers(): Promise<string[]> {
    const names = [...this.kept.values()].flatMap(({ quotations }) =>
      quotations.flatMap(({ speaker }) => speaker?.name ?? []),
    );
    return [...new Set(names)];
  }

  async outlets(): Promise<string[]> {
    return [...new Set([...this.kept.values()].flatMap(({ article }) => article.outlet ?? []))];
  }

  async close(): Promise<void> {}

  private count(term: string, by: number): void {
    this.counts.set(term, (this.counts.get(term) ?? 0) + by);
  }

  private passageCount(): number {
    return [...this.kept.values()].reduce((sum, { passages }) => sum + passages.length, 0);
  }
}

/** An article of which only the text matters. */
const plainArticle = (id: string, text: string): Article => ({
  id,
  outlet: id,
  outletEvidence: null,
  title: null,
  url: null,
  byline: null,
  published: { date: null, precision: 'unknown' },
  agencies: [],
  credits: [],
  text,
});

/** A store of articles given by id, and text or more; quotations are extracted unless they are given. */
export const storeOf = async (
  articles: Record<string, string | (Partial<Article> & { text: string })>,
  quotationsOf: (text: string) => ReadArticle['quotations'] = extractQuotations,
): Promise<MemoryStore> => {
  const store = new MemoryStore();
  const records = Object.entries(articles).map(([id, given]): ArticleRecord => {
    const fields = typeof given === 'string' ? { text: given } : given;
    return {
      article: { ...plainArticle(id, fields.text), ...fields },
      quotations: quotationsOf(fields.text),
      fingerprint: id,
      passages: splitSentences(fields.text),
      signature: signatureOf(fields.text),
    };
  });
  await store.put({ collection: 'test', file: 'test' }, records);
  return store;
};
