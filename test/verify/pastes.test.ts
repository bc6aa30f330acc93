/** What people paste of running text, and what hands and machines do to it: invented articles, whole answers. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ingest } from '../../src/ingest/ingest.js';
import type { Answer, Ask } from '../../src/model.js';
import { openSqliteStore } from '../../src/store/sqlite/sqlite.js';
import type { Store } from '../../src/store/store.js';
import { createAsk } from '../../src/verify/verify.js';

const ARTICLES = [
  {
    id: 'ferry',
    outlet: 'Quay Courier',
    text: `The last ferry left Orrin on Monday.

“Its engines were built for a river and not for open water,” said former harbour master Greta Solheim, one of the “big four” who had founded the line with her late husband and two brothers from Skerrow. “They told us, ‘You will thank us in a year.’”

“We’ll see hundreds of cars queue at the bridge, and it hasn’t been paid for,” Solheim said. “Talking to the drivers here, the mood is something between grim resignation and the end of the world.”

Councillor Pavel Ekdal, who voted for the bridge, saw it otherwise. “I hope that the islanders give it a summer before they judge,” he said.`,
  },
  {
    id: 'chess',
    outlet: 'Ostrow Post',
    text: `The chess club found a new hall.

“I hope nobody minds the stairs,” said its chairman, Tomas Reker. “The rules say that a hall must have two doors.”`,
  },
];

const folder = mkdtempSync(path.join(tmpdir(), 'verbatim-pastes-'));
let store: Store;
let ask: Ask;

beforeAll(async () => {
  const file = path.join(folder, 'articles.jsonl');
  const lines = ARTICLES.map((article) => JSON.stringify({ title: null, date: '2021-04-02', ...article }));
  writeFileSync(file, lines.join('\n'));
  store = await openSqliteStore(path.join(folder, 'store.db'));
  await ingest([file], store);
  ask = createAsk(store);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const answers = (text: string): Promise<Answer[]> => ask({ text, speaker: null, outlet: null });

const ENGINES = 'Its engines were built for a river and not for open water';

describe('an attribution between two quotations of one person', () => {
  test('is no part of the words, however much it tells of them', async () => {
    const [answer, ...others] = await answers(`“${ENGINES}. They told us, ‘You will thank us in a year.’”`);
    expect(others).toEqual([]);
    expect(answer).toMatchObject({ verdict: 'same', speaker: { name: 'Greta Solheim' } });
  });

  test('that was copied with them is found with them', async () => {
    const [answer] = await answers(
      'queue at the bridge, and it hasn’t been paid for,” Solheim said. “Talking to the drivers here, the mood is something',
    );
    expect(answer).toMatchObject({ verdict: 'excerpt', changes: [], speaker: { name: 'Greta Solheim' } });
  });
});

describe('a few words left at the edge of a paste', () => {
  test('are no quote of their own, though another article prints them', async () => {
    const found = await answers(`“${ENGINES},” said former harbour master Greta Solheim.\n\n“I hope`);
    expect(found.map(({ quotation }) => quotation?.articleId)).toEqual(['ferry']);
  });

  test('are found by themselves when they are all that is asked', async () => {
    const [answer] = await answers('“nobody minds the stairs”');
    expect(answer).toMatchObject({ verdict: 'excerpt', quotation: { articleId: 'chess' } });
  });

  test('beside words that are printed nowhere find nothing', async () => {
    const found = await answers(
      'the rules.”\n\nAnother wrote, “Lindqvist believes that regulations stop at her own front door and always has.”',
    );
    expect(found.map(({ verdict }) => verdict)).toEqual(['not-found']);
  });
});

describe('at the ends of the words', () => {
  test('a lost apostrophe is no change', async () => {
    const [answer] = await answers('Well see hundreds of cars queue at the bridge');
    expect(answer).toMatchObject({
      changes: [],
      quotation: { text: 'We’ll see hundreds of cars queue at the bridge' },
    });
  });

  test('a lost "n’t" is one', async () => {
    const [answer] = await answers('We’ll see hundreds of cars queue at the bridge, and it has');
    expect(answer?.cautions.map(({ kind }) => kind)).toContain('negation');
  });
});

test('dots stand for the words that the asker left out, whichever of two equal words goes on', async () => {
  const [answer] = await answers('“Talking to the drivers here, . . . the end of the world.”');
  expect(answer).toMatchObject({ verdict: 'edited', changes: [{ kind: 'editorial' }] });
});

test('a figure one read for I is no number', async () => {
  const [answer] = await answers('1 hope that the islanders give it a surnmer before they judge');
  expect(answer?.changes).toEqual([]);
});

test.each([
  [`Forwarded message\n\nGreta Solheim: ${ENGINES}\n\nIs this real?`, 'confirmed'],
  [`Greta Solheim\n1/ Its engines were built for a river\n2/ and not for open water`, 'confirmed'],
  [`Fwd: Greta Solheim -- “${ENGINES}”`, 'confirmed'],
  [`${ENGINES.toLowerCase()}. who said that`, null],
])('what passes words on and asks about them is no part of them: %s', async (text, claim) => {
  const [answer, ...others] = await answers(text);
  expect(others).toEqual([]);
  expect(answer).toMatchObject({ changes: [], claim, speaker: { name: 'Greta Solheim' } });
});
