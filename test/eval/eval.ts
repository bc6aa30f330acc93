/**
 * `npm run eval`: how well quotations and their speakers are found in the annotated articles, and cuts warned of.
 *
 *     npm run eval -- [cuts] [--failures N] [--json] [--record]
 *
 * `cuts` measures those alone, against no floor; they are all that is measured where `../shared` is absent.
 *
 * Ends with 1 when a figure falls more than half a point below `floor.json`; `--record` writes that file.
 * Failures are shown only of the articles that may be read: the held-out ones are measured, never looked at.
 */
import { parseArgs } from 'node:util';
import { sharedIsPresent } from '../shared.js';
import { SPLITS } from './articles.js';
import { askAllCuts, describeCutFailures, figuresBySplit } from './cuts/warnings.js';
import { describeFailures } from './failures.js';
import { findFalls, readFloor, toFloor, writeFloor } from './floor.js';
import { measureAll } from './measure.js';
import { describeFalls, describeFigures, describeMeasured } from './report.js';

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { failures: { type: 'string' }, json: { type: 'boolean' }, record: { type: 'boolean' } },
  });
  const most = values.failures === undefined ? null : Number(values.failures);
  const warnings = await askAllCuts();
  const cuts = figuresBySplit(warnings);
  if (positionals[0] === 'cuts' || !sharedIsPresent) {
    if (!sharedIsPresent) console.log('Invented articles alone: ../shared, which holds the annotated ones, is absent.');
    console.log(values.json ? JSON.stringify({ figures: cuts }) : describeFigures(cuts));
    if (most !== null) console.log(describeCutFailures(warnings, most));
    return;
  }
  const { measured, evidence } = await measureAll();
  for (const split of SPLITS) Object.assign(measured.figures[split], cuts[split]);
  console.log(values.json ? JSON.stringify(measured) : describeMeasured(measured));
  if (most !== null)
    console.log([describeFailures(evidence.dev, most), describeCutFailures(warnings, most)].join('\n\n'));
  if (values.record) writeFloor(toFloor(measured.figures));
  const falls = findFalls(readFloor() ?? toFloor(measured.figures), measured.figures);
  if (falls.length > 0) {
    console.error(describeFalls(falls));
    process.exitCode = 1;
  }
};

await main();
