/** Figures as text: aligned columns, one row an engine. */
import type { Figures } from './figures.js';

/** One engine at one size. */
export interface Row {
  name: string;
  passages: number;
  buildPerSecond: number;
  figures: Figures;
}

const percent = (value: number | undefined): string => (value === undefined ? '–' : (100 * value).toFixed(1));
const millis = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0));

const align = (rows: readonly string[][]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
    )
    .join('\n');
};

const KINDS: readonly [string, string][] = [
  ['light', 'light'],
  ['medium', 'medium'],
  ['six', '6 words'],
  ['heavyWords', '40% changed'],
  ['heavySwap', 'swapped'],
  ['spliced', 'joined'],
];

/** Speed beside the first row's at its own size. */
const ratio = (row: Row, first: Row): string =>
  row === first
    ? '1'
    : `${(row.figures.p50 / first.figures.p50).toFixed(row.figures.p50 < 10 * first.figures.p50 ? 1 : 0)}`;

export const recallTable = (rows: readonly Row[]): string => {
  const head = [
    'right article first, %',
    'passages',
    ...KINDS.map(([, title]) => title),
    'p50 ms',
    '× ours',
    'p95',
    'p99',
    'built /s',
  ];
  const body = rows.map((row) => {
    const { recall, p50, p95, p99 } = row.figures;
    return [
      row.name,
      String(row.passages),
      ...KINDS.map(([kind]) => percent(recall[kind])),
      millis(p50),
      ratio(row, rows[0] as Row),
      millis(p95),
      millis(p99),
      row.buildPerSecond.toFixed(0),
    ];
  });
  return align([head, ...body]);
};

export const acceptTable = (rows: readonly Row[]): string => {
  const head = [
    'accepted and right, %, at 1% of absents',
    ...KINDS.map(([, title]) => title),
    'absents in',
    'hard absents in',
  ];
  const body = rows.map(({ name, figures: { accepted, letIn } }) => [
    name,
    ...KINDS.map(([kind]) => percent(accepted?.[kind])),
    percent(letIn.absent),
    percent(letIn.hardAbsent),
  ]);
  return align([head, ...body]);
};

const HARDER: readonly [string, string][] = [
  ['six', '6 words'],
  ['sixMarked', '6, comma'],
  ['sixBroken', '6, line end'],
  ['sixSeam', '6, seam'],
  ['sixCommon', '6, common'],
  ['parts', 'in parts'],
  ['spliced', 'joined'],
  ['joinedCuts', 'cuts'],
  ['joinedSlips', 'with slips'],
  ['joinedThree', 'three'],
  ['neighbours', 'neighbours'],
];
const NEVER: readonly [string, string][] = [
  ['absent', 'absent'],
  ['hardAbsent', 'word chains'],
  ['cutChain', 'cut'],
  ['pairChimera', 'pairs'],
  ['tripleChimera', 'triples'],
  ['nearChimera', 'of one article'],
];

/** Questions as people put them; and what is shown for words that nobody printed, whatever its score. */
export const harderTable = (rows: readonly Row[]): string =>
  align([
    [
      'all right articles listed, %',
      ...HARDER.map(([, title]) => title),
      '| let in:',
      ...NEVER.map(([, title]) => title),
    ],
    ...rows.map(({ name, figures: { listed, shown } }) => [
      name,
      ...HARDER.map(([kind]) => percent(listed[kind])),
      '|',
      ...NEVER.map(([kind]) => percent(shown[kind])),
    ]),
  ]);

/** What a process of ours takes. */
export interface Footprint {
  passages: number;
  bulkPerSecond: number;
  addedPerSecond: number;
  mixedPerSecond: number;
  slowestMs: number;
  bytesPerPassage: number;
  memory: number;
  startMs: number;
  p50: number;
  p99: number;
}

export const footprintTable = (rows: readonly Footprint[]): string =>
  align([
    [
      'Verbatim at',
      'p50 ms',
      'p99 ms',
      'bulk /s',
      'added /s',
      'asked /s while ingesting',
      'slowest ms',
      'bytes/passage',
      'memory MB',
      'start ms',
    ],
    ...rows.map((row) => [
      `${row.passages} passages`,
      millis(row.p50),
      millis(row.p99),
      row.bulkPerSecond.toFixed(0),
      row.addedPerSecond.toFixed(0),
      row.mixedPerSecond.toFixed(0),
      row.slowestMs.toFixed(0),
      row.bytesPerPassage.toFixed(0),
      row.memory.toFixed(0),
      row.startMs.toFixed(0),
    ]),
  ]);

/** `x` in time ~ size^x between the smallest and the largest. */
export const exponent = (rows: readonly Footprint[], of: (row: Footprint) => number): number => {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last || first === last) return Number.NaN;
  return Math.log(of(last) / of(first)) / Math.log(last.passages / first.passages);
};
