/** Days as people type them: "2031-05-03", or the whole of "2031-05" or "2031". */
import { VerbatimError } from '../../errors.js';

const TYPED = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;

/** @returns the first or last day meant, `YYYY-MM-DD`; `null` where nothing was typed @throws VerbatimError `question-date` */
export const dayOf = (typed: string | null, edge: 'first' | 'last'): string | null => {
  if (typed === null || typed.trim() === '') return null;
  const [, year, month, day] = TYPED.exec(typed.trim()) ?? [];
  const isFirst = edge === 'first';
  const [m, d] = [Number(month ?? (isFirst ? 1 : 12)), Number(day ?? (isFirst ? 1 : 0))];
  // Day 0 of the next month is the last of this one.
  const date = new Date(Date.UTC(Number(year), day === undefined && !isFirst ? m : m - 1, d));
  const isReal = year !== undefined && m >= 1 && m <= 12 && (day === undefined || date.getUTCDate() === d);
  if (!isReal || Number.isNaN(date.getTime())) {
    throw new VerbatimError(
      'question-date',
      `“${typed.trim().slice(0, 40)}” is no date that can be read`,
      'Write a day as 2031-05-03, a month as 2031-05, or a year as 2031',
    );
  }
  return date.toISOString().slice(0, 10);
};
