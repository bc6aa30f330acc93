/** Which article a passage belongs to, and what its kernel is: held in memory, four bytes a passage. */

/** One run of articles, in the order of their keys; an article's key is the number of its first passage. */
export interface DocumentEntry {
  key: number;
  hashes: readonly number[];
}

export const countPassages = (entries: readonly DocumentEntry[]): number =>
  entries.reduce((sum, { hashes }) => sum + hashes.length, 0);

/** Written as 32-bit numbers: articles, their keys, how many passages each has, and all hashes in order. */
export const packDocumentMap = (entries: readonly DocumentEntry[]): Buffer => {
  const numbers = new Uint32Array(1 + 2 * entries.length + countPassages(entries));
  numbers[0] = entries.length;
  let at = 1 + 2 * entries.length;
  entries.forEach((entry, i) => {
    numbers[1 + i] = entry.key;
    numbers[1 + entries.length + i] = entry.hashes.length;
    numbers.set(entry.hashes, at);
    at += entry.hashes.length;
  });
  return Buffer.from(numbers.buffer);
};

/** A read map. Cheap to look up; articles cannot be added, only removed. */
export class DocumentMap {
  readonly count: number;
  /** Articles that are not removed. */
  left: number;
  /** Passages of all its articles, those removed since included. */
  readonly passages: number;
  /** Passages of the articles removed since. */
  gone = 0;
  readonly firstPassage: number;
  /** One past the highest passage number. */
  readonly endPassage: number;
  private readonly keys: Uint32Array;
  private readonly sizes: Uint32Array;
  /** By passage number from the first on: looked up for every passage that shares a word. */
  private readonly hashes: Uint32Array;
  private readonly removed: Uint8Array;
  /** By passage number from the first on, made with the first removal: asked for every passage of a list. */
  private goneAt: Uint8Array | null = null;

  constructor(bytes: Uint8Array) {
    const numbers = new Uint32Array(bytes.slice().buffer);
    this.count = numbers[0] ?? 0;
    this.left = this.count;
    this.keys = numbers.subarray(1, 1 + this.count);
    this.sizes = numbers.subarray(1 + this.count, 1 + 2 * this.count);
    this.removed = new Uint8Array(this.count);
    this.firstPassage = this.keys[0] ?? 0;
    this.endPassage = (this.keys[this.count - 1] ?? 0) + (this.sizes[this.count - 1] ?? 0);
    const packed = numbers.subarray(1 + 2 * this.count);
    this.passages = packed.length;
    this.hashes = this.endPassage - this.firstPassage === packed.length ? packed : this.spread(packed);
  }

  /** Place of the article that holds a passage; -1 where it is removed or not of this map. */
  placeOf(passage: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.keys[middle] as number) <= passage) low = middle;
      else high = middle - 1;
    }
    if (high < 0 || this.removed[low] === 1) return -1;
    const within = passage - (this.keys[low] as number);
    return within >= 0 && within < (this.sizes[low] as number) ? low : -1;
  }

  keyAt(place: number): number {
    return this.keys[place] as number;
  }

  /** Of any passage between the first and the end; 0 where there is none. */
  hashOf(passage: number): number {
    return this.hashes[passage - this.firstPassage] as number;
  }

  /** Takes an article out; a key that is not of this map is no error. */
  remove(key: number): void {
    const place = this.placeOf(key);
    if (place < 0 || this.keys[place] !== key) return;
    this.removed[place] = 1;
    this.left--;
    const size = this.sizes[place] as number;
    this.gone += size;
    this.goneAt ??= new Uint8Array(this.endPassage - this.firstPassage);
    this.goneAt.fill(1, key - this.firstPassage, key - this.firstPassage + size);
  }

  /** Whether a passage between the first and the end is of an article that was removed. */
  isGone(passage: number): boolean {
    return this.goneAt?.[passage - this.firstPassage] === 1;
  }

  /** The articles that are left. */
  entries(): DocumentEntry[] {
    const left: DocumentEntry[] = [];
    for (let i = 0; i < this.count; i++) {
      if (this.removed[i] === 1) continue;
      const key = this.keys[i] as number;
      const at = key - this.firstPassage;
      left.push({ key, hashes: [...this.hashes.subarray(at, at + (this.sizes[i] as number))] });
    }
    return left;
  }

  /** Signatures at the places of their passages, with gaps where articles were purged. */
  private spread(packed: Uint32Array): Uint32Array {
    const hashes = new Uint32Array(this.endPassage - this.firstPassage);
    let from = 0;
    for (let i = 0; i < this.count; i++) {
      const size = this.sizes[i] as number;
      hashes.set(packed.subarray(from, from + size), (this.keys[i] as number) - this.firstPassage);
      from += size;
    }
    return hashes;
  }
}
