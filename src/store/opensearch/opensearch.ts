/** The store on a cluster of OpenSearch. Any number of processes may read and write. */
import type { IndexSummary } from '../../model.js';
import type {
  ArticleRecord,
  FileKey,
  ListedArticle,
  Look,
  Renewal,
  Shelf,
  Shelved,
  Store,
  StoredArticle,
  StoredHeader,
  StoredText,
} from '../store.js';
import { CandidateSearch } from './candidates.js';
import { Catalog } from './catalog.js';
import { Cluster, type ClusterOptions } from './cluster.js';
import { Files } from './files.js';
import { type IndexOptions, makeIndices, type Names } from './indices.js';
import { Overview } from './overview.js';
import { TermFrequencies } from './terms.js';
import { Writer } from './writer.js';

export interface OpenSearchOptions extends ClusterOptions, IndexOptions {
  /** How long sizes and names that every answer shows may be kept, in milliseconds: other processes write, too. */
  keep: number;
  /** How long a write waits for another writer, in milliseconds. */
  patience: number;
}

/** What stands behind the interface once the indices are known to be there. */
interface Parts {
  catalog: Catalog;
  overview: Overview;
  files: Files;
  frequencies: TermFrequencies;
  search: CandidateSearch;
  writer: Writer;
}

/** Articles that are looked at together. */
const PAGE = 500;

class OpenSearchStore implements Store {
  private readonly cluster: Cluster;
  private parts: Promise<Parts> | null = null;
  private summed: { at: number; summary: Promise<IndexSummary> } | null = null;

  constructor(private readonly options: OpenSearchOptions) {
    this.cluster = new Cluster(options);
  }

  async collections(): Promise<string[]> {
    return (await this.open()).overview.collections();
  }

  async files(collection: string): Promise<Map<string, string | null>> {
    return (await this.open()).files.of(collection);
  }

  async refused(collection: string): Promise<Map<string, string[]>> {
    return (await this.open()).files.refused(collection);
  }

  async articlesOf(from: FileKey): Promise<Map<string, string>> {
    const articles = await (await this.open()).catalog.ofFile(from);
    return new Map(articles.map(({ id, fingerprint }) => [id, fingerprint]));
  }

  put(from: FileKey, records: readonly ArticleRecord[]): Promise<void> {
    return this.write((writer) => writer.put(from, records));
  }

  remove(from: FileKey, ids: readonly string[]): Promise<number> {
    return this.write((writer) => writer.remove(from, ids));
  }

  finishFile(from: FileKey, fingerprint: string, refused: readonly string[] = []): Promise<void> {
    return this.write((writer) => writer.finishFile(from, fingerprint, refused));
  }

  removeFile(from: FileKey): Promise<number> {
    return this.write((writer) => writer.removeFile(from));
  }

  renameCollection(from: string, to: string): Promise<void> {
    return this.write((writer) => writer.renameCollection(from, to));
  }

  async countOutdated(rules: string): Promise<number> {
    return (await this.open()).catalog.countOutdated(rules);
  }

  async outdated(rules: string, after: number, limit: number): Promise<StoredText[]> {
    return (await this.open()).catalog.outdated(rules, after, limit);
  }

  renew(renewals: readonly Renewal[]): Promise<void> {
    return this.write((writer) => writer.renew(renewals));
  }

  async look(text: string, limit: number): Promise<Look> {
    const { frequencies, search } = await this.open();
    const { counts, ...terms } = await frequencies.of(text);
    return { passages: terms.passages, counts, candidates: await search.find(terms, limit) };
  }

  async articles(keys: readonly number[]): Promise<StoredArticle[]> {
    const articles = await (await this.open()).catalog.articles(keys);
    return keys.flatMap((key) => articles.get(key) ?? []);
  }

  async headers(keys: readonly number[]): Promise<StoredHeader[]> {
    const headers = await (await this.open()).catalog.headers(keys);
    return keys.flatMap((key) => headers.get(key) ?? []);
  }

  async list(after: number, limit: number): Promise<ListedArticle[]> {
    return (await this.open()).catalog.list(after, limit);
  }

  async withId(id: string): Promise<ListedArticle[]> {
    return (await this.open()).catalog.withId(id);
  }

  async summary(): Promise<IndexSummary> {
    const { overview } = await this.open();
    if (!this.summed || Date.now() - this.summed.at >= this.options.keep) {
      const summary = overview.summary();
      this.summed = { at: Date.now(), summary };
      summary.catch(() => {
        this.summed = null;
      });
    }
    return this.summed.summary;
  }

  async speakers(): Promise<string[]> {
    return (await this.open()).overview.speakers();
  }

  async outlets(): Promise<string[]> {
    return (await this.open()).overview.outlets();
  }

  async shelf(of: Shelf, limit: number): Promise<Shelved> {
    return (await this.open()).catalog.shelf(of, limit);
  }

  async languages(): Promise<{ language: string | null; articles: number }[]> {
    return (await this.open()).overview.languages();
  }

  /** The cluster looks after its own files: what may be missing is a document that another one needs. */
  async damage(): Promise<string[]> {
    const { catalog } = await this.open();
    for (let after = -1; ; ) {
      const page = await catalog.list(after, PAGE);
      const last = page.at(-1);
      if (last === undefined) return [];
      if ((await catalog.articles(page.map(({ key }) => key))).size < page.length) return ['bodies'];
      after = last.key;
    }
  }

  async close(): Promise<void> {
    // A lease that cannot be given back ends by itself.
    await this.parts?.then(({ writer }) => writer.end()).catch(() => {});
    await this.cluster.close();
  }

  private async write<Result>(work: (writer: Writer) => Promise<Result>): Promise<Result> {
    const { writer } = await this.open();
    try {
      return await work(writer);
    } finally {
      this.summed = null;
    }
  }

  /** Makes the indices at the first use; a cluster that could not be reached then is asked again at the next. */
  private open(): Promise<Parts> {
    if (this.parts === null) {
      const parts = makeIndices(this.cluster, this.options).then((names) => this.assemble(names));
      this.parts = parts;
      parts.catch(() => {
        this.parts = null;
      });
    }
    return this.parts;
  }

  private assemble(names: Names): Parts {
    const catalog = new Catalog(this.cluster, names);
    const files = new Files(this.cluster, names, catalog);
    return {
      catalog,
      overview: new Overview(this.cluster, names),
      files,
      frequencies: new TermFrequencies(this.cluster, names),
      search: new CandidateSearch(this.cluster, names, catalog),
      writer: new Writer(this.cluster, names, catalog, files, this.options.patience),
    };
  }
}

/** Nothing is asked of the cluster before the first use. */
export const openOpenSearchStore = (options: OpenSearchOptions): Store => new OpenSearchStore(options);
