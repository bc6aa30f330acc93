/** An index made anew holds what the old one held: from its files, and beyond them. */
import { unlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ingest } from '../../src/ingest/ingest.js';
import { rebuild } from '../../src/ingest/rebuild.js';
import { listAll } from '../../src/store/listing.js';
import { openSqliteStore } from '../../src/store/sqlite/sqlite.js';
import type { Store } from '../../src/store/store.js';
import { useFolder } from './folder.js';

const folder = useFolder();
const { write } = folder;
const page = (words: string, name = 'tunnel') =>
  `---\noutlet: Kanal Nord\nurl: https://kanalnord.example/${name}\n---\n\nThe board met.\n\n“${words},” Ines Falk said after the vote.\n`;

const held = async (store: Store): Promise<object[]> => {
  const all: object[] = [];
  for await (const { key, from } of listAll(store)) {
    const [stored] = await store.articles([key]);
    const fingerprint = (await store.articlesOf(from)).get(stored?.article.id ?? '');
    all.push({ from, fingerprint, article: stored?.article, quotations: stored?.quotations });
  }
  return all.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
};

test('with versions, since when texts stand, quotations that records state, and articles whose file is gone', async () => {
  write('a.md', page('The tunnel opens in May'));
  write('b.md', page('The ferry sails again', 'ferry'));
  write('c.md', page('The bridge is shut', 'bridge'));
  write(
    'd.json',
    JSON.stringify({
      articleID: 'q',
      url: 'https://osk.example/q',
      quotations: [
        { quotation: 'We wait', globalTopSpeaker: 'Otto Brandeis', globalProbas: [['Otto Brandeis', '0.9']] },
      ],
    }),
  );
  await ingest([folder.corpus], folder.store);
  write('a.md', page('The tunnel opens in June'));
  await ingest([folder.corpus], folder.store);
  unlinkSync(path.join(folder.corpus, 'b.md'));
  unlinkSync(path.join(folder.corpus, 'd.json'));
  const before = await held(folder.store);
  expect(before).toHaveLength(5);
  const fresh = openSqliteStore(path.join(folder.work, 'fresh.db'));
  try {
    expect(await rebuild(folder.store, fresh)).toMatchObject({ articles: 2, carried: 3 });
    expect(await held(fresh)).toEqual(before);
    expect(await fresh.files(folder.corpus)).toEqual(await folder.store.files(folder.corpus));
    expect(await ingest([folder.corpus], fresh)).toMatchObject({ articles: 0, unchanged: 2, removed: 2 });
  } finally {
    await fresh.close();
  }
});

test('what a file holds no more does not come back', async () => {
  write(
    'a.jsonl',
    `${JSON.stringify({ id: '1', text: 'One is here.' })}\n${JSON.stringify({ id: '2', text: 'Two is here.' })}\n`,
  );
  await ingest([folder.corpus], folder.store);
  write('a.jsonl', `${JSON.stringify({ id: '1', text: 'One is here.' })}\n`);
  const fresh = openSqliteStore(path.join(folder.work, 'fresh.db'));
  try {
    expect(await rebuild(folder.store, fresh)).toMatchObject({ articles: 1, carried: 0 });
    expect(await fresh.withId('2')).toEqual([]);
  } finally {
    await fresh.close();
  }
});
