/** How common terms are: asked of every shard, since each knows its own alone. */
import { LRUCache } from 'lru-cache';
import { tokenise } from '../../text/tokens.js';
import type { QueryTerm } from '../rarest.js';
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
const termsOf = (text: string): string[] => {
  const { words } = tokenise(text);
  return [...new Set(words.flatMap((word, i) => (i === 0 ? [word] : [`${words[i - 1]}_${word}`, word])))];
};

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

/** Words of so many questions are kept. */
const MOST_KEPT = 5000;

export class TermFrequencies {
  private routings: Promise<string[]> | null = null;
  /** Of single words: a question's are asked for once more when its words are weighed. */
  private readonly counted: LRUCache<string, number>;
  private passages = 0;

  /** @param keep how long counts may be kept, in milliseconds; 0: not at all */
  constructor(
    private readonly cluster: Cluster,
    private readonly names: Names,
    private readonly keep: number,
  ) {
    this.counted = new LRUCache({ max: MOST_KEPT, ttl: keep });
  }

  /** Of a question's terms. */
  async ofText(text: string): Promise<KnownTerms> {
    const terms = termsOf(text);
    const { counts, passages } = await this.count(tokenise(text).words.join(' '));
    const all = terms.map((term) => ({ term, frequency: counts.get(term) ?? 0 }));
    const known = all.filter(({ frequency }) => frequency > 0);
    return { known, unknown: all.length - known.length, passages };
  }

  /** Of single words. */
  async ofWords(words: readonly string[]): Promise<{ passages: number; counts: number[] }> {
    const kept = words.map((word) => this.counted.get(word));
    if (kept.every((count) => count !== undefined)) return { passages: this.passages, counts: kept };
    const { counts, passages } = await this.count(words.join(' '));
    return { passages, counts: words.map((word) => counts.get(word) ?? 0) };
  }

  /** After writing, what was counted before is old. */
  expire(): void {
    this.counted.clear();
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
    this.passages = passages;
    if (this.keep > 0) for (const word of text.split(' ')) this.counted.set(word, counts.get(word) ?? 0);
    return { counts, passages };
  }
}
