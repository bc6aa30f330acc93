/** From a question to the passages that share the most telling terms with it, those with the same kernel as one. */
import { leastOf, MOST_APPEARANCES } from '../appearances.js';
import { chooseTerms, type QueryTerm, unknownWeight, weightOf } from '../rarest.js';
import type { Candidate } from '../store.js';
import type { Catalog } from './catalog.js';
import { type Cluster, type Hit, type SearchAnswer, wholeAnswer } from './cluster.js';
import type { Names } from './indices.js';
import type { KnownTerms } from './terms.js';

/** A candidate before it is known which of the articles that print it are still there. */
interface Draft extends Omit<Candidate, 'alike'> {
  hash: string;
  keys: number[];
}

/** What one search may answer. */
const PAGE = 10_000;

/** Half an answer is an error. */
const WHOLE = 'allow_partial_search_results=false';

const PLACES = ['key', 'start', 'end', 'kernelStart', 'kernelEnd', 'kernel'];

/** Weights are ours, as boosts, so that scores agree across shards and a share of the whole can be told. */
const queryOf = (terms: readonly QueryTerm<string>[], passages: number): object => ({
  bool: {
    should: terms.map(({ term, frequency }) => ({
      constant_score: { filter: { term: { terms: term } }, boost: weightOf(frequency, passages) },
    })),
  },
});

const number = (hit: Hit, field: string): number => hit.fields[field]?.[0] as number;

const placeOf = (hit: Hit): Pick<Candidate, 'key' | 'start' | 'end' | 'kernel'> => ({
  key: number(hit, 'key'),
  start: number(hit, 'start'),
  end: number(hit, 'end'),
  kernel: { start: number(hit, 'kernelStart'), end: number(hit, 'kernelEnd') },
});

const kernelOf = (hit: Hit): string => hit.fields.kernel?.[0] as string;

const toDraft = (hit: Hit, total: number): [hash: string, Draft] => {
  const [score, hash] = [hit._score, kernelOf(hit)];
  return [hash, { ...placeOf(hit), score, share: score / total, hash, keys: [] }];
};

export class CandidateSearch {
  constructor(
    private readonly cluster: Cluster,
    private readonly names: Names,
    private readonly catalog: Catalog,
  ) {}

  /** The best passages, one of each kernel, each with all articles that print it. */
  async find({ known, unknown, passages }: KnownTerms, limit: number): Promise<Candidate[]> {
    const terms = chooseTerms(known);
    if (terms.length === 0) return [];
    const total =
      terms.reduce((sum, { frequency }) => sum + weightOf(frequency, passages), 0) + unknown * unknownWeight(passages);
    const query = queryOf(terms, passages);
    const drafts = new Map((await this.best(query, limit, total)).map((hit) => toDraft(hit, total)));
    const own = [...drafts.values()].map(({ key }) => key);
    const [ownStanding] = await Promise.all([this.catalog.standing(own), this.addCopies(drafts)]);
    const others = [...drafts.values()].flatMap(({ keys }) => keys).filter((key) => !ownStanding.has(key));
    const standing = new Set([...ownStanding, ...(await this.catalog.standing(others))]);
    const candidates = await Promise.all([...drafts.values()].map((draft) => this.toCandidate(draft, standing)));
    return candidates.flatMap((candidate) => candidate ?? []);
  }

  /** `null`: every article that prints it was removed, and the passages are about to go. */
  private async toCandidate({ hash, keys, ...draft }: Draft, standing: ReadonlySet<number>): Promise<Candidate | null> {
    const alike = [...new Set(keys)].filter((key) => standing.has(key)).sort((a, b) => a - b);
    const [first] = alike;
    if (first === undefined) return null;
    if (standing.has(draft.key)) return { ...draft, alike };
    const copy = [{ term: { kernel: hash } }, { term: { key: first } }];
    const [hit] = await this.search({ bool: { filter: copy } }, 1);
    return hit ? { ...draft, ...placeOf(hit), alike } : null;
  }

  /** One passage of each kernel, best first: `limit` of them, and those that share most of the question. */
  private async best(query: object, limit: number, total: number): Promise<Hit[]> {
    const hits = await this.search(query, limit);
    const near = leastOf(hits[0]?._score ?? 0, total);
    const last = hits.at(-1);
    if (hits.length < limit || !last || last._score < near) return hits;
    const all = await this.search(query, MOST_APPEARANCES);
    return all.filter(({ _score: score }, rank) => rank < limit || score >= near);
  }

  private async search(query: object, size: number): Promise<Hit[]> {
    const answer = await this.cluster.ask<SearchAnswer>('POST', `/${this.names.passages}/_search?${WHOLE}`, {
      size,
      query,
      collapse: { field: 'kernel' },
      sort: ['_score', { key: 'asc' }],
      track_scores: true,
      track_total_hits: false,
      stored_fields: '_none_',
      docvalue_fields: PLACES,
    });
    return wholeAnswer(answer).hits.hits;
  }

  /** Every article that prints one of the kernels, page by page. */
  private async addCopies(drafts: ReadonlyMap<string, Draft>): Promise<void> {
    if (drafts.size === 0) return;
    let from = 0;
    let isLast = false;
    while (!isLast) {
      const copied = { terms: { kernel: [...drafts.keys()] } };
      const answer: SearchAnswer = await this.cluster.ask('POST', `/${this.names.passages}/_search?${WHOLE}`, {
        size: PAGE,
        query: { bool: { filter: [copied, { range: { key: { gte: from } } }] } },
        sort: [{ key: 'asc' }],
        track_total_hits: false,
        stored_fields: '_none_',
        docvalue_fields: ['key', 'kernel'],
      });
      const { hits } = wholeAnswer(answer).hits;
      for (const hit of hits) drafts.get(kernelOf(hit))?.keys.push(number(hit, 'key'));
      isLast = hits.length < PAGE;
      from = isLast ? from : number(hits.at(-1) as Hit, 'key');
    }
  }
}
