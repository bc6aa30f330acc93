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
import nameChance from '../../quotes/speech/name-chance.json' with { type: 'json' };
import { readArticles, splitOf } from '../annotated.js';
import { describeUnseen, learnChance, readNamed } from '../names/chance.js';
import { readResolved } from '../names/resolved.js';
import { loadScorer, type Scorer } from '../scorer.js';
import { needShared } from '../shared.js';
import { boost } from './boost.js';
import { calibrationOf } from './calibration.js';
import { examine, type Lesson, readLesson, teach } from './lessons.js';

const WEIGHTS = fileURLToPath(new URL('../../quotes/attribution/weights.json', import.meta.url));
const NAME_CHANCE = fileURLToPath(new URL('../../quotes/speech/name-chance.json', import.meta.url));
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

/** Forests that each left out one fold: what they say of it is said of articles unread. */
const learnFolds = (scorer: Scorer, lessons: readonly Lesson[]): Chooser[] =>
  Array.from({ length: FOLDS }, (_, fold) =>
    chooseBy(
      new Ranker(
        learnOnce(
          scorer,
          lessons.filter((lesson) => foldOf(lesson.article.id) !== fold),
        ),
      ),
    ),
  );

const writeWeights = (file: string, weights: object): void =>
  writeFileSync(file, `${JSON.stringify(weights, null, 2)}\n`);

const trainNames = (scorer: Scorer, unread: readonly Chooser[], whole: Chooser): void => {
  const named = readResolved(scorer)
    .filter((article) => splitOf(article.id) === 'dev')
    .flatMap((article) => readNamed(scorer, article, article.ranked ? (unread[foldOf(article.id)] as Chooser) : whole));
  writeWeights(NAME_CHANCE, { ...nameChance, weights: learnChance(named) });
  console.log(`names: ${named.filter(({ right }) => right).length} of ${named.length} right; outlets left out:`);
  console.log(describeUnseen(named));
};

const main = async (): Promise<void> => {
  needShared();
  const scorer = await loadScorer();
  const lessons = readArticles()
    .filter((article) => splitOf(article.id) === 'dev')
    .map((article) => readLesson(scorer, article));
  const unread = learnFolds(scorer, lessons);
  const results = lessons.flatMap((lesson) => examine(scorer, lesson, unread[foldOf(lesson.article.id)] as Chooser));
  console.log(`cross-validated: ${results.filter((r) => r.right).length} of ${results.length} right`);
  const knots = calibrationOf(results);
  const calibration = { raw: knots.map(([raw]) => raw).join(' '), right: knots.map(([, share]) => share).join(' ') };
  const weights = { forest: learn(scorer, lessons), calibration };
  writeWeights(WEIGHTS, weights);
  console.log(knots.map(([raw, share]) => `${raw} → ${share}`).join(', '));
  trainNames(scorer, unread, chooseBy(new Ranker(weights.forest)));
};

await main();
