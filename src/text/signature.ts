/**
 * A digest of a text by which near-copies find each other: one-permutation MinHash over word trigrams
 * (P. Li, A. Owen, C.-H. Zhang, "One Permutation Hashing", NIPS 2012). The share of equal slots estimates the
 * Jaccard similarity of the two texts' trigrams.
 */
import { tokenise } from './tokens.js';

const SLOTS = 63;
const SLOTS_A_BAND = 3;
/** Re-edited wire copy keeps well over half of its trigrams; two reports on one event share under a fifth. */
const COPY_SIMILARITY = 0.5;
/** Fewer words than this say too little: two bare headlines would be "copies". */
const MIN_WORDS = 20;
/** Of a slot that no trigram fell into. 16 bits suffice: they make one slot in 65,000 equal by chance. */
const EMPTY = 0xffff;

const UNSET = 0xffffffff;

/** 63 values of 16 bits; none for texts too short to compare. */
export type Signature = Uint16Array;

/** FNV-1a over the UTF-16 code units of a word, going on from `hash`. */
const mix = (hash: number, word: string): number => {
  let h = hash;
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193);
  return Math.imul(h ^ 0x20, 0x01000193) >>> 0;
};

/** Linear in the text's length. */
export const signatureOf = (text: string): Signature => {
  const { words } = tokenise(text);
  if (words.length < MIN_WORDS) return new Uint16Array(0);
  const least = new Uint32Array(SLOTS).fill(UNSET);
  for (let i = 0; i + 2 < words.length; i++) {
    const hash = scramble(mix(mix(mix(0x811c9dc5, words[i] ?? ''), words[i + 1] ?? ''), words[i + 2] ?? ''));
    const slot = hash % SLOTS;
    if (hash < (least[slot] ?? UNSET)) least[slot] = hash;
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

/** Keys that likely copies share: compare only signatures that meet in one. */
export const bandsOf = (signature: Signature): string[] => {
  const bands: string[] = [];
  for (let i = 0; i + SLOTS_A_BAND <= signature.length; i += SLOTS_A_BAND) {
    const band = signature.subarray(i, i + SLOTS_A_BAND);
    if (band.every((slot) => slot !== EMPTY)) bands.push(`${i}:${band.join(',')}`);
  }
  return bands;
};

export const areCopies = (a: Signature, b: Signature): boolean => {
  let equal = 0;
  let filled = 0;
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    if (a[i] === EMPTY && b[i] === EMPTY) continue;
    filled++;
    if (a[i] === b[i]) equal++;
  }
  return filled > 0 && equal / filled >= COPY_SIMILARITY;
};
