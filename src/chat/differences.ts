/** The printed words with the asker's departures marked in place. */
import type { Answer, Change } from '../model.js';
import type { Run } from './reply.js';

type Printed = NonNullable<Answer['quotation']>;

/**
 * @param quotation the place as printed; changes outside of it are left to the list of changes
 * @param changes with `at` in the article's text
 * @param withContext shows what stands before and after, with the matched words strong: for words cut out of longer ones
 */
export const markDifferences = (quotation: Printed, changes: readonly Change[], withContext: boolean): Run[] => {
  const { text, start, end, before, after } = quotation;
  const inside = changes
    .filter(({ at }) => at.start >= start && at.end <= end)
    .sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
  const runs: Run[] = [];
  let cursor = start;
  const plainUpTo = (offset: number) => {
    if (offset > cursor) runs.push({ text: text.slice(cursor - start, offset - start) });
    cursor = Math.max(cursor, offset);
  };
  for (const { asked, printed, at } of inside) {
    if (at.start < cursor) continue;
    plainUpTo(at.start);
    if (asked) runs.push({ text: asked, mark: 'removed' });
    if (asked && printed) runs.push({ text: ' ' });
    if (printed) runs.push({ text: text.slice(at.start - start, at.end - start), mark: 'added' });
    if (asked && !printed) runs.push({ text: ' ' });
    cursor = at.end;
  }
  plainUpTo(end);
  if (!withContext || (before === '' && after === '')) return runs;
  return [
    ...(before === '' ? [] : [{ text: before }]),
    ...runs.map((run): Run => (run.mark ? run : { ...run, mark: 'strong' })),
    ...(after === '' ? [] : [{ text: after }]),
  ];
};
