/**
 * Learns the weights of the score (src/verify/align/score.json) from damaged and absent quotes, and prints how well the score
 * keeps its word. Run: `npx tsx test/bench/calibrate.ts INDEX… [--each N] [--write]`, where each INDEX was built by
 * `npx tsx test/bench/calibrate.ts --build FILE PASSAGES`; the shipped weights are of 300, 30,000 and 1,000,000 passages.
 * Without ../shared everything is generated text, and the weights are not worth writing.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Quotation } from '../../src/model.js';
import { findStretches } from '../../src/quotes/marks/stretches.js';
import { openSqliteStore } from '../../src/store/sqlite/sqlite.js';
import type { ArticleRecord, Store } from '../../src/store/store.js';
import { splitSentences } from '../../src/text/sentences.js';
import { signatureOf } from '../../src/text/signature.js';
import { tokenise } from '../../src/text/tokens.js';
import { prepareQuestion } from '../../src/verify/align/asked.js';
import { type Evidence, evidenceOf, featuresOf } from '../../src/verify/align/score.js';
import { compareAll, type Judged } from '../../src/verify/match/judged.js';
import { takeApartInPlace } from '../../src/verify/match/pieces.js';
import { findPlaces } from '../../src/verify/match/places.js';
import { parseLines, readShared, sharedIsPresent } from '../shared.js';
import { plainArticle } from '../store/memory.js';
import { writeArticles } from './corpus.js';
import { chainPairs, DAMAGES, splice } from './damage.js';
import { Language } from './language.js';
import { below, pick, type Random, seeded } from './random.js';

const WEIGHTS = fileURLToPath(new URL('../../src/verify/align/score.json', import.meta.url));
/** Every sixth real article is never indexed: its sentences are what was never printed. */
const KEPT_OUT = 6;
const BATCH = 500;

const realTexts = (): string[] =>
  sharedIsPresent ? parseLines<{ text: string }>(readShared('polnear/train.jsonl')).map(({ text }) => text) : [];

const quotationsOf = (text: string): Quotation[] =>
  findStretches(text).map(({ start, end }) => {
    const span = { start, end };
    return { ...span, kind: 'direct', text: text.slice(start, end), parts: [span], speaker: null, cue: null };
  });

const recordOf = (id: string, text: string): ArticleRecord => ({
  article: plainArticle(id, text),
  quotations: quotationsOf(text),
  fingerprint: id,
  passages: splitSentences(text),
  signature: signatureOf(text),
});

const build = async (path: string, passages: number): Promise<void> => {
  const store = openSqliteStore(path);
  let batch: ArticleRecord[] = [];
  let written = 0;
  const flush = async (): Promise<void> => {
    await store.put({ collection: 'calibration', file: 'calibration' }, batch);
    batch = [];
  };
  const add = async (record: ArticleRecord): Promise<void> => {
    batch.push(record);
    written += record.passages.length;
    if (batch.length === BATCH) await flush();
  };
  for (const [index, text] of realTexts().entries()) {
    if (index % KEPT_OUT !== 0 && written < passages) await add(recordOf(`real-${index}`, text));
  }
  for (const { line } of writeArticles(new Language(), 1)) {
    if (written >= passages) break;
    await add(recordOf(line.id, line.text));
  }
  await flush();
  await store.close();
};

interface Query {
  group: string;
  text: string;
  /** The sentences it was made of; empty: it was never printed. */
  gold: string[];
}

const wordsOf = (text: string): string[] => text.split(' ');
const cut = (words: readonly string[], least: number, most: number, random: Random): string => {
  const length = least + below(random, most - least + 1);
  const at = below(random, Math.max(1, words.length - length + 1));
  return words.slice(at, at + length).join(' ');
};

