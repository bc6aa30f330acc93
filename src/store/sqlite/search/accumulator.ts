/** Adds up what each passage shares with a question: a hash table that is made anew for every question. */

/** Passages and their sums, in no order. */
export interface Sums {
  passages: Uint32Array;
  sums: Float32Array;
  count: number;
}

/** Slots are at most half full. */
const ROOM = 2;

export class Accumulator {
  private readonly mask: number;
  private readonly keys: Uint32Array;
  private readonly sums: Float32Array;
  private readonly used: Uint32Array;
  private count = 0;

  /** @param most the most postings that may be added */
  constructor(most: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(64, most * ROOM)));
    this.mask = size - 1;
    this.keys = new Uint32Array(size);
    this.sums = new Float32Array(size);
    this.used = new Uint32Array(most);
  }

  /** Adds `weight` to every passage of an encoded list, up to `most` of them. @returns how many were read */
  addList(bytes: Uint8Array, start: number, end: number, base: number, weight: number, most: number): number {
    const { keys, sums, mask, used } = this;
    let passage = base;
    let gap = 0;
    let shift = 0;
    let read = 0;
    for (let i = start; i < end && read < most; i++) {
      const byte = bytes[i] as number;
      gap |= (byte & 127) << shift;
      if (byte > 127) {
        shift += 7;
        continue;
      }
      passage += gap >>> 0;
      gap = 0;
      shift = 0;
      read++;
      let slot = (Math.imul(passage, 0x9e3779b1) >>> 7) & mask;
      // A passage is kept as its number and one, since an empty slot is zero.
      while (keys[slot] !== 0 && keys[slot] !== passage + 1) slot = (slot + 1) & mask;
      if (keys[slot] === 0) {
        keys[slot] = passage + 1;
        used[this.count++] = slot;
      }
      sums[slot] = (sums[slot] as number) + weight;
    }
    return read;
  }

  results(): Sums {
    const { count, used, keys, sums } = this;
    const passages = new Uint32Array(count);
    const values = new Float32Array(count);
    for (let i = 0; i < count; i++) {
      const slot = used[i] as number;
      passages[i] = (keys[slot] as number) - 1;
      values[i] = sums[slot] as number;
    }
    return { passages, sums: values, count };
  }
}
