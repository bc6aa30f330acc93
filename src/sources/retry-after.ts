/** The header of that name: seconds, or a date. */

/** Nobody is waited for longer than a day. */
const LONGEST_MS = 24 * 60 * 60 * 1000;

/** @returns milliseconds from `now`; `null` where it states none */
export const retryAfterOf = (header: string | undefined, now: number): number | null => {
  if (header === undefined) return null;
  const text = header.trim();
  const ms = /^\d+$/u.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), LONGEST_MS);
};
