/** Headers of articles as every store keeps them: the digest of the text as letters, and those read last at hand. */
import { LRUCache } from 'lru-cache';
import type { Signature } from '../text/signature.js';
import type { StoredHeader } from './store.js';

/** In base 64, the lower byte of each number first. */
export const packSignature = ({ buffer, byteOffset, byteLength }: Signature): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64');

export const unpackSignature = (packed: string): Signature => {
  const bytes = Buffer.from(packed, 'base64');
  return Uint16Array.from({ length: bytes.length / 2 }, (_, i) => bytes.readUInt16LE(2 * i));
};

/** Some 25 MB. A wire report that ten thousand articles print is listed again with each question about it. */
const HEADERS_KEPT = 30_000;

/** By key. Keys are never given to another article: what was read stays right, as long as the article is there. */
export const keepHeaders = (): LRUCache<number, StoredHeader> => new LRUCache({ max: HEADERS_KEPT });
