/** Hashes of 32 bits, the same on every machine: what an index is keyed by. */
const SEED = 0x811c9dc5;
const PRIME = 0x01000193;

/** Spreads what differs in any bit over all bits (the finaliser of MurmurHash3). */
export const mix = (hash: number): number => {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
};

/** FNV-1a over UTF-16 units, mixed. `from` chains: the hash of what came before. */
export const hashText = (text: string, from = SEED): number => {
  let hash = from | 0;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME);
  return mix(hash);
};
