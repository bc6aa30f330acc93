/** Near-identical articles, reports that were cut, and reports among other paragraphs, found by the digests of their texts. */
import type { StoredHeader } from '../../store/store.js';
import { areCopies, hashAt, hashesIn } from '../../text/signature.js';
import { Groups } from './groups.js';

/** An article that shares fewer hashes than this with the one before it at each is no copy of that one. */
const LEAST_MEETINGS = 2;

/** Which articles copy each other. */
export interface Copies {
  /** What stands for an article and all its copies; those of no other article. */
  of(article: StoredHeader): number;
}

/** @returns the copies among some articles; it knows no others */
export const groupCopies = (articles: readonly StoredHeader[]): Copies => {
  const groups = new Groups(articles.length);
  joinCopies(articles, groups);
  const places = new Map(articles.map(({ key }, at) => [key, at]));
  return { of: ({ key }) => groups.of(places.get(key) as number) };
};

/** Equal hashes bring likely copies together, so that no article is compared with every other. */
const joinCopies = (articles: readonly StoredHeader[], groups: Groups): void => {
  if (articles.length < 2) return;
  const meetings = new Meetings(articles.reduce((sum, { signature }) => sum + hashesIn(signature), 0));
  articles.forEach(({ signature }, i) => {
    const met = new Map<number, number>();
    for (let h = hashesIn(signature) - 1; h >= 0; h--) {
      const other = meetings.meet(hashAt(signature, h), i);
      if (other >= 0) met.set(other, (met.get(other) ?? 0) + 1);
    }
    for (const [other, times] of met) {
      if (times < LEAST_MEETINGS || groups.joined(i, other)) continue;
      if (areCopies(signature, (articles[other] as StoredHeader).signature)) groups.join(i, other);
    }
  });
};

/** Who was last seen at a hash: a table with open addressing, since ten thousand articles have a million hashes. */
class Meetings {
  private readonly mask: number;
  private readonly hashes: Uint32Array;
  /** Index of the article plus one; 0 where the place is free. */
  private readonly last: Uint32Array;

  constructor(most: number) {
    const size = 2 ** Math.ceil(Math.log2(1.5 * most + 1));
    this.mask = size - 1;
    this.hashes = new Uint32Array(size);
    this.last = new Uint32Array(size);
  }

  /** Leaves `i` at the hash. @returns who was there before; -1: nobody */
  meet(hash: number, i: number): number {
    let place = Math.imul(hash, 0x9e3779b1) & this.mask;
    while (this.last[place] !== 0 && this.hashes[place] !== hash) place = (place + 1) & this.mask;
    const before = (this.last[place] as number) - 1;
    this.hashes[place] = hash;
    this.last[place] = i + 1;
    return before;
  }
}
