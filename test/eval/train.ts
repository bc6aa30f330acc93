/**
 * Learns the weights of the ranker from the articles that may be read, and writes them beside the code that uses them.
 * The same weights every time: the folds and the trees depend on ids and a fixed seed alone.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Chooser, chooseBy } from '../../src/quotes/attribution/attribute.js';
import { FEATURES } from '../../src/quotes/attribution/features.js';
import { type Forest, Ranker } from '../../src/quotes/attribution/ranker.js';
import { readArticles, splitOf } from './articles.js';
import { boost } from './boost.js';
import { examine, type Lesson, readLesson, teach } from './lessons.js';
import { loadScorer, type Scorer } from './scorer.js';

const WEIGHTS = fileURLToPath(new URL('../../src/quotes/attribution/weights.json', import.meta.url));
const FOLDS = 5;
const BINS = 12;

const foldOf = (id: string): number => (createHash('sha1').update(`fold ${id}`).digest()[0] ?? 0) % FOLDS;

const none: Chooser = () => ({ picked: -1, chances: [] });

const learnOnce = (scorer: Scorer, lessons: readonly Lesson[], fallback: Chooser = none): Forest =>
  boost(
    lessons.flatMap((lesson) => teach(scorer, lesson, fallback)),
    FEATURES,
  );

/** Learns twice: the second time, quotes that are not annotated are remembered as the first forest sees them. */
const learn = (scorer: Scorer, lessons: readonly Lesson[]): Forest =>
  learnOnce(scorer, lessons, chooseBy(new Ranker(learnOnce(scorer, lessons))));

/** Knots from raw chance to share of right ones, never falling: equal bins, pooled where they fall. */
const calibrationOf = (results: { chance: number; right: boolean }[]): [number, number][] => {
  const sorted = results.toSorted((a, b) => a.chance - b.chance);
  const pools: { chance: number; right: number; count: number }[] = [];
  for (let bin = 0; bin < BINS; bin++) {
    const part = sorted.slice((bin * sorted.length) / BINS, ((bin + 1) * sorted.length) / BINS);
    pools.push({
      chance: part.reduce((sum, r) => sum + r.chance, 0),
      right: part.filter((r) => r.right).length,
      count: part.length,
    });
    for (
      let last = pools.at(-1), before = pools.at(-2);
      last && before && before.right / before.count > last.right / last.count;
      last = pools.at(-1), before = pools.at(-2)
    ) {
      pools.splice(-2, 2, {
        chance: before.chance + last.chance,
        right: before.right + last.right,
        count: before.count + last.count,
      });
    }
  }
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  return [
    [0, 0],
    ...pools.map((pool): [number, number] => [round(pool.chance / pool.count), round(pool.right / pool.count)]),
  ];
};

const main = async (): Promise<void> => {
  const scorer = await loadScorer();
  const lessons = readArticles()
    .filter((article) => splitOf(article.id) === 'dev')
    .map((article) => readLesson(scorer, article));
  const results = Array.from({ length: FOLDS }, (_, fold) => {
    const chooser = chooseBy(
      new Ranker(
        learnOnce(
          scorer,
          lessons.filter((lesson) => foldOf(lesson.article.id) !== fold),
        ),
      ),
    );
    return lessons
      .filter((lesson) => foldOf(lesson.article.id) === fold)
      .flatMap((lesson) => examine(scorer, lesson, chooser));
  }).flat();
  console.log(`cross-validated: ${results.filter((r) => r.right).length} of ${results.length} right`);
  const knots = calibrationOf(results);
  const calibration = { raw: knots.map(([raw]) => raw).join(' '), right: knots.map(([, share]) => share).join(' ') };
  const weights = { forest: learn(scorer, lessons), calibration };
  writeFileSync(WEIGHTS, `${JSON.stringify(weights, null, 2)}\n`);
  console.log(knots.map(([raw, share]) => `${raw} → ${share}`).join(', '));
};

await main();
