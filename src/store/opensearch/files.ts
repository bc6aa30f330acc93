/** Source files: what was read of each, and which of its ids another file's article has. */
import type { FileKey } from '../store.js';
import type { Catalog } from './catalog.js';
import type { BulkAction, Cluster } from './cluster.js';
import { type FileDocument, fileId } from './documents.js';
import type { Names } from './indices.js';

interface Found {
  _source: FileDocument;
}

const ABSENT = 404;
const ALREADY_THERE = 409;

export class Files {
  /** Ids of files that are known to be there. */
  private readonly known = new Set<string>();

  constructor(
    private readonly cluster: Cluster,
    private readonly names: Names,
    private readonly catalog: Catalog,
  ) {}

  /** Fingerprints by path; `null`: not read to its end. */
  async of(collection: string): Promise<Map<string, string | null>> {
    const files = await this.catalog.files(collection);
    return new Map(files.map(({ path, fingerprint = null }) => [path, fingerprint]));
  }

  async refused(collection: string): Promise<Map<string, string[]>> {
    const files = await this.catalog.files(collection);
    return new Map(files.filter(({ refused }) => refused.length > 0).map(({ path, refused }) => [path, refused]));
  }

  /** Notes that articles of a file are about to come. */
  async ensure(from: FileKey): Promise<void> {
    const id = fileId(from);
    if (this.known.has(id)) return;
    const path = `/${this.names.files}/_create/${id}?refresh=true`;
    const document: FileDocument = { collection: from.collection, path: from.file, refused: [] };
    await this.cluster.request('PUT', path, document, [ALREADY_THERE]);
    this.known.add(id);
  }

  async finish(from: FileKey, fingerprint: string, refused: readonly string[]): Promise<void> {
    const document: FileDocument = {
      collection: from.collection,
      path: from.file,
      fingerprint,
      refused: [...new Set(refused)],
    };
    await this.put([{ from, document }]);
  }

  /** Notes ids that a file holds, though another file's article has taken them. */
  async refuse(from: FileKey, ids: readonly string[]): Promise<void> {
    const path = `/${this.names.files}/_doc/${fileId(from)}`;
    const found = await this.cluster.request<Found>('GET', path, null, [ABSENT]);
    if (!found) return;
    const { _source: before } = found;
    await this.put([{ from, document: { ...before, refused: [...new Set([...before.refused, ...ids])] } }]);
  }

  async forget(from: FileKey): Promise<void> {
    this.known.delete(fileId(from));
    await this.cluster.bulk([{ delete: { _index: this.names.files, _id: fileId(from) } }], true);
  }

  async renameCollection(collection: string, name: string): Promise<void> {
    const files = await this.catalog.files(collection);
    await this.put(
      files.map((file) => ({
        from: { collection: name, file: file.path },
        document: { ...file, collection: name },
      })),
    );
    for (const { path } of files) await this.forget({ collection, file: path });
  }

  private put(files: readonly { from: FileKey; document: FileDocument }[]): Promise<void> {
    const actions = files.map(({ from, document }): BulkAction => {
      return { index: { _index: this.names.files, _id: fileId(from) }, document };
    });
    return this.cluster.bulk(actions, true);
  }
}
