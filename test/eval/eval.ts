/**
 * `npm run eval`: how well quotations and their speakers are found in annotated articles, which cuts are warned of, and how
 * questions are judged.
 *
 *     npm run eval -- [speakers|cuts|judge|readers|credits|origins] [--failures N|KIND] [--json] [--record] [--also FILE]
 *
 * `speakers` counts the cuts too; `cuts` measures those alone, against no floor; `readers` measures how saved pages are
 * read. The cuts are all that is measured where
 * `../shared` is absent.
 *
 * Ends with 1 when a figure falls more than half a point below its floor; `--record` writes the floor.
 * Failures are shown only of the articles that may be read: the held-out ones are measured, never looked at.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { SPLITS, type Split } from '../../src/training/annotated.js';
import { sharedIsPresent } from '../shared.js';
import { creditFigures, describeCreditFailures, readAllCredits } from './credits/credits.js';
import { askAllCuts, describeCutFailures, figuresBySplit } from './cuts/warnings.js';
import { describeFailures } from './failures.js';
import type { Figures } from './figures.js';
import { type Floored, findFalls, readFloor, toFloor, writeFloor } from './floor.js';
import { describeAlso } from './judge/also.js';
import { judgeAll } from './judge/judge.js';
import { describeJudged, describeJudgeFailures } from './judge/report.js';
import { measureAll } from './measure.js';
import { describeOriginFailures, judgePairs, originFigures } from './origins/origins.js';
import { judgePages } from './readers/pages.js';
import { describePages, describeWires } from './readers/report.js';
import { judgeWires } from './readers/wires.js';
import { describeFalls, describeFigures, describeMeasured } from './report.js';

interface Options {
  failures?: string | undefined;
  json?: boolean | undefined;
  record?: boolean | undefined;
  also?: string | undefined;
}

const hold = (of: Floored, figures: Record<Split, Figures>, { record }: Options): void => {
  if (record) writeFloor(of, toFloor(figures));
  const falls = findFalls(readFloor(of) ?? toFloor(figures), figures);
  if (falls.length === 0) return;
  console.error(describeFalls(falls));
  process.exitCode = 1;
};

const runCuts = async ({ failures, json }: Options): Promise<void> => {
  const warnings = await askAllCuts();
  const figures = figuresBySplit(warnings);
  console.log(json ? JSON.stringify({ figures }) : describeFigures(figures));
  if (failures !== undefined) console.log(describeCutFailures(warnings, Number(failures)));
};

const runSpeakers = async (options: Options): Promise<void> => {
  const warnings = await askAllCuts();
  const cuts = figuresBySplit(warnings);
  const { measured, evidence } = await measureAll();
  for (const split of SPLITS) Object.assign(measured.figures[split], cuts[split]);
  console.log(options.json ? JSON.stringify(measured) : describeMeasured(measured));
  if (options.failures !== undefined) {
    const most = Number(options.failures);
    console.log([describeFailures(evidence.dev, most), describeCutFailures(warnings, most)].join('\n\n'));
  }
  hold('speakers', measured.figures, options);
};

const runJudge = async (options: Options): Promise<void> => {
  const { judged, evidence } = await judgeAll();
  console.log(options.json ? JSON.stringify(judged) : describeJudged(judged));
  if (options.failures !== undefined) console.log(describeJudgeFailures(evidence, options.failures));
  if (options.also !== undefined) writeFileSync(options.also, `${describeAlso(evidence.also)}\n`);
  hold('judge', judged.figures, options);
};

const runReaders = async ({ json }: Options): Promise<void> => {
  const [pages, wires] = [await judgePages(), await judgeWires()];
  console.log(json ? JSON.stringify({ pages, wires }) : `${describePages(pages)}\n\n${describeWires(wires)}`);
};

const runCredits = async ({ failures, json }: Options): Promise<void> => {
  const reads = readAllCredits();
  const figures = creditFigures(reads);
  console.log(json ? JSON.stringify({ figures }) : describeFigures(figures));
  if (failures !== undefined) console.log(describeCreditFailures(reads.dev));
};

const runOrigins = async ({ failures, json }: Options): Promise<void> => {
  const pairs = judgePairs();
  const figures = originFigures(pairs);
  console.log(json ? JSON.stringify({ figures }) : describeFigures(figures));
  if (failures !== undefined) console.log(describeOriginFailures(pairs, Number(failures)));
};

const RUNS: Readonly<Record<string, (options: Options) => Promise<void>>> = {
  speakers: runSpeakers,
  cuts: runCuts,
  judge: runJudge,
  readers: runReaders,
  credits: runCredits,
  origins: runOrigins,
};

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      failures: { type: 'string' },
      json: { type: 'boolean' },
      record: { type: 'boolean' },
      also: { type: 'string' },
    },
  });
  if (!sharedIsPresent) console.log('Invented articles alone: ../shared, which holds the annotated ones, is absent.');
  const all = sharedIsPresent ? ['speakers', 'judge', 'credits', 'origins'] : ['cuts', 'credits'];
  const wanted = positionals.length === 0 ? all : positionals;
  for (const name of wanted) {
    const run = RUNS[name];
    if (!run) throw new Error(`There is no measurement “${name}”: ${Object.keys(RUNS).join(', ')}`);
    await run(values);
  }
};

await main();
