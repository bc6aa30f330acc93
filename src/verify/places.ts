/** Candidates -> the places to compare with, each article read once. */
import type { Candidate, Store, StoredArticle } from '../store/store.js';
import { type Place, readPlace } from './place.js';

/** Neighbouring candidates of one article. */
interface Cluster {
  key: number;
  start: number;
  end: number;
  score: number;
}

const JOIN_WITHIN = 200;

const cluster = (candidates: readonly Candidate[], reach: number): Cluster[] => {
  const byArticle = new Map<number, Candidate[]>();
  for (const candidate of candidates) {
    const known = byArticle.get(candidate.key);
    if (known) known.push(candidate);
    else byArticle.set(candidate.key, [candidate]);
  }
  const clusters: Cluster[] = [];
  for (const group of byArticle.values()) {
    let last: Cluster | null = null;
    for (const { key, start, end, score } of [...group].sort((one, other) => one.start - other.start)) {
      if (last && start - last.end <= reach) {
        last.end = Math.max(last.end, end);
        last.score += score;
      } else {
        last = { key, start, end, score };
        clusters.push(last);
      }
    }
  }
  return clusters.sort((one, other) => other.score - one.score || one.key - other.key || one.start - other.start);
};

/** Weaker than this beside the best cluster is not worth reading. */
const WORTH_READING = 0.3;

/** Places around the candidates for a text, likeliest first. */
export const findPlaces = async (store: Store, text: string, limit: number): Promise<Place[]> => {
  const candidates = await store.candidates(text, limit);
  const clusters = cluster(candidates, Math.min(text.length, 2000) + JOIN_WITHIN);
  const best = clusters[0]?.score ?? 0;
  const worth = clusters.filter(({ score }) => score >= best * WORTH_READING);
  const keys = [...new Set(worth.map(({ key }) => key))];
  const articles = new Map<number, StoredArticle>();
  for (const stored of await store.articles(keys)) articles.set(stored.key, stored);
  const margin = Math.round(text.length * 1.2) + 80;
  return worth.flatMap(({ key, start, end }) => {
    const stored = articles.get(key);
    return stored ? [readPlace(stored, start - margin, end + margin)] : [];
  });
};