/** Sentences of eight to sixty words, marks away. */
const sentencesOf = (texts: readonly string[]): string[] =>
  texts
    .flatMap((text) =>
      splitSentences(text).map(({ start, end }) =>
        text.slice(start, end).replace(/[“”"]/gu, '').replace(/\s+/gu, ' ').trim(),
      ),
    )
    .filter((sentence) => wordsOf(sentence).length >= 8 && wordsOf(sentence).length <= 60);

const makeQueries = (printed: readonly string[], absent: readonly string[], each: number, seed: number): Query[] => {
  const random = seeded(seed);
  const language = new Language();
  const queries: Query[] = [];
  const some = (count: number, make: () => Query): void => {
    for (let at = 0; at < count; at += 1) queries.push(make());
  };
  const long = (least: number): string => {
    for (;;) {
      const sentence = pick(random, printed);
      if (wordsOf(sentence).length >= least) return sentence;
    }
  };
  for (const [group, { least, damage }] of Object.entries(DAMAGES)) {
    some(each, () => {
      const sentence = long(least);
      return { group, text: damage(wordsOf(sentence), language, random).join(' '), gold: [sentence] };
    });
  }
  some(each, () => {
    const sentence = long(8);
    return { group: 'short', text: cut(wordsOf(sentence), 3, 8, random), gold: [sentence] };
  });
  some(each, () => {
    const sentence = long(8);
    const words = wordsOf(cut(wordsOf(sentence), 5, 9, random));
    words[below(random, words.length)] = language.word(random);
    return { group: 'shortChanged', text: words.join(' '), gold: [sentence] };
  });
  some(each, () => {
    const [one, other] = [long(12), long(12)];
    return { group: 'splice', text: splice(wordsOf(one), wordsOf(other)).join(' '), gold: [one, other] };
  });
  some(4 * each, () => ({ group: 'absent', text: pick(random, absent), gold: [] }));
  some(2 * each, () => ({ group: 'absentShort', text: cut(wordsOf(pick(random, absent)), 4, 12, random), gold: [] }));
  some(each, () => ({ group: 'absentMade', text: language.sentence(random).join(' '), gold: [] }));
  for (const text of chainPairs(printed.map(wordsOf), 2 * each, random))
    queries.push({ group: 'hard', text, gold: [] });
  return queries;
};

interface Row {
  group: string;
  passages: number;
  evidence: Evidence;
  /** Whether what was found is what the query was made of. */
  right: boolean;
}

const AROUND = 700;

const isOf = ({ comparison: { place, region } }: Judged, sentence: string): boolean => {
  const { text } = place.stored.article;
  const near = tokenise(text.slice(Math.max(0, region.start - AROUND), region.end + AROUND)).words.join(' ');
  return near.includes(tokenise(sentence).words.join(' '));
};

/** A sentence that was kept out but stands in another article is no absent one. */
const isPresent = ({ share, run, proof }: Evidence): boolean =>
  (share > 0.97 && run > 0.97) || (share > 0.93 && run > 0.8 && proof > 12);

const measure = async (store: Store, queries: readonly Query[]): Promise<Row[]> => {
  const rows: Row[] = [];
  const { passages } = await store.frequencies([]);
  for (const { group, text, gold } of queries) {
    const asked = await prepareQuestion(store, text);
    const whole = { from: 0, to: asked.words.length };
    const found = await findPlaces(store, asked, whole);
    const [top] = compareAll(asked, found, whole);
    if (!top) {
      rows.push({ group, passages, evidence: evidenceOf(asked, []), right: false });
      continue;
    }
    const evidence = evidenceOf(asked, [top.comparison]);
    if (gold.length === 0 && isPresent(evidence)) continue;
    rows.push({ group, passages, evidence, right: gold.some((sentence) => isOf(top, sentence)) });
    const pieces = takeApartInPlace(asked, top);
    if (!pieces) continue;
    const together = evidenceOf(asked, pieces);
    const right = pieces.every((comparison) => gold.some((sentence) => isOf({ ...top, comparison }, sentence)));
    rows.push({ group: `${group}+`, passages, evidence: together, right: right && gold.length > 0 });
  }
  return rows;
};

/** Logistic regression by iteratively reweighted steps with a slight pull to zero. */
const learn = (rows: readonly Row[]): number[] => {
  const inputs = rows.map(({ evidence }) => featuresOf(evidence));
  const size = inputs[0]?.length ?? 0;
  let weights = new Array<number>(size).fill(0);
  for (let round = 0; round < 40; round += 1) {
    const gradient = weights.map((weight) => -0.01 * weight);
    const curvature = weights.map((_, i) => weights.map((__, j) => (i === j ? 0.01 : 0)));
    inputs.forEach((input, at) => {
      const chance = 1 / (1 + Math.exp(-input.reduce((sum, x, i) => sum + x * (weights[i] as number), 0)));
      const error = (rows[at]?.right ? 1 : 0) - chance;
      const spread = chance * (1 - chance);
      for (let i = 0; i < size; i += 1) {
        gradient[i] = (gradient[i] as number) + error * (input[i] as number);
        const row = curvature[i] as number[];
        for (let j = 0; j < size; j += 1)
          row[j] = (row[j] as number) + spread * (input[i] as number) * (input[j] as number);
      }
    });
    const step = solve(curvature, gradient);
    weights = weights.map((weight, i) => weight + 0.7 * (step[i] as number));
  }
  return weights;
};

/** Gauss's elimination. */
const solve = (matrix: readonly (readonly number[])[], vector: readonly number[]): number[] => {
  const rows = matrix.map((row, i) => [...row, vector[i] as number]);
  const size = rows.length;
  for (let i = 0; i < size; i += 1) {
    let pivot = i;
    for (let r = i + 1; r < size; r += 1)
      if (Math.abs(rows[r]?.[i] as number) > Math.abs(rows[pivot]?.[i] as number)) pivot = r;
    [rows[i], rows[pivot]] = [rows[pivot] as number[], rows[i] as number[]];
    const head = rows[i] as number[];
    for (let r = 0; r < size; r += 1) {
      const row = rows[r] as number[];
      if (r === i) continue;
      const factor = (row[i] as number) / (head[i] as number);
      for (let c = i; c <= size; c += 1) row[c] = (row[c] as number) - factor * (head[c] as number);
    }
  }
  return rows.map((row, i) => (row[size] as number) / (row[i] as number));
};

const chanceOf = (weights: readonly number[], evidence: Evidence): number =>
  1 / (1 + Math.exp(-featuresOf(evidence).reduce((sum, x, i) => sum + x * (weights[i] as number), 0)));

const percent = (share: number): string => (100 * share).toFixed(1);

const report = (rows: readonly Row[], weights: readonly number[]): void => {
  const scored = rows.map((row) => ({ ...row, score: chanceOf(weights, row.evidence) }));
  const absent = scored
    .filter(({ group }) => group.startsWith('absent') && !group.endsWith('+'))
    .map(({ score }) => score)
    .sort((a, b) => b - a);
  const threshold = absent[Math.floor(absent.length / 100)] ?? 1;
  console.log(`1% of absent quotes score above ${threshold.toFixed(3)}`);
  for (const group of new Set(scored.map((row) => row.group))) {
    const own = scored.filter((row) => row.group === group);
    const at = (least: number): string =>
      percent(own.filter((row) => row.score > least && (row.right || /absent|hard/u.test(group))).length / own.length);
    console.log(
      `${group.padEnd(14)} ${String(own.length).padStart(5)}  at that ${at(threshold).padStart(5)}%  at 0.5 ${at(0.5).padStart(5)}%  at 0.65 ${at(0.65).padStart(5)}%  at 0.8 ${at(0.8).padStart(5)}%`,
    );
  }
  for (let low = 0; low < 10; low += 1) {
    const own = scored.filter(({ score }) => Math.min(9, Math.floor(score * 10)) === low);
    const right = own.filter((row) => row.right).length / Math.max(1, own.length);
    console.log(
      `score ${low / 10}–${(low + 1) / 10}: ${String(own.length).padStart(5)} matches, ${percent(right).padStart(5)}% right`,
    );
  }
};

const main = async (): Promise<void> => {
  const args = process.argv.slice(2);
  if (args[0] === '--build') return build(args[1] as string, Number(args[2]));
  const option = (name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const each = Number(option('--each') ?? 150);
  const paths = args.filter((arg, at) => !arg.startsWith('--') && args[at - 1] !== '--each');
  const texts = realTexts();
  const rows: { train: Row[]; test: Row[] } = { train: [], test: [] };
  for (const path of paths) {
    const store = openSqliteStore(path);
    const { articles } = await store.summary();
    const printed = sentencesOf(texts.filter((_, index) => index % KEPT_OUT !== 0).slice(0, articles));
    const absent = sentencesOf(texts.filter((_, index) => index % KEPT_OUT === 0));
    rows.train.push(...(await measure(store, makeQueries(printed, absent, each, 1))));
    rows.test.push(...(await measure(store, makeQueries(printed, absent, each, 2))));
    await store.close();
  }
  const weights = learn(rows.train);
  console.log(weights.map((weight) => weight.toFixed(3)).join(' '));
  for (const passages of new Set(rows.test.map((row) => row.passages))) {
    console.log(`\n${passages} passages, queries not trained on`);
    report(
      rows.test.filter((row) => row.passages === passages),
      weights,
    );
  }
  if (args.includes('--write')) {
    const rounded = weights.map((weight) => Number(weight.toFixed(4)));
    const shipped = JSON.parse(readFileSync(WEIGHTS, 'utf8')) as object;
    writeFileSync(WEIGHTS, `${JSON.stringify({ ...shipped, weights: rounded }, null, 2)}\n`);
  }
};

await main();
