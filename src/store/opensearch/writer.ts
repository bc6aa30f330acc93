/**
 * All that changes the indices. An article's passages and body are written first and its header last, which makes them
 * visible at once; what it replaces goes after. Whatever is cut off in between shows nothing of a half article.
 */
import type { ArticleRecord, FileKey, Renewal } from '../store.js';
import type { Catalog, Standing } from './catalog.js';
import type { BulkAction, Cluster } from './cluster.js';
import {
  articleId,
  type BodyDocument,
  bodyId,
  fileId,
  passageId,
  toArticleDocument,
  toPassageDocuments,
} from './documents.js';
import type { Names } from './indices.js';
import { Keys } from './keys.js';
import { Lease } from './lease.js';
import { SharedState } from './state.js';

/** An article on its way in, and the file it is of. */
interface Addition {
  from: FileKey;
  record: ArticleRecord;
}

/** What a write that was cut off may have left: content whose header was never written, or was already replaced. */
interface Unfinished {
  content: Content[];
}

type Content = Pick<Standing, 'key' | 'passages'>;

export class Writer {
  private readonly keys: Keys;
  private readonly lease: Lease;
  private readonly unfinished: SharedState<Unfinished>;

  /** @param patience how long to wait for another writer, in milliseconds */
  constructor(
    private readonly cluster: Cluster,
    private readonly names: Names,
    private readonly catalog: Catalog,
    patience: number,
  ) {
    this.keys = new Keys(cluster, names);
    this.lease = new Lease(cluster, names, patience);
    this.unfinished = new SharedState(cluster, names, 'unfinished');
  }

  async put(from: FileKey, records: readonly ArticleRecord[]): Promise<void> {
    await this.begin();
    await this.add(records.map((record) => ({ from, record })));
  }

  async remove(collection: string, ids: readonly string[]): Promise<void> {
    await this.begin();
    await this.drop(await this.catalog.byId(collection, ids));
  }

  async finishFile(from: FileKey, fingerprint: string): Promise<void> {
    await this.begin();
    const document = { collection: from.collection, path: from.file, fingerprint };
    await this.cluster.bulk([{ index: { _index: this.names.files, _id: fileId(from) }, document }], true);
  }

  async removeFile(from: FileKey): Promise<void> {
    await this.begin();
    await this.drop(await this.catalog.ofFile(from));
    await this.cluster.bulk([{ delete: { _index: this.names.files, _id: fileId(from) } }], true);
  }

  async renew(renewals: readonly Renewal[]): Promise<void> {
    await this.begin();
    const documents = await this.catalog.documents(renewals.map(({ key }) => key));
    const additions = renewals.flatMap(({ key, ...extract }): Addition[] => {
      const document = documents.get(key);
      if (!document) return [];
      const { collection, file, id, header, text, fingerprint } = document;
      return [{ from: { collection, file }, record: { article: { id, ...header, text }, fingerprint, ...extract } }];
    });
    await this.add(additions);
  }

  /** Lets the next writer in. */
  end(): Promise<void> {
    return this.lease.end();
  }

  /** Takes the lease; who takes it from another clears what that one may have left. */
  private async begin(): Promise<void> {
    if (!(await this.lease.hold())) return;
    const { value } = await this.unfinished.read();
    const content = value?.content ?? [];
    const standing = await this.catalog.standing(content.map(({ key }) => key));
    await this.dropContent(content.filter(({ key }) => !standing.has(key)));
    await this.note([]);
  }

  private async note(content: readonly Content[]): Promise<void> {
    const noted = content.map(({ key, passages }) => ({ key, passages }));
    await this.unfinished.write({ content: noted }, await this.unfinished.read());
  }

  private async add(given: readonly Addition[]): Promise<void> {
    // Of two with the same id the later one counts.
    const additions = [...new Map(given.map((one) => [articleId(one.from.collection, one.record.article.id), one]))];
    if (additions.length === 0) return;
    for (const [, { record }] of additions) check(record);
    const replaced = await this.standing(given);
    const first = await this.keys.take(additions.length);
    const numbered = additions.map(([id, addition], i) => ({ id, key: first + i, ...addition }));
    const coming = numbered.map(({ key, record }) => ({ key, passages: record.passages.length }));
    await this.note([...coming, ...replaced]);
    await this.cluster.bulk(
      numbered.flatMap(({ key, record }) => this.contentOf(key, record)),
      false,
    );
    await this.cluster.ask('POST', `/${this.names.passages}/_refresh`);
    const headers = numbered.map(({ id, key, from, record }): BulkAction => {
      return { index: { _index: this.names.articles, _id: id }, document: toArticleDocument(key, from, record) };
    });
    await this.cluster.bulk(headers, true);
    await this.dropContent(replaced);
    await this.note([]);
  }

  private async standing(additions: readonly Addition[]): Promise<Standing[]> {
    const standing: Standing[] = [];
    for (const collection of new Set(additions.map(({ from }) => from.collection))) {
      const own = additions.filter(({ from }) => from.collection === collection);
      const ids = own.map(({ record }) => record.article.id);
      standing.push(...(await this.catalog.byId(collection, ids)));
    }
    return standing;
  }

  /** Passages and body. */
  private contentOf(key: number, record: ArticleRecord): BulkAction[] {
    const passages = toPassageDocuments(key, record).map((document, i): BulkAction => {
      const _id = passageId(key, i);
      return { index: { _index: this.names.passages, _id, routing: String(key) }, document };
    });
    const body: BodyDocument = { text: record.article.text, quotations: record.quotations };
    return [...passages, { index: { _index: this.names.bodies, _id: bodyId(key) }, document: body }];
  }

  /** Headers first: from then on the articles are gone. */
  private async drop(articles: readonly Standing[]): Promise<void> {
    if (articles.length === 0) return;
    const headers = articles.map(({ collection, id }): BulkAction => {
      return { delete: { _index: this.names.articles, _id: articleId(collection, id) } };
    });
    await this.note(articles);
    await this.cluster.bulk(headers, true);
    await this.dropContent(articles);
    await this.note([]);
  }

  private dropContent(articles: readonly Content[]): Promise<void> {
    const actions = articles.flatMap(({ key, passages }): BulkAction[] => [
      ...Array.from({ length: passages }, (_, i): BulkAction => {
        return { delete: { _index: this.names.passages, _id: passageId(key, i), routing: String(key) } };
      }),
      { delete: { _index: this.names.bodies, _id: bodyId(key) } },
    ]);
    return this.cluster.bulk(actions, false);
  }
}

/** A batch with a record that cannot be stored is refused before any of it is written. */
const check = ({ article, fingerprint }: ArticleRecord): void => {
  if (typeof fingerprint !== 'string') throw new TypeError(`The article ${article.id} has no fingerprint`);
};
