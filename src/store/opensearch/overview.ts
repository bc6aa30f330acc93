/** What there is in all: how many articles, of which outlets, speakers and languages. */
import type { IndexSummary } from '../../model.js';
import { type Cluster, type SearchAnswer, wholeAnswer } from './cluster.js';
import type { Names } from './indices.js';

/** Values of a field that are asked for at once. */
const PAGE = 10_000;

interface Values {
  all: { buckets: { key: { value: string } }[]; after_key?: { value: string } };
}

type Sizes = Record<'from' | 'to', { value_as_string?: string }> & {
  all: { value: number };
  unnamed: { doc_count: number };
};

interface Languages {
  told: { buckets: { key: string; doc_count: number }[] };
  untold: { doc_count: number };
}

export class Overview {
  constructor(
    private readonly cluster: Cluster,
    private readonly names: Names,
  ) {}

  async collections(): Promise<string[]> {
    const [ofFiles, ofArticles] = await Promise.all([
      this.distinct(this.names.files, 'collection'),
      this.distinct(this.names.articles, 'collection'),
    ]);
    return [...new Set([...ofFiles, ...ofArticles])].sort();
  }

  outlets(): Promise<string[]> {
    return this.distinct(this.names.articles, 'outlet');
  }

  speakers(): Promise<string[]> {
    return this.distinct(this.names.articles, 'speakers');
  }

  async summary(): Promise<IndexSummary> {
    const [{ all, unnamed, from, to }, outlets] = await Promise.all([
      this.count<Sizes>(this.names.articles, {
        all: { value_count: { field: 'key' } },
        unnamed: { missing: { field: 'outlet' } },
        from: { min: { field: 'day' } },
        to: { max: { field: 'day' } },
      }),
      this.outlets(),
    ]);
    return {
      articles: all.value,
      outlets: outlets.length + unnamed.doc_count,
      from: from.value_as_string ?? null,
      to: to.value_as_string ?? null,
    };
  }

  async languages(): Promise<{ language: string | null; articles: number }[]> {
    const { told, untold } = await this.count<Languages>(this.names.articles, {
      told: { terms: { field: 'language', size: PAGE } },
      untold: { missing: { field: 'language' } },
    });
    const counted = told.buckets.map(({ key, doc_count: articles }) => ({ language: key as string | null, articles }));
    if (untold.doc_count > 0) counted.push({ language: null, articles: untold.doc_count });
    return counted.sort((a, b) => b.articles - a.articles);
  }

  /** Every value of a field, in the order of its characters. */
  private async distinct(index: string, field: string): Promise<string[]> {
    const values: string[] = [];
    let after: { value: string } | undefined;
    do {
      const sources = [{ value: { terms: { field } } }];
      const composite = { size: PAGE, sources, ...(after ? { after } : {}) };
      const { buckets, after_key: next } = (await this.count<Values>(index, { all: { composite } })).all;
      values.push(...buckets.map(({ key }) => key.value));
      after = buckets.length === PAGE ? next : undefined;
    } while (after);
    return values;
  }

  /** Aggregations over all documents of an index; half a count is an error. */
  private async count<Counts>(index: string, aggs: object): Promise<Counts> {
    const path = `/${index}/_search?allow_partial_search_results=false`;
    const answer = await this.cluster.ask<SearchAnswer<never> & { aggregations: Counts }>('POST', path, {
      size: 0,
      aggs,
    });
    wholeAnswer(answer);
    return answer.aggregations;
  }
}
