/**
 * A digest of a text by which copies find each other: the least hashes of its runs of words (bottom-k MinHash: A. Broder,
 * "On the resemblance and containment of documents", 1997). What two digests share tells which part of the smaller text
 * stands in the larger one too, so that a report cut to a third and a report among other paragraphs are known as copies.
 *
 * Words between quotation marks are left out: two reporters of one speech print the same quotes, but not the same sentences
 * around them. So are runs without a name or number: reports that are filled into one template share those.
 */
import { APOSTROPHE, DIGIT, IDEOGRAPH, INVISIBLE, kindAt, LETTER } from './chars.js';

/** Hashes kept, and words of a run: long enough that reports made from one template share few. */
const KEPT = 128;
const RUN = 5;
/** Fewer words than this say too little: two bare headlines would be "copies". */
const LEAST_WORDS = 20;
/** Of a text with less narration than this the quoted words count too. */
const LEAST_NARRATION = 40;
/** Of a text with fewer runs that hold a name or number all runs count. */
const LEAST_TELLING = 12;
/** Copies have so much of the smaller text in common; reports of one event less than half of that. */
const COPY_SHARE = 0.2;
/** And so many runs: one or two may be a phrase, or the same line below all articles of an outlet. */
const LEAST_SHARED = 4;

/** FNV-1a, 32 bits. */
const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;
const ALL = 0xffffffff;

/** Hashes of 32 bits, least first, each as its upper and lower 16 bits; empty for texts too short to compare. */
export type Signature = Uint16Array;

/** Which marks close what a mark opens. */
const CLOSING: Readonly<Record<string, readonly string[]>> = {
  '“': ['”', '“'],
  '"': ['"'],
  '„': ['“', '”'],
  '«': ['»'],
  '»': ['«'],
};

/** A mark whose partner is farther away than this opens nothing. */
const LONGEST_QUOTE = 1500;

/** Finds the next place of a character from ever later places on: each stretch is looked at once. */
const finderOf = (text: string, character: string): ((from: number) => number) => {
  let known = -1;
  return (from) => {
    if (known < from) known = text.indexOf(character, from);
    if (known < 0) known = Number.POSITIVE_INFINITY;
    return known;
  };
};

/** Tells where the quotation that opens at a place closes: in the same paragraph; the place itself where none opens. */
const quoteEnds = (text: string): ((at: number) => number) => {
  const finders = new Map<string, (from: number) => number>();
  const next = (character: string, from: number): number => {
    const finder = finders.get(character) ?? finderOf(text, character);
    finders.set(character, finder);
    return finder(from);
  };
  return (at) => {
    const closing = CLOSING[text[at] as string];
    if (closing === undefined) return at;
    const end = Math.min(...closing.map((mark) => next(mark, at + 1)));
    return end - at < LONGEST_QUOTE && end < next('\n', at + 1) ? end : at;
  };
};

interface Words {
  hashes: Uint32Array;
  /** Whether each is a number, or has a capital that no sentence begins with: what a template is filled with. */
  tells: Uint8Array;
  count: number;
}

