/** The indices of one store: what their documents hold, and how they are made. */
import { VerbatimError } from '../../errors.js';
import type { Cluster } from './cluster.js';

/** Raised with any change that indices made before cannot take. */
const SCHEMA = 1;

export interface IndexOptions {
  /** What all names begin with: several stores may share a cluster. */
  prefix: string;
  /** Shards of the passages and articles: fixed when the index is made. */
  shards: number;
  /** Copies of each shard beside the first: without one, a node that is lost takes its part of the index along. */
  replicas: number;
}

/** Names of a store's indices. Each is an alias, so that a new one can take its place between two questions. */
export interface Names {
  passages: string;
  articles: string;
  bodies: string;
  files: string;
  state: string;
}

const namesOf = (prefix: string): Names => ({
  passages: `${prefix}-passages`,
  articles: `${prefix}-articles`,
  bodies: `${prefix}-bodies`,
  files: `${prefix}-files`,
  state: `${prefix}-state`,
});

const number = { type: 'integer', index: false } as const;
const keyword = { type: 'keyword' } as const;

/**
 * Words as `tokenise` spells them, with a space between; looked up as words and as pairs of neighbours. Neither how
 * often nor where in the passage a term stands matters: a passage is a sentence.
 */
const ANALYSIS = {
  filter: { pairs: { type: 'shingle', min_shingle_size: 2, max_shingle_size: 2, token_separator: '_' } },
  analyzer: { terms: { type: 'custom', tokenizer: 'whitespace', filter: ['pairs'] } },
} as const;

const PROPERTIES: Record<keyof Names, object> = {
  passages: {
    terms: { type: 'text', analyzer: 'terms', index_options: 'docs', norms: false },
    key: { type: 'long' },
    start: number,
    end: number,
    kernelStart: number,
    kernelEnd: number,
    kernel: keyword,
  },
  articles: {
    key: { type: 'long' },
    passages: number,
    collection: keyword,
    file: keyword,
    id: keyword,
    fingerprint: { ...keyword, index: false },
    rules: keyword,
    outlet: keyword,
    day: { type: 'date', format: 'yyyy-MM-dd' },
    language: keyword,
    speakers: keyword,
    header: { type: 'object', enabled: false },
    signature: { type: 'binary' },
  },
  bodies: {
    text: { type: 'keyword', index: false, doc_values: false },
    quotations: { type: 'object', enabled: false },
  },
  files: {
    collection: keyword,
    path: keyword,
    fingerprint: { ...keyword, index: false },
    refused: { ...keyword, index: false },
  },
  state: { value: { type: 'object', enabled: false } },
};

/** Search there must see at once what was written before. */
const SMALL = { number_of_shards: 1, refresh_interval: '1s' };

const definitionOf = (name: keyof Names, { shards, replicas }: IndexOptions): object => {
  const large = name === 'passages' || name === 'articles' || name === 'bodies';
  return {
    settings: {
      ...(large ? { number_of_shards: shards, refresh_interval: '1s' } : SMALL),
      number_of_replicas: replicas,
      ...(name === 'passages' ? { analysis: ANALYSIS } : {}),
    },
    mappings: { dynamic: 'strict', _meta: { schema: SCHEMA }, properties: PROPERTIES[name] },
  };
};

type Mappings = Record<string, { mappings: { _meta?: { schema?: number } } }>;

const ALREADY_THERE = 400;
const ABSENT = 404;

const checkSchema = (alias: string, mappings: Mappings): void => {
  for (const [index, { mappings: mapping }] of Object.entries(mappings)) {
    const schema = mapping._meta?.schema;
    if (schema === SCHEMA) continue;
    const message =
      schema === undefined ? `${index} (${alias}) is no index of Verbatim` : `${index} was made by a newer version`;
    const hint = schema === undefined ? 'Set OPENSEARCH_PREFIX to another word' : 'Upgrade this one';
    throw new VerbatimError('store-unreadable', message, hint);
  }
};

/** Makes the indices that are not there yet. @throws VerbatimError `store-unreadable` where one is not ours or too new */
export const makeIndices = async (cluster: Cluster, options: IndexOptions): Promise<Names> => {
  const names = namesOf(options.prefix);
  for (const [name, alias] of Object.entries(names) as [keyof Names, string][]) {
    const mappings = await cluster.request<Mappings>('GET', `/${alias}/_mapping`, null, [ABSENT]);
    if (mappings) {
      checkSchema(alias, mappings);
      // Fields that came since: those that are there stay as they are.
      await cluster.request('PUT', `/${alias}/_mapping`, { properties: PROPERTIES[name] });
    } else {
      const definition = { ...definitionOf(name, options), aliases: { [alias]: { is_write_index: true } } };
      // Another process that starts at the same time may make it first.
      await cluster.request('PUT', `/${alias}-v${SCHEMA}-1`, definition, [ALREADY_THERE]);
    }
  }
  return names;
};
