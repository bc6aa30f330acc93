/** Brings the index named on the command line up to date, tells how many articles are done, and halts where told to. */
import { bringUpToDate } from '../../src/ingest/ingest.js';
import { openSqliteStore } from '../../src/store/sqlite/sqlite.js';

const [file, halt] = process.argv.slice(2) as [string, string];
const store = openSqliteStore(file);
await bringUpToDate(store, {
  onRenewal: (done) => {
    process.stdout.write(`${done}\n`);
    // For ever: whoever started it kills it here.
    if (done >= Number(halt)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  },
});
