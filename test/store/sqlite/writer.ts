/** Stores numbered articles one by one in the file named on the command line, and tells each once it is stored. */
import { openSqliteStore } from '../../../src/store/sqlite/sqlite.js';
import { draftRecord } from '../drafts.js';

const store = openSqliteStore(process.argv[2] as string);
for (let number = 0; ; number++) {
  const sentences = [`Bulletin number ${number} was read aloud.`, 'Nobody in the square objected.'];
  await store.put({ collection: 'c', file: 'f' }, [draftRecord({ id: String(number), sentences })]);
  process.stdout.write(`${number}\n`);
}
