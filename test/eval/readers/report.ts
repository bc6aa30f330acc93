/** What `npm run eval -- readers` prints. */
import type { JudgedPage } from './pages.js';
import type { JudgedWire } from './wires.js';

const percent = (value: number): string => value.toFixed(4);

const countsOf = (pages: readonly JudgedPage[]): string[] => {
  const fields = pages.flatMap((page) => page.fields);
  return [...new Set(fields.map(({ field }) => field))].map((name) => {
    const of = fields.filter(({ field }) => field === name);
    return `${name}: ${of.filter(({ right }) => right).length} of ${of.length}`;
  });
};

export const describePages = (pages: readonly JudgedPage[]): string => {
  const f1 = pages.map((page) => page.f1);
  const wrong = pages.flatMap(({ page, fields }) =>
    fields
      .filter(({ right }) => !right)
      .map(
        ({ field, expected, found }) =>
          `  ${page}: ${field} is “${expected}”, read as ${found === null ? 'not stated' : `“${found}”`}`,
      ),
  );
  return [
    `Saved pages (${pages.length})`,
    ...countsOf(pages).map((line) => `  ${line}`),
    `  main text, word F1: mean ${percent(f1.reduce((sum, one) => sum + one, 0) / f1.length)}, least ${percent(Math.min(...f1))}`,
    ...pages.map((page) => `    ${page.page}: ${percent(page.f1)} in ${Math.round(page.milliseconds)} ms`),
    ...wrong,
  ].join('\n');
};

export const describeWires = (wires: readonly JudgedWire[]): string =>
  [
    `Agencies' items: ${wires.filter(({ wrong }) => wrong.length === 0).length} of ${wires.length} as reading tells`,
    ...wires.flatMap(({ file, wrong }) => wrong.map((line) => `  ${file}: ${line}`)),
  ].join('\n');
