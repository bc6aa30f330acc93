/**
 * Learns the weights of the score from damaged and absent quotes, writes them beside the code that uses them, and prints
 * how well the score keeps its word. Run: `npm run train:score`. Takes some minutes and half a gigabyte of disk.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSqliteStore } from '../../store/sqlite/sqlite.js';
import { needShared } from '../shared.js';
import { buildIndex } from './corpora.js';
import { makeQueries } from './queries.js';
import { learn } from './regression.js';
import { report } from './report.js';
import { measure, type Row } from './rows.js';
import { isKeptOut, readTexts, sentencesOf } from './texts.js';

const WEIGHTS = fileURLToPath(new URL('../../verify/align/score.json', import.meta.url));
/** Passages of the indexes: a threshold must hold in small ones and large ones. */
const SIZES = [300, 30_000, 1_000_000];
/** Queries of a kind. */
const EACH = 150;
const TRAIN_SEED = 1;
const TEST_SEED = 2;

const rowsOf = async (
  file: string,
  passages: number,
  texts: readonly string[],
): Promise<{ train: Row[]; test: Row[] }> => {
  await buildIndex(file, passages);
  const store = openSqliteStore(file);
  const { articles } = await store.summary();
  const printed = sentencesOf(texts.filter((text, index) => !isKeptOut(text, index)).slice(0, articles));
  const absent = sentencesOf(texts.filter(isKeptOut));
  const train = await measure(store, makeQueries(printed, absent, EACH, TRAIN_SEED));
  const test = await measure(store, makeQueries(printed, absent, EACH, TEST_SEED));
  await store.close();
  return { train, test };
};

const main = async (): Promise<void> => {
  needShared();
  const texts = readTexts();
  const rows: { train: Row[]; test: Row[] } = { train: [], test: [] };
  const folder = mkdtempSync(path.join(tmpdir(), 'verbatim-score-'));
  try {
    for (const passages of SIZES) {
      const { train, test } = await rowsOf(path.join(folder, `${passages}.db`), passages, texts);
      rows.train.push(...train);
      rows.test.push(...test);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const weights = learn(rows.train);
  for (const passages of new Set(rows.test.map((row) => row.passages))) {
    console.log(`\n${passages} passages, queries not learned from`);
    report(
      rows.test.filter((row) => row.passages === passages),
      weights,
    );
  }
  const rounded = weights.map((weight) => Number(weight.toFixed(3)));
  const shipped = JSON.parse(readFileSync(WEIGHTS, 'utf8')) as object;
  writeFileSync(WEIGHTS, `${JSON.stringify({ ...shipped, weights: rounded }, null, 2)}\n`);
};

await main();