const ENDS_SENTENCE = /[.!?:;\n“”"„«»‹›(–—-]/u;

/**
 * FNV-1a digests of a text's words, small letters and capitals alike. Spelling is not normalised, unlike in `tokenise`:
 * a word spelt otherwise costs a few runs, and every text that is ingested passes here.
 */
const wordsOf = (text: string, withQuoted: boolean): Words => {
  const folded = text.toLowerCase();
  const isSame = folded.length === text.length;
  const hashes = new Uint32Array((folded.length >> 1) + 1);
  const tells = new Uint8Array(hashes.length);
  const endOf = quoteEnds(folded);
  let count = 0;
  let hash = OFFSET_BASIS;
  let open = false;
  let begins = true;
  for (let at = 0; at <= folded.length; at++) {
    const kind = kindAt(folded, at);
    if (kind === LETTER || kind === DIGIT || kind === IDEOGRAPH) {
      if (kind === DIGIT || (!open && !begins && isSame && text[at] !== folded[at])) tells[count] = 1;
      hash = Math.imul(hash ^ folded.charCodeAt(at), PRIME);
      open = true;
      begins = false;
      continue;
    }
    if (open && kind !== APOSTROPHE && kind !== INVISIBLE) {
      hashes[count++] = hash;
      hash = OFFSET_BASIS;
      open = false;
    }
    begins ||= ENDS_SENTENCE.test(folded[at] ?? '');
    if (!withQuoted) at = endOf(at);
  }
  return { hashes, tells, count };
};

/** Final mix of MurmurHash3: FNV's low bits alone would be uneven. */
const scramble = (hash: number): number => {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
};

/** Runs that hold a number or a name; all of them where those are few, as in scripts without capitals. */
const runHashes = ({ hashes: words, tells, count }: Words): Uint32Array => {
  const runs = new Uint32Array(Math.max(0, count - RUN + 1));
  const telling = new Uint32Array(runs.length);
  let found = 0;
  let last = -RUN;
  for (let i = 0; i < RUN - 1; i++) if (tells[i]) last = i;
  for (let i = 0; i < runs.length; i++) {
    if (tells[i + RUN - 1]) last = i + RUN - 1;
    let hash = OFFSET_BASIS;
    for (let j = i; j < i + RUN; j++) hash = scramble(Math.imul(hash, PRIME) ^ (words[j] as number));
    runs[i] = hash;
    if (last >= i) telling[found++] = hash;
  }
  return found < LEAST_TELLING ? runs : telling.subarray(0, found);
};

/** The `KEPT` least of some hashes, each once, in order. What is sorted is a few times as many at the most. */
const leastOf = (hashes: Uint32Array): number[] => {
  for (let limit = hashes.length > 4 * KEPT ? (ALL / hashes.length) * 2 * KEPT : ALL; ; limit *= 4) {
    const below = limit >= ALL ? hashes : hashes.filter((hash) => hash <= limit);
    const distinct = [...new Set(below)].sort((a, b) => a - b);
    if (distinct.length >= KEPT || limit >= ALL) return distinct.slice(0, KEPT);
  }
};

/** Linear in the text's length. */
export const signatureOf = (text: string): Signature => {
  const narration = wordsOf(text, false);
  const words = narration.count < LEAST_NARRATION ? wordsOf(text, true) : narration;
  if (words.count < LEAST_WORDS) return new Uint16Array(0);
  return Uint16Array.from(leastOf(runHashes(words)).flatMap((hash) => [hash >>> 16, hash & 0xffff]));
};

export const hashesIn = (signature: Signature): number => signature.length >> 1;

export const hashAt = (signature: Signature, at: number): number =>
  (((signature[2 * at] as number) << 16) | (signature[2 * at + 1] as number)) >>> 0;

/** Up to where a signature knows all hashes of its text. */
const knownTo = (signature: Signature): number => {
  const count = hashesIn(signature);
  return count < KEPT ? ALL : hashAt(signature, count - 1);
};

const countTo = (signature: Signature, limit: number): number => {
  let low = 0;
  for (let high = hashesIn(signature); low < high; ) {
    const middle = (low + high) >> 1;
    if (hashAt(signature, middle) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** @returns which part of the smaller text's runs of words the larger one has too, 0 to 1, as far as the digests tell */
const sharedPart = (a: Signature, b: Signature): number => {
  const limit = Math.min(knownTo(a), knownTo(b));
  const [ofA, ofB] = [countTo(a, limit), countTo(b, limit)];
  let shared = 0;
  for (let i = 0, j = 0; i < ofA && j < ofB; ) {
    const [left, right] = [hashAt(a, i), hashAt(b, j)];
    if (left === right) shared++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return shared < LEAST_SHARED ? 0 : shared / Math.min(ofA, ofB);
};

export const areCopies = (a: Signature, b: Signature): boolean => sharedPart(a, b) >= COPY_SHARE;
