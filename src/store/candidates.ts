/**
 * From a question's words to the passages that share the most telling ones. Only the question's rarest terms are read:
 * a few thousand postings find what reading all of them would.
 */
import type { Lists } from './lists.js';
import type { Snapshot } from './snapshot.js';
import { type Sums, Tally } from './tally.js';
import { forEachTerm } from './terms.js';

/** Passages whose kernels have the same signature, as one. */
export interface Group {
  score: number;
  /** What the score is of the most it could be: the weight of all terms that were looked for. */
  share: number;
  /** The one that shares the most with the question. */
  passage: number;
  key: number;
  /** Articles that print the kernel, ascending. */
  keys: number[];
}

interface Term {
  term: number;
  frequency: number;
}

/** Of a long question every stretch of so many terms gives its rarest. */
const STRETCH = 24;
const MOST_TERMS = 60;
const FEWEST_OF_STRETCH = 4;
/**
 * Terms are read, rarest first, until so many postings are; but a good part of them whatever it takes, within bounds:
 * words that ten thousand articles print are common in all their terms, and only chance neighbours have the rare ones.
 */
const POSTINGS = 16_000;
const FEWEST_TERMS = 4;
const FEWEST_SHARE = 0.4;
const MOST_POSTINGS = 150_000;
/** So many of a list are read at most. */
const LONGEST = 40_000;

const byRarity = (a: Term, b: Term): number => a.frequency - b.frequency;

interface Terms {
  known: Term[];
  /** How many terms no passage holds. */
  unknown: number;
}

const readTerms = (text: string, snapshot: Snapshot): Terms => {
  const distinct = new Set<number>();
  forEachTerm(text, (term) => distinct.add(term));
  const all = [...distinct].map((term): Term => ({ term, frequency: snapshot.frequency(term) }));
  const known = all.filter(({ frequency }) => frequency > 0);
  return { known, unknown: all.length - known.length };
};

/** The rarest terms of each stretch of the question, rarest first. */
const chooseTerms = (terms: readonly Term[]): Term[] => {
  if (terms.length <= MOST_TERMS) return [...terms].sort(byRarity);
  const share = Math.max(FEWEST_OF_STRETCH, Math.floor((MOST_TERMS * STRETCH) / terms.length));
  const chosen: Term[] = [];
  for (let at = 0; at < terms.length; at += STRETCH) {
    const stretch = terms.slice(at, at + STRETCH).sort(byRarity);
    chosen.push(...stretch.slice(0, share));
  }
  return chosen.sort(byRarity);
};

const withinBudget = (terms: readonly Term[]): Term[] => {
  const fewest = Math.max(FEWEST_TERMS, FEWEST_SHARE * terms.length);
  let postings = 0;
  const tooMany = terms.findIndex(({ frequency }, i) => {
    postings += Math.min(frequency, LONGEST);
    return i >= FEWEST_TERMS && postings > (i < fewest ? MOST_POSTINGS : POSTINGS);
  });
  return tooMany < 0 ? [...terms] : terms.slice(0, tooMany);
};

/** What each passage shares with a question, and the most that one could. */
interface Shared extends Sums {
  total: number;
}

/** Rarer terms weigh more: the logarithm of how many passages there are for each that holds the term. */
const weigh = (lists: Lists, terms: readonly Term[], passages: number): Shared => {
  const weights = new Map(terms.map(({ term, frequency }) => [term, Math.log2(1 + passages / frequency)]));
  const read = lists.read([...weights.keys()]);
  const tally = new Tally(read.reduce((sum, { start, end }) => sum + Math.min(end - start, LONGEST), 0));
  for (const { term, blob, start, end, base } of read) {
    tally.addList(blob, start, end, base, weights.get(term) as number, LONGEST);
  }
  return { ...tally.results(), total: [...weights.values()].reduce((sum, weight) => sum + weight, 0) };
};

const BANDS = 64;

/** How many passages lie in each of 64 bands of the sums, the best band last, and the width of a band. */
const spread = ({ sums, count }: Sums): { bands: Uint32Array; width: number } => {
  let best = 0;
  for (let i = 0; i < count; i++) if ((sums[i] as number) > best) best = sums[i] as number;
  const width = best / BANDS || 1;
  const bands = new Uint32Array(BANDS);
  for (let i = 0; i < count; i++) {
    const band = Math.min(BANDS - 1, Math.floor((sums[i] as number) / width));
    bands[band] = (bands[band] as number) + 1;
  }
  return { bands, width };
};

/**
 * Passages that share most of what was asked, and about as much as the best, are its appearances: none is left out,
 * however many they are and whoever is said to have spoken.
 */
