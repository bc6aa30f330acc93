/** Two programs that write to one index take turns. */
import path from 'node:path';
import Database from 'libsql';
import { expect, test } from 'vitest';
import { ingest } from '../../src/ingest/ingest.js';
import { openSqliteStore } from '../../src/store/sqlite/sqlite.js';
import { useFolder } from './folder.js';

const folder = useFolder();
const page = 'The board met on Tuesday.\n\n"The tunnel stays shut," Ines Falk said after the vote.\n';

/** The index, opened by somebody who waits hardly at all, while another program has it. */
const whileHeld = async <T>(use: (store: ReturnType<typeof openSqliteStore>, letGo: () => void) => Promise<T>) => {
  const file = path.join(folder.work, 'store.db');
  const other = new Database(file);
  const store = openSqliteStore(file, { patience: 20 });
  other.exec('BEGIN IMMEDIATE');
  try {
    return await use(store, () => other.inTransaction && other.exec('ROLLBACK'));
  } finally {
    other.close();
    await store.close();
  }
};

test('a run that may wait goes on when the other has finished, and loses nothing', async () => {
  folder.write('a.txt', page);
  await whileHeld(async (store, letGo) => {
    let waits = 0;
    const onWait = (): void => {
      waits++;
      if (waits > 2) letGo();
    };
    expect(await ingest([folder.corpus], store, { onWait })).toMatchObject({ articles: 1, quotations: 1 });
    expect(waits).toBeGreaterThan(2);
    expect((await store.summary()).articles).toBe(1);
  });
});

test('one that may not ends, and so does one that is told to stop', async () => {
  folder.write('a.txt', page);
  await whileHeld(async (store) => {
    await expect(ingest([folder.corpus], store)).rejects.toMatchObject({ code: 'store-busy' });
    const stop = new AbortController();
    const waiting = ingest([folder.corpus], store, { onWait: () => stop.abort(), signal: stop.signal });
    await expect(waiting).rejects.toMatchObject({ code: 'store-busy' });
  });
});
