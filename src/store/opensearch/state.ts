/** Small facts that all processes share, each a document that changes only in the hands of who saw it last. */
import type { Cluster } from './cluster.js';
import type { Names } from './indices.js';

interface Found<Value> {
  _seq_no: number;
  _primary_term: number;
  _source: { value: Value };
}

const ABSENT = 404;
const OVERTAKEN = 409;

/** A document as it was read: `version` names that state of it. */
export interface Seen<Value> {
  value: Value | null;
  version: string;
}

export class SharedState<Value> {
  private readonly path: string;

  constructor(
    private readonly cluster: Cluster,
    names: Names,
    id: string,
  ) {
    this.path = `/${names.state}/_doc/${id}`;
  }

  async read(): Promise<Seen<Value>> {
    const found = await this.cluster.request<Found<Value>>('GET', this.path, null, [ABSENT]);
    if (!found) return { value: null, version: 'op_type=create' };
    const version = `if_seq_no=${found._seq_no}&if_primary_term=${found._primary_term}`;
    return { value: found._source.value, version };
  }

  /** @returns whether it was written; not where another process has changed it since it was seen */
  async write(value: Value, { version }: Seen<Value>): Promise<boolean> {
    return (await this.cluster.request('PUT', `${this.path}?${version}`, { value }, [OVERTAKEN])) !== null;
  }
}
