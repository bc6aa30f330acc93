/**
 * `npm run eval`: how well quotations and their speakers are found in the annotated articles.
 *
 *     npm run eval -- [--failures N] [--json] [--record]
 *
 * Ends with 1 when a figure falls more than half a point below `floor.json`; `--record` writes that file.
 * Failures are shown only of the articles that may be read: the held-out ones are measured, never looked at.
 */
import { parseArgs } from 'node:util';
import { sharedIsPresent } from '../shared.js';
import { describeFailures } from './failures.js';
import { findFalls, readFloor, toFloor, writeFloor } from './floor.js';
import { measureAll } from './measure.js';
import { describeFalls, describeMeasured } from './report.js';

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: { failures: { type: 'string' }, json: { type: 'boolean' }, record: { type: 'boolean' } },
  });
  if (!sharedIsPresent) {
    console.log('Nothing measured: ../shared, which holds the annotated articles, is absent.');
    return;
  }
  const { measured, evidence } = await measureAll();
  console.log(values.json ? JSON.stringify(measured) : describeMeasured(measured));
  if (values.failures !== undefined) console.log(describeFailures(evidence.dev, Number(values.failures)));
  if (values.record) writeFloor(toFloor(measured.figures));
  const falls = findFalls(readFloor() ?? toFloor(measured.figures), measured.figures);
  if (falls.length > 0) {
    console.error(describeFalls(falls));
    process.exitCode = 1;
  }
};

await main();
