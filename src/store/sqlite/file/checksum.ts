/** Tells a row as it was written from one that the disk or somebody else has changed. */
import { crc32 } from 'node:zlib';

type Value = string | number | Uint8Array | null;

/** What stands in a file of ours cannot have been written by us. */
export class Damage extends Error {
  /** @param part of the index, as a table's name */
  constructor(readonly part: string) {
    super(`damaged: ${part}`);
  }
}

/** CRC-32 of values one after the other: numbers in decimal, texts in UTF-8, each with a zero byte after it; blobs as they are. */
export const checksum = (...values: readonly Value[]): number => {
  let sum = 0;
  for (const value of values) sum = crc32(value instanceof Uint8Array ? value : `${value ?? ''}\0`, sum);
  return sum;
};

/**
 * @param sum as stored with the values; `null` in rows of an older layout, which have none
 * @throws Damage where it is not theirs
 */
export const verify = (part: string, sum: number | null, ...values: readonly Value[]): void => {
  if (sum !== null && sum !== checksum(...values)) throw new Damage(part);
};

/** Text of a column that was read as a blob: the library ends the process where a text is no UTF-8. */
export const textOf = (part: string, bytes: unknown): string => {
  if (!(bytes instanceof Uint8Array)) throw new Damage(part);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
};

/** The same where the column may be empty. */
export const textOrNull = (part: string, bytes: unknown): string | null =>
  bytes === null ? null : textOf(part, bytes);
