/**
 * A digest of a text by which near-copies find each other: one-permutation MinHash over word trigrams
 * (P. Li, A. Owen, C.-H. Zhang, "One Permutation Hashing", NIPS 2012). The share of equal slots estimates the
 * Jaccard similarity of the two texts' trigrams.
 */
import { APOSTROPHE, DIGIT, IDEOGRAPH, INVISIBLE, kindAt, LETTER } from './chars.js';

const SLOTS = 60;
/** A copy with 0.7 of its trigrams left meets its original in one of 15 bands with a chance of 0.98, one with 0.3 seldom. */
const SLOTS_A_BAND = 4;
/** Re-edited wire copy keeps most of its trigrams; two reports on one event share under a fifth. */
const COPY_SIMILARITY = 0.6;
/** Fewer words than this say too little: two bare headlines would be "copies". */
const MIN_WORDS = 20;
/** Of a slot that no trigram fell into. 16 bits suffice: they make one slot in 65,000 equal by chance. */
const EMPTY = 0xffff;

const UNSET = 0xffffffff;
/** FNV-1a, 32 bits. */
const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/** 60 values of 16 bits; none for texts too short to compare. */
export type Signature = Uint16Array;

/**
 * FNV-1a digests of a text's words, small letters and capitals alike. Spelling is not normalised, unlike in `tokenise`:
 * a word spelt otherwise costs three trigrams, and every text that is ingested passes here.
 */
const wordHashes = (text: string): Uint32Array => {
  const folded = text.toLowerCase();
  const hashes = new Uint32Array((folded.length >> 1) + 1);
  let count = 0;
  let hash = OFFSET_BASIS;
  let open = false;
  for (let at = 0; at <= folded.length; at++) {
    const kind = kindAt(folded, at);
    if (kind === LETTER || kind === DIGIT || kind === IDEOGRAPH) {
      hash = Math.imul(hash ^ folded.charCodeAt(at), PRIME);
      open = true;
    } else if (open && kind !== APOSTROPHE && kind !== INVISIBLE) {
      hashes[count++] = hash;
      hash = OFFSET_BASIS;
      open = false;
    }
  }
  return hashes.subarray(0, count);
};

/** Linear in the text's length. */
export const signatureOf = (text: string): Signature => {
  const words = wordHashes(text);
  if (words.length < MIN_WORDS) return new Uint16Array(0);
  const least = new Uint32Array(SLOTS).fill(UNSET);
  for (let i = 0; i + 2 < words.length; i++) {
    const pair = Math.imul((words[i] as number) ^ OFFSET_BASIS, PRIME) ^ (words[i + 1] as number);
    const hash = scramble(Math.imul(pair, PRIME) ^ (words[i + 2] as number));
    const slot = hash % SLOTS;
    if (hash < (least[slot] as number)) least[slot] = hash;
  }
  return Uint16Array.from(least, (hash) => (hash === UNSET ? EMPTY : Math.floor(hash / SLOTS) % EMPTY));
};

/** Final mix of MurmurHash3: FNV's low bits alone would fill the slots unevenly. */
const scramble = (hash: number): number => {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
};

/** How many bands a signature has at the most. */
export const MOST_BANDS = SLOTS / SLOTS_A_BAND;

/**
 * Digests that likely copies share: compare only signatures that meet in one. Unlike bands may share a digest, rarely.
 * @param into takes the digests, unsigned 32 bits each, from its start @returns how many there are
 */
export const bandsOf = (signature: Signature, into: Uint32Array): number => {
  let count = 0;
  for (let i = 0; i + SLOTS_A_BAND <= signature.length; i += SLOTS_A_BAND) {
    let hash = i;
    let filled = true;
    for (let j = i; j < i + SLOTS_A_BAND; j++) {
      const slot = signature[j] as number;
      if (slot === EMPTY) filled = false;
      hash = scramble(Math.imul(hash, 0x10001) ^ slot);
    }
    if (filled) into[count++] = hash;
  }
  return count;
};

/** More unlike slots than this and the rest need not be looked at. */
const MOST_UNLIKE = Math.floor((1 - COPY_SIMILARITY) * SLOTS);

export const areCopies = (a: Signature, b: Signature): boolean => {
  const length = Math.min(a.length, b.length);
  let equal = 0;
  let unlike = 0;
  for (let i = 0; i < length && unlike <= MOST_UNLIKE; i++) {
    const slot = a[i] as number;
    if (slot !== b[i]) unlike++;
    else if (slot !== EMPTY) equal++;
  }
  return equal > 0 && equal / (equal + unlike) >= COPY_SIMILARITY;
};
