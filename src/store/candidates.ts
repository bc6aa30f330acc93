/**
 * From a question's words to the passages that share the most telling ones. Only the question's rarest terms are read:
 * a few thousand postings find what reading all of them would.
 */
import type { Connection, Statement } from './database.js';
import { bucketOf, findInBucket } from './segment.js';
import { partOf, type SegmentRow } from './segments.js';
import type { Snapshot } from './snapshot.js';
import { type Sums, Tally } from './tally.js';
import { forEachTerm } from './terms.js';

/** Passages whose kernels have the same signature, as one. */
export interface Group {
  score: number;
  /** One that shares the most with the question. */
  passage: number;
  key: number;
  /** Articles that print the kernel, ascending. */
  keys: number[];
}

interface Term {
  term: number;
  frequency: number;
}

/** Terms beside each other in the question; long ones get their rarest from every stretch. */
const STRETCH = 24;
const MOST_TERMS = 120;
const FEWEST_OF_STRETCH = 4;
/** Terms are read, rarest first, until so many postings are … */
const POSTINGS = 24_000;
/** … but at least so many terms, the last of them in part if need be. */
const FEWEST_TERMS = 4;
const LONGEST_READ = 60_000;

/** The rarest terms of each stretch of the question, rarest first; unknown ones are left out. */
const chooseTerms = (text: string, snapshot: Snapshot): Term[] => {
  const known = new Set<number>();
  const terms: Term[] = [];
  forEachTerm(text, (term) => {
    if (known.has(term)) return;
    known.add(term);
    const frequency = snapshot.frequency(term);
    if (frequency > 0) terms.push({ term, frequency });
  });
  const byRarity = (a: Term, b: Term): number => a.frequency - b.frequency;
  if (terms.length <= MOST_TERMS) return terms.sort(byRarity);
  const stretches = Math.ceil(terms.length / STRETCH);
  const share = Math.max(FEWEST_OF_STRETCH, Math.floor(MOST_TERMS / stretches));
  const chosen: Term[] = [];
  for (let at = 0; at < terms.length; at += STRETCH) {
    chosen.push(
      ...terms
        .slice(at, at + STRETCH)
        .sort(byRarity)
        .slice(0, share),
    );
  }
  return chosen.sort(byRarity);
};

const withinBudget = (terms: readonly Term[]): Term[] => {
  let postings = 0;
  const affordable = terms.findIndex(({ frequency }, i) => {
    postings += Math.min(frequency, LONGEST_READ);
    return i >= FEWEST_TERMS && postings > POSTINGS;
  });
  return affordable < 0 ? [...terms] : terms.slice(0, affordable);
};

/** A term's list in one segment. */
interface Place extends Term {
  segment: SegmentRow;
  part: number;
}

/** Reads lists of terms and sums them up. */
export class Finder {
  private readonly buckets: Statement;
  private readonly list: Statement;

  constructor(
    connection: Connection,
    private readonly snapshot: Snapshot,
  ) {
    this.buckets = connection.statement('SELECT id, data FROM bucket WHERE id IN (SELECT value FROM json_each(?))');
    this.list = connection.statement('SELECT substr(data, 1, ?) FROM list WHERE id = ?');
  }

  /** Whoever calls holds a transaction in which the snapshot was refreshed. */
  find(text: string, limit: number): Group[] {
    const terms = withinBudget(chooseTerms(text, this.snapshot));
    return this.group(this.sum(terms), limit);
  }

  private sum(terms: readonly Term[]): Sums {
    const places = terms.flatMap((term) =>
      this.snapshot.holding(term.term).map((segment): Place => {
        return { ...term, segment, part: partOf(segment.id, bucketOf(term.term, segment.bits)) };
      }),
    );
    const parts = [...new Set(places.map(({ part }) => part))];
    const blobs = new Map(this.buckets.all(JSON.stringify(parts)) as [number, Buffer][]);
    const lists = places.flatMap((place) => {
      const blob = blobs.get(place.part);
      const found = blob && findInBucket(blob, place.term, place.segment.bits);
      if (!found) return [];
      if (found.start < found.end) return [{ place, blob, ...found }];
      const long = this.longList(place);
      return [{ place, blob: long, start: 0, end: long.length }];
    });
    const tally = new Tally(lists.reduce((sum, { start, end }) => sum + Math.min(end - start, LONGEST_READ), 0));
    for (const { place, blob, start, end } of lists) {
      const weight = Math.log2(1 + this.snapshot.passages / place.frequency);
      tally.addList(blob, start, end, place.segment.first, weight, LONGEST_READ);
    }
    return tally.results();
  }

  private longList({ segment, term }: Place): Buffer {
    return (this.list.get(LONGEST_READ, partOf(segment.id, term)) as [Buffer])[0];
  }

  /** The best groups. Passages of removed articles still stand in the lists and are left out here. */
  private group({ passages, sums, count }: Sums, limit: number): Group[] {
    const groups = new Map<number, Group>();
    for (const level of levelsOf(sums, count)) {
      for (let i = 0; i < count; i++) {
        const score = sums[i] as number;
        if (score < level.from || score >= level.below) continue;
        this.add(groups, passages[i] as number, score);
      }
      if (groups.size >= limit) break;
    }
    const best = [...groups.values()].sort((a, b) => b.score - a.score || a.passage - b.passage).slice(0, limit);
    for (const group of best) group.keys = [...new Set(group.keys)].sort((a, b) => a - b);
    return best;
  }

  private add(groups: Map<number, Group>, passage: number, score: number): void {
    const holder = this.snapshot.holderOf(passage);
    if (!holder) return;
    const { key, signature } = holder;
    const group = groups.get(signature);
    if (!group) groups.set(signature, { score, passage, key, keys: [key] });
    else {
      group.keys.push(key);
      if (score > group.score || (score === group.score && passage < group.passage))
        Object.assign(group, { score, passage, key });
    }
  }
}

const LEVELS = 12;

/** Bands of scores from the best down, so that the many passages that share little are seldom looked at. */
const levelsOf = (sums: Float32Array, count: number): { from: number; below: number }[] => {
  let best = 0;
  for (let i = 0; i < count; i++) best = Math.max(best, sums[i] as number);
  return Array.from({ length: LEVELS }, (_, i) => ({
    from: i === LEVELS - 1 ? 0 : (best * (LEVELS - 1 - i)) / LEVELS,
    below: i === 0 ? Number.POSITIVE_INFINITY : (best * (LEVELS - i)) / LEVELS,
  }));
};
