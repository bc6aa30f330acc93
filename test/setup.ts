/**
 * Property tests try the same cases in every run, so that a failure speaks of the change at hand. `npm run properties`
 * draws other cases, and many more of them: what fails there is printed with its seed and mended at its cause.
 */
import fc from 'fast-check';

fc.configureGlobal(process.env.MODE === 'anew' ? { numRuns: 3000 } : { seed: 1 });
