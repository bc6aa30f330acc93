/** Files that hold no text for us, and what they are. */
import signatures from './refused.json' with { type: 'json' };

/** @returns what it is; `null` where the bytes do not tell */
export const refusedAs = (head: Buffer): string | null => {
  const start = head.toString('latin1', 0, 32);
  const found =
    signatures.signatures.find(({ starts }) => start.startsWith(starts)) ??
    signatures.inside.find(({ at, holds }) => start.startsWith(holds, at));
  return found?.is ?? null;
};
