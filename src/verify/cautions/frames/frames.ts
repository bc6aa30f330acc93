/** Words around the kept ones by which the speaker denies, doubts, asks, imagines, quotes or reports them. */
import { prepare } from '../rule.js';
import { AIMS } from './aims.js';
import { BARRED } from './barred.js';
import { BESIDE } from './beside.js';
import { DENIED } from './denied.js';
import { DOUBTED } from './doubted.js';
import { JUDGED } from './judged.js';
import { REPORTED } from './reported.js';
import { REPORTER } from './reporter.js';
import { VIEWS } from './views.js';

export const FRAMES = prepare('frame', [
  ...DENIED,
  ...BARRED,
  ...DOUBTED,
  ...REPORTED,
  ...REPORTER,
  ...JUDGED,
  ...BESIDE,
  ...VIEWS,
  ...AIMS,
]);
