/** Which article a passage belongs to, and what its kernel is: held in memory, four bytes a passage. */

/** One run of articles, in the order of their keys; an article's key is the number of its first passage. */
export interface RosterEntry {
  key: number;
  signatures: readonly number[];
}

export const countPassages = (entries: readonly RosterEntry[]): number =>
  entries.reduce((sum, { signatures }) => sum + signatures.length, 0);

/** Written as 32-bit numbers: articles, their keys, how many passages each has, and all signatures in order. */
export const packRoster = (entries: readonly RosterEntry[]): Buffer => {
  const numbers = new Uint32Array(1 + 2 * entries.length + countPassages(entries));
  numbers[0] = entries.length;
  let at = 1 + 2 * entries.length;
  entries.forEach((entry, i) => {
    numbers[1 + i] = entry.key;
    numbers[1 + entries.length + i] = entry.signatures.length;
    numbers.set(entry.signatures, at);
    at += entry.signatures.length;
  });
  return Buffer.from(numbers.buffer);
};

/** A read roster. Cheap to look up; articles cannot be added, only removed. */
export class Roster {
  readonly count: number;
  private readonly keys: Uint32Array;
  private readonly sizes: Uint32Array;
  private readonly offsets: Uint32Array;
  private readonly signatures: Uint32Array;
  private readonly removed: Uint8Array;

  constructor(bytes: Uint8Array) {
    const numbers = new Uint32Array(bytes.slice().buffer);
    this.count = numbers[0] ?? 0;
    this.keys = numbers.subarray(1, 1 + this.count);
    this.sizes = numbers.subarray(1 + this.count, 1 + 2 * this.count);
    this.signatures = numbers.subarray(1 + 2 * this.count);
    this.removed = new Uint8Array(this.count);
    this.offsets = new Uint32Array(this.count + 1);
    for (let i = 0; i < this.count; i++) this.offsets[i + 1] = (this.offsets[i] as number) + (this.sizes[i] as number);
  }

  /** Passages of all its articles, those removed since included. */
  get passages(): number {
    return this.signatures.length;
  }

  get firstPassage(): number {
    return this.keys[0] ?? 0;
  }

  /** One past the highest passage number. */
  get endPassage(): number {
    return this.count === 0 ? 0 : (this.keys[this.count - 1] as number) + (this.sizes[this.count - 1] as number);
  }

  /** Place of the article that holds a passage; -1 where it is removed or not of this roster. */
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

  signatureOf(place: number, passage: number): number {
    return this.signatures[(this.offsets[place] as number) + passage - (this.keys[place] as number)] as number;
  }

  /** Takes an article out; a key that is not of this roster is no error. */
  remove(key: number): void {
    const place = this.placeOf(key);
    if (place >= 0 && this.keys[place] === key) this.removed[place] = 1;
  }

  /** The articles that are left. */
  entries(): RosterEntry[] {
    const left: RosterEntry[] = [];
    for (let i = 0; i < this.count; i++) {
      if (this.removed[i] === 1) continue;
      const signatures = [...this.signatures.subarray(this.offsets[i], this.offsets[i + 1])];
      left.push({ key: this.keys[i] as number, signatures });
    }
    return left;
  }
}
