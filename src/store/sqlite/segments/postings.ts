/** Which passage holds which term: pairs collected while articles come in, then sorted by term. */
import type { ByteWriter } from '../file/bytes.js';

const RADIX_BITS = 11;
const RADIX = 1 << RADIX_BITS;

/** Pairs of term and passage. Passages must be added in ascending order. */
export class PostingBuffer {
  private terms = new Uint32Array(1 << 14);
  private passages = new Uint32Array(1 << 14);
  length = 0;

  add(term: number, passage: number): void {
    if (this.length === this.terms.length) {
      this.terms = widen(this.terms);
      this.passages = widen(this.passages);
    }
    this.terms[this.length] = term;
    this.passages[this.length++] = passage;
  }

  /** Stable radix sort by term, so that passages stay ascending within a term: ten times as fast as comparing. */
  sorted(): SortedPostings {
    let terms = this.terms.slice(0, this.length);
    let passages = this.passages.slice(0, this.length);
    let nextTerms = new Uint32Array(this.length);
    let nextPassages = new Uint32Array(this.length);
    for (let shift = 0; shift < 32; shift += RADIX_BITS) {
      const offsets = new Uint32Array(RADIX + 1);
      for (const term of terms) (offsets[((term >>> shift) & (RADIX - 1)) + 1] as number)++;
      for (let i = 1; i <= RADIX; i++) offsets[i] = (offsets[i] as number) + (offsets[i - 1] as number);
      for (let i = 0; i < terms.length; i++) {
        const term = terms[i] as number;
        const digit = (term >>> shift) & (RADIX - 1);
        const to = offsets[digit] as number;
        offsets[digit] = to + 1;
        nextTerms[to] = term;
        nextPassages[to] = passages[i] as number;
      }
      [terms, nextTerms] = [nextTerms, terms];
      [passages, nextPassages] = [nextPassages, passages];
    }
    return { terms, passages };
  }
}

/** Pairs in order of term, then passage. */
export interface SortedPostings {
  terms: Uint32Array;
  passages: Uint32Array;
}

export const countTerms = ({ terms }: SortedPostings): number => {
  let distinct = 0;
  for (let i = 0; i < terms.length; i++) if (i === 0 || terms[i] !== terms[i - 1]) distinct++;
  return distinct;
};

/** Visits each term once, ascending, with its passages, ascending and without repeats; the array is reused. */
export const forEachList = (
  { terms, passages }: SortedPostings,
  visit: (term: number, passages: Uint32Array, count: number) => void,
): void => {
  const list = new Uint32Array(passages.length);
  let at = 0;
  while (at < terms.length) {
    const term = terms[at] as number;
    let count = 0;
    for (; at < terms.length && terms[at] === term; at++) {
      const passage = passages[at] as number;
      if (count === 0 || list[count - 1] !== passage) list[count++] = passage;
    }
    visit(term, list, count);
  }
};

const widen = (numbers: Uint32Array): Uint32Array<ArrayBuffer> => {
  const wider = new Uint32Array(numbers.length * 2);
  wider.set(numbers);
  return wider;
};

/** Writes the gaps between ascending passages; the first counts from `base`. */
export const encodeList = (writer: ByteWriter, passages: Uint32Array, count: number, base: number): void => {
  let previous = base;
  for (let i = 0; i < count; i++) {
    const passage = passages[i] as number;
    writer.varint(passage - previous);
    previous = passage;
  }
};

/**
 * Reads what `encodeList` wrote into `out`, from place `at` on.
 * @returns the place after the last; the caller sees to it that `out` has room for `end - start` more
 */
export const decodeList = (
  bytes: Uint8Array,
  start: number,
  end: number,
  base: number,
  out: Uint32Array,
  at: number,
): number => {
  let passage = base;
  let gap = 0;
  let shift = 0;
  let to = at;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    gap |= (byte & 127) << shift;
    if (byte < 128) {
      passage += gap >>> 0;
      out[to++] = passage;
      gap = 0;
      shift = 0;
    } else shift += 7;
  }
  return to;
};
