/**
 * All that changes the indices. An article's passages and body are written first and its header last, which makes them
 * visible at once; what it replaces goes after. Whatever is cut off in between shows nothing of a half article.
 */
import type { ArticleRecord, FileKey, Renewal } from '../store.js';
import type { Catalog, Standing } from './catalog.js';
import type { BulkAction, Cluster } from './cluster.js';
import { articleId, type BodyDocument, bodyId, passageId, toArticleDocument, toPassageDocuments } from './documents.js';
import type { Files } from './files.js';
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
  private readonly files: Files;
  private readonly lease: Lease;
  private readonly unfinished: SharedState<Unfinished>;

  /** @param patience how long to wait for another writer, in milliseconds */
  constructor(
    private readonly cluster: Cluster,
    private readonly names: Names,
    private readonly catalog: Catalog,
    files: Files,
    patience: number,
  ) {
    this.files = files;
    this.keys = new Keys(cluster, names);
    this.lease = new Lease(cluster, names, patience);
    this.unfinished = new SharedState(cluster, names, 'unfinished');
  }

  async put(from: FileKey, records: readonly ArticleRecord[]): Promise<void> {
    await this.begin();
    for (const record of records) check(record);
    await this.files.ensure(from);
    await this.add(records.map((record) => ({ from, record })));
  }

  /** @returns how many left */
  async remove(from: FileKey, ids: readonly string[]): Promise<number> {
    await this.begin();
    const found = await this.catalog.byId(from.collection, ids);
    const own = found.filter(({ file }) => file === from.file);
    await this.drop(own);
    return own.length;
  }

  async finishFile(from: FileKey, fingerprint: string, refused: readonly string[]): Promise<void> {
    await this.begin();
    await this.files.finish(from, fingerprint, refused);
  }

  /** @returns how many articles left */
  async removeFile(from: FileKey): Promise<number> {
    await this.begin();
    const articles = await this.catalog.ofFile(from);
    await this.drop(articles);
    await this.files.forget(from);
    return articles.length;
  }

  /** For a moment articles stand under both names, with one key: each is found once all the time. */
  async renameCollection(from: string, to: string): Promise<void> {
    await this.begin();
    const articles = await this.catalog.ofCollection(from);
    const renamed = articles.map((document): BulkAction => {
      const _id = articleId(to, document.id);
      return { index: { _index: this.names.articles, _id }, document: { ...document, collection: to } };
    });
    const old = articles.map(({ id }): BulkAction => {
      return { delete: { _index: this.names.articles, _id: articleId(from, id) } };
    });
    await this.cluster.bulk(renamed, true);
    await this.cluster.bulk(old, true);
    await this.files.renameCollection(from, to);
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
    await this.refuseReplaced(replaced, new Map(additions.map(([id, { from }]) => [id, from])));
    await this.dropContent(replaced);
    await this.note([]);
  }

  /** Files whose articles another file's have replaced still hold them. */
  private async refuseReplaced(replaced: readonly Standing[], by: ReadonlyMap<string, FileKey>): Promise<void> {
    const lost = replaced.filter(({ collection, file, id }) => by.get(articleId(collection, id))?.file !== file);
    for (const { collection, file, id } of lost) await this.files.refuse({ collection, file }, [id]);
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
