/**
 * Learns the weights of the ranker from the articles that may be read, and writes them beside the code that uses them.
 * Run: `npm run train`.
 * The same weights every time: the folds and the trees depend on ids and a fixed seed alone.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Chooser, chooseBy } from '../../quotes/attribution/attribute.js';
import { FEATURES } from '../../quotes/attribution/features.js';
import { type Forest, Ranker } from '../../quotes/attribution/ranker.js';
import { readArticles, splitOf } from '../annotated.js';
import { loadScorer, type Scorer } from '../scorer.js';
import { needShared } from '../shared.js';
import { boost } from './boost.js';
import { calibrationOf } from './calibration.js';
import { examine, type Lesson, readLesson, teach } from './lessons.js';

const WEIGHTS = fileURLToPath(new URL('../../quotes/attribution/weights.json', import.meta.url));
const FOLDS = 5;

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

const main = async (): Promise<void> => {
  needShared();
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
