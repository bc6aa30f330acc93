/** How common terms are: asked of every shard, since each knows its own alone. */
import { tokenise } from '../../text/tokens.js';
import type { QueryTerm } from '../rarest.js';
import type { Frequencies } from '../store.js';
import type { Cluster } from './cluster.js';
import type { Names } from './indices.js';

/** A question as the index can look it up. */
export interface KnownTerms {
  /** Terms that some passage holds, in the order of the question. */
  known: QueryTerm<string>[];
  /** How many terms no passage holds. */
  unknown: number;
  /** Passages in the index, those of removed articles included until their part is merged. */
  passages: number;
}

/** Words and pairs of neighbours, each once, in the order of the text. */
const termsOf = (words: readonly string[]): string[] => [
  ...new Set(words.flatMap((word, i) => (i === 0 ? [word] : [`${words[i - 1]}_${word}`, word]))),
];

interface TermVectors {
  docs: {
    term_vectors?: {
      terms?: { field_statistics: { doc_count: number }; terms: Record<string, { doc_freq?: number }> };
    };
  }[];
}

interface SearchShards {
  shards: { shard: number }[][];
}

/** A routing value that leads to each shard. */
const routingsOf = async (cluster: Cluster, names: Names): Promise<string[]> => {
  const { shards } = await cluster.ask<SearchShards>('GET', `/${names.passages}/_search_shards`);
  const routings = new Map<number, string>();
  for (let value = 0; routings.size < shards.length; value += 1) {
    const path = `/${names.passages}/_search_shards?routing=${value}`;
    const { shards: chosen } = await cluster.ask<SearchShards>('GET', path);
    const shard = chosen[0]?.[0]?.shard;
    if (shard !== undefined && !routings.has(shard)) routings.set(shard, String(value));
  }
  return [...routings.values()];
};

export class TermFrequencies {
  private routings: Promise<string[]> | null = null;

  constructor(
    private readonly cluster: Cluster,
    private readonly names: Names,
  ) {}

  /** Of a question's terms; `counts` of its distinct words alone, in the order of their first place. */
  async of(text: string): Promise<KnownTerms & Frequencies> {
    const { words } = tokenise(text);
    const { counts, passages } = await this.count(words.join(' '));
    const all = termsOf(words).map((term) => ({ term, frequency: counts.get(term) ?? 0 }));
    const known = all.filter(({ frequency }) => frequency > 0);
    return {
      known,
      unknown: all.length - known.length,
      passages,
      counts: [...new Set(words)].map((word) => counts.get(word) ?? 0),
    };
  }

  private async count(text: string): Promise<{ counts: Map<string, number>; passages: number }> {
    if (this.routings === null) {
      this.routings = routingsOf(this.cluster, this.names);
      this.routings.catch(() => {
        this.routings = null;
      });
    }
    const asked = { positions: false, offsets: false, term_statistics: true, fields: ['terms'], doc: { terms: text } };
    const docs = (await this.routings).map((routing) => ({ ...asked, _index: this.names.passages, routing }));
    const answer = await this.cluster.ask<TermVectors>('POST', '/_mtermvectors', { docs });
    const counts = new Map<string, number>();
    let passages = 0;
    for (const { term_vectors: vectors } of answer.docs) {
      passages += vectors?.terms?.field_statistics.doc_count ?? 0;
      for (const [term, { doc_freq: frequency = 0 }] of Object.entries(vectors?.terms?.terms ?? {})) {
        counts.set(term, (counts.get(term) ?? 0) + frequency);
      }
    }
    return { counts, passages };
  }
}