const NEAR_BEST = 0.9;
const TELLING_SHARE = 0.45;
/** In bits: a word that one passage in 250 holds. Of "the" nobody wants to see every appearance. */
const TELLING_SCORE = 8;
const MOST_APPEARANCES = 1000;
const isTelling = (score: number, total: number): boolean => score >= TELLING_SCORE && score >= TELLING_SHARE * total;

const SIGNATURE_BITS = 16;
/** A copy in another frame shares at least this much of what the best passage shares. */
const LEAST_SHARE = 0.25;

/** Brings passages with the same kernel together. */
class Grouping {
  readonly groups = new Map<number, Group>();

  constructor(
    private readonly snapshot: Snapshot,
    private readonly found: Shared,
  ) {}

  /** Groups the passages whose sum lies in [from, below). */
  addBand(from: number, below: number): void {
    const { passages, sums, count } = this.found;
    for (let i = 0; i < count; i++) {
      const score = sums[i] as number;
      if (score < from || score >= below) continue;
      const passage = passages[i] as number;
      const holder = this.snapshot.holderOf(passage);
      if (!holder) continue;
      const { key, signature } = holder;
      this.add(signature, { score, share: score / this.found.total, passage, key, keys: [key] });
    }
  }

  /** The best, each completed by its copies among the passages below `below`, which share less with the question. */
  best(limit: number, below: number): Group[] {
    const sorted = [...this.groups].sort(([, a], [, b]) => b.score - a.score || a.passage - b.passage);
    const near = Math.max(NEAR_BEST * (sorted[0]?.[1].score ?? 0), TELLING_SCORE, TELLING_SHARE * this.found.total);
    const best = sorted.filter(([, { score }], rank) => rank < limit || (rank < MOST_APPEARANCES && score >= near));
    this.complete(new Map(best), below);
    return best.map(([, group]) => ({ ...group, keys: [...new Set(group.keys)].sort((a, b) => a - b) }));
  }

  private add(signature: number, one: Group): void {
    const group = this.groups.get(signature);
    if (!group) this.groups.set(signature, one);
    else {
      group.keys.push(one.key);
      const better = one.score > group.score || (one.score === group.score && one.passage < group.passage);
      if (better) Object.assign(group, { ...one, keys: group.keys });
    }
  }

  private complete(groups: ReadonlyMap<number, Group>, below: number): void {
    const { passages, sums, count } = this.found;
    // Most passages are no copies: one look at a bit tells.
    const least = LEAST_SHARE * Math.max(...[...groups.values()].map(({ score }) => score));
    const wanted = new Uint8Array(2 ** SIGNATURE_BITS);
    for (const signature of groups.keys()) wanted[signature >>> (32 - SIGNATURE_BITS)] = 1;
    for (let i = 0; i < count; i++) {
      const score = sums[i] as number;
      if (score >= below || score < least) continue;
      const passage = passages[i] as number;
      const signature = this.snapshot.signatureOf(passage);
      if (wanted[signature >>> (32 - SIGNATURE_BITS)] === 0) continue;
      const group = groups.get(signature);
      const holder = group && this.snapshot.holderOf(passage);
      if (holder) group.keys.push(holder.key);
    }
  }
}

/** So many passages for each group wanted are looked at first. */
const GENEROUS = 3;

/** Passages of removed articles still stand in the lists; they are left out here. */
const group = (snapshot: Snapshot, found: Shared, limit: number): Group[] => {
  const { bands, width } = spread(found);
  const grouping = new Grouping(snapshot, found);
  const near = isTelling(width * BANDS, found.total) ? NEAR_BEST * BANDS : BANDS;
  let below = Number.POSITIVE_INFINITY;
  let band = BANDS;
  while (band > 0 && (grouping.groups.size < limit || band > near)) {
    let more = 0;
    while (band > 0 && more < GENEROUS * limit) more += bands[--band] as number;
    const from = band === 0 ? 0 : band * width;
    if (more > 0) grouping.addBand(from, below);
    below = from;
  }
  return grouping.best(limit, below);
};

/**
 * The best groups of passages for a question. Whoever calls holds a transaction in which the snapshot was refreshed.
 * @param limit how many groups; more where more share most of the question
 */
export const findGroups = (text: string, limit: number, snapshot: Snapshot, lists: Lists): Group[] => {
  const { known, unknown } = readTerms(text, snapshot);
  const terms = withinBudget(chooseTerms(known));
  if (terms.length === 0) return [];
  const shared = weigh(lists, terms, snapshot.passages);
  return group(snapshot, { ...shared, total: shared.total + unknown * Math.log2(1 + snapshot.passages) }, limit);
};
