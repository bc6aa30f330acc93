/** Candidates -> the places to compare with, likeliest first; each article is read once. */
import type { Candidate, Look, Store, StoredArticle } from '../../store/store.js';
import { tokenise } from '../../text/tokens.js';
import { type AskedText, type Stretch, textOf } from '../align/asked.js';
import { bestChain, weightOf } from '../align/chain.js';
import { type Place, readPlace } from '../align/place.js';

/** A place, and the candidates that led there. */
export interface Found {
  place: Place;
  members: readonly Candidate[];
}

/** Neighbouring candidates of one article. */
interface Cluster {
  key: number;
  start: number;
  end: number;
  score: number;
  members: Candidate[];
}

/** Passages asked of the store. */
const CANDIDATES = 48;
/** Characters between two candidates of one place: as many as were asked, up to a limit, and some for what was left out. */
const LONGEST_JOIN = 2000;
const JOIN_WITHIN = 200;

const cluster = (candidates: readonly Candidate[], reach: number): Cluster[] => {
  const clusters: Cluster[] = [];
  let last: Cluster | undefined;
  for (const member of [...candidates].sort((one, other) => one.key - other.key || one.start - other.start)) {
    const { key, start, end, score } = member;
    if (last?.key === key && start - last.end <= reach) {
      last.end = Math.max(last.end, end);
      last.score += score;
      last.members.push(member);
    } else {
      last = { key, start, end, score, members: [member] };
      clusters.push(last);
    }
  }
  return clusters.sort((one, other) => other.score - one.score || one.key - other.key || one.start - other.start);
};

/** The most that one passage of the cluster shares. */
const peakOf = ({ members }: Cluster): Candidate =>
  members.reduce((best, member) => (member.score > best.score ? member : best));

/** Weaker than this beside the best is not worth reading, or not worth a full comparison. */
const WORTH_READING = 0.45;
const WORTH_COMPARING = 0.6;
const MOST_COMPARED = 3;
/** Where many share about as much as the best, none of them is the place: so many are read, no more. */
const MOST_READ = 16;
/** But one that holds this much of the words, and about as much as the best, is one more appearance. */
const APPEARING_SHARE = 0.45;
const APPEARING_NEAR = 0.9;
/** Share of the stretch's weight below which no comparison is ever accepted. */
const HOPELESS = 0.22;

/** Characters read on both sides of a cluster: the print of what was asked may be longer than it. */
const MARGIN_SHARE = 1.2;
const LEAST_MARGIN = 80;

interface Read {
  cluster: Cluster;
  stored: StoredArticle;
}

/** Weight of the asked words that a cluster's own text holds in order: a quick look before the full comparison. */
const glance = (asked: AskedText, { from, to }: Stretch, { stored, cluster: { start, end } }: Read): number =>
  bestChain(asked, tokenise(stored.article.text.slice(start, end)).words, from, to)?.weight ?? 0;

const readClusters = async (store: Store, clusters: readonly Cluster[]): Promise<Read[]> => {
  const keys = [...new Set(clusters.map(({ key }) => key))];
  const articles = new Map((await store.articles(keys)).map((stored) => [stored.key, stored]));
  return clusters.flatMap((one) => {
    const stored = articles.get(one.key);
    return stored ? [{ cluster: one, stored }] : [];
  });
};

/** How common the words of a text are, and the passages that share the most telling of them. */
export const lookUp = (store: Store, text: string): Promise<Look> => store.look(text, CANDIDATES);

/** Articles that print the passage which shares most, or one of the next. */
export const copiesOf = (candidates: readonly Candidate[]): number =>
  Math.max(1, ...candidates.slice(0, MOST_COMPARED).map(({ alike }) => alike.length));

/**
 * Places where a stretch of what was asked may stand, likeliest first.
 * @param known the stretch's candidates, where they were asked for before
 */
export const findPlaces = async (
  store: Store,
  asked: AskedText,
  stretch: Stretch,
  known: readonly Candidate[] | null = null,
): Promise<Found[]> => {
  const text = textOf(asked, stretch);
  const candidates = known ?? (await lookUp(store, text)).candidates;
  const clusters = cluster(candidates, Math.min(text.length, LONGEST_JOIN) + JOIN_WITHIN);
  const best = clusters[0]?.score ?? 0;
  const nearBest = APPEARING_NEAR * (candidates[0]?.score ?? 0);
  const appears = ({ score, share }: Candidate): boolean => score >= nearBest && share >= APPEARING_SHARE;
  const worth = clusters
    .filter(({ score }) => score >= best * WORTH_READING)
    .filter((one, rank) => rank < MOST_READ || appears(peakOf(one)));
  const seen = (await readClusters(store, worth)).map((read) => ({ ...read, weight: glance(asked, stretch, read) }));
  const most = Math.max(0, ...seen.map(({ weight }) => weight));
  const least = HOPELESS * weightOf(asked, stretch.from, stretch.to);
  const margin = Math.round(text.length * MARGIN_SHARE) + LEAST_MARGIN;
  return seen
    .sort((one, other) => other.weight - one.weight || one.stored.key - other.stored.key)
    .filter(({ weight }, rank) => weight >= least && (rank < MOST_COMPARED || weight >= most * WORTH_COMPARING))
    .map(({ stored, cluster: { start, end, members } }) => ({
      place: readPlace(stored, start - margin, end + margin),
      members,
    }));
};
