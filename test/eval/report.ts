/** What `npm run eval` prints. */
import { SPLITS, type Split } from '../../src/training/annotated.js';
import type { Growth } from './cost.js';
import { type Figures, ratio, type Share } from './figures.js';
import type { Fall } from './floor.js';
import { type Bin, calibrationError } from './reliability.js';

export interface Measured {
  articles: Record<Split, number>;
  figures: Record<Split, Figures>;
  reliability: Record<Split, Bin[]>;
  seconds: number;
  growth: Growth[];
}

const percent = (value: number | null): string => (value === null ? '–' : `${(100 * value).toFixed(1)}%`);

const cell = (figure: Share | undefined): string =>
  figure ? `${percent(ratio(figure)).padStart(7)} ${`${figure.right}/${figure.of}`.padStart(10)}` : '–'.padStart(18);

const figureLines = (figures: Record<Split, Figures>, headOf: (split: Split) => string): string[] => {
  const names = [...new Set(SPLITS.flatMap((split) => Object.keys(figures[split])))];
  const width = Math.max(...names.map((name) => name.length));
  const heads = SPLITS.map((split) => headOf(split).padStart(18)).join('  ');
  return [
    `${' '.repeat(width)}  ${heads}`,
    ...names.map((name) => `${name.padEnd(width)}  ${SPLITS.map((split) => cell(figures[split][name])).join('  ')}`),
  ];
};

const reliabilityLines = (split: Split, bins: readonly Bin[]): string[] => [
  `confidence, ${split}: stated and true (mean distance ${percent(calibrationError(bins))})`,
  ...bins.map((bin) => {
    const range = `${bin.from.toFixed(2)}–${bin.to.toFixed(2)}`;
    return `  ${range}  ${String(bin.of).padStart(5)}  stated ${percent(bin.meanConfidence).padStart(6)}  right ${percent(ratio(bin)).padStart(6)}`;
  }),
];

const costLines = ({ seconds, growth, articles }: Measured): string[] => [
  `${articles.dev + articles['held-out']} articles in ${seconds.toFixed(2)} s`,
  'a million characters, in times of a normal text of 50,000:',
  ...growth.map(
    ({ input, length, timesNormal }) =>
      `  ${input.padEnd(22)} ${timesNormal.toFixed(1).padStart(7)}${length < 1_000_000 ? ` (already at ${length})` : ''}`,
  ),
];

/** The tables of a whole run. */
export const describeMeasured = (measured: Measured): string =>
  [
    figureLines(measured.figures, (split) => `${split} (${measured.articles[split]})`),
    ...SPLITS.map((split) => reliabilityLines(split, measured.reliability[split])),
    costLines(measured),
  ]
    .map((lines) => lines.join('\n'))
    .join('\n\n');

/** A table of figures alone. */
export const describeFigures = (figures: Record<Split, Figures>): string =>
  figureLines(figures, (split) => split).join('\n');

export const describeFalls = (falls: readonly Fall[]): string =>
  falls
    .map(({ split, figure, floor, now }) => `fell: ${split}, ${figure}: ${percent(now)}, floor ${percent(floor)}`)
    .join('\n');
