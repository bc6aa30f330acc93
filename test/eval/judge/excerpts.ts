/** Stretches of running text: is the article found, with its outlet and date, and is nothing found for what is not indexed? */
import type { Answer, Ask } from '../../../src/model.js';
import { type Split, splitOf } from '../../../src/training/annotated.js';
import { chainPairs } from '../../../src/training/invented/damage.js';
import { below, pick, type Random, seeded } from '../../../src/training/invented/random.js';
import { type Figures, share } from '../figures.js';
import type { World, WorldArticle } from './world.js';

export interface Excerpt {
  text: string;
  split: Split;
  /** `null`: printed nowhere in the index. */
  article: WorldArticle | null;
  kind: 'indexed' | 'not indexed' | 'word pairs' | 'chimera';
}

export interface ExcerptOutcome {
  excerpt: Excerpt;
  answers: Answer[];
}

const INDEXED = 1200;
const NOT_INDEXED = 400;
const MADE = 150;
const [SHORTEST, LONGEST] = [20, 50];

/** Some words in a row of a text; `null`: the text is too short. */
const stretchOf = (text: string, count: number, random: Random): string | null => {
  const words = Array.from(text.matchAll(/\S+/g), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  if (words.length < count) return null;
  const from = below(random, words.length - count + 1);
  return text.slice(words[from]?.start, words[from + count - 1]?.end);
};

const draw = (
  articles: readonly WorldArticle[],
  count: number,
  fits: (text: string, from: WorldArticle) => boolean,
): [string, WorldArticle][] => {
  const random = seeded(1600);
  const drawn: [string, WorldArticle][] = [];
  for (let tries = 0; drawn.length < count && tries < 40 * count; tries++) {
    const article = pick(random, articles);
    const text = stretchOf(article.text, SHORTEST + below(random, LONGEST - SHORTEST + 1), random);
    if (text !== null && fits(text, article)) drawn.push([text, article]);
  }
  return drawn;
};

/** Runs of three words from as many sentences as fill a quote: no two runs were ever printed together. */
const chimera = (sentences: readonly string[][], random: Random): string => {
  const runs = Array.from({ length: 5 + below(random, 3) }, () => {
    const words = pick(random, sentences);
    const from = below(random, words.length - 2);
    return words.slice(from, from + 3);
  });
  return runs.flat().join(' ');
};

/** What nobody printed, made of what is printed. */
const madeUp = ({ indexed, grams }: World): Excerpt[] => {
  const random = seeded(1601);
  const sentences = Array.from(
    { length: 3000 },
    () =>
      stretchOf(pick(random, indexed).text, 12, random)
        ?.replace(/[^\p{L}\p{N}’' ]/gu, ' ')
        .split(/\s+/)
        .filter(Boolean) ?? [],
  ).filter((words) => words.length >= 8);
  const half = (i: number): Split => (i % 2 === 0 ? 'dev' : 'held-out');
  const fresh = (texts: string[]): string[] => texts.filter((text) => grams.known(text) < 0.2).slice(0, MADE);
  const chains = fresh(chainPairs(sentences, 2 * MADE, random));
  const chimeras = fresh(Array.from({ length: 2 * MADE }, () => chimera(sentences, random)));
  return [
    ...chains.map((text, i): Excerpt => ({ text, split: half(i), article: null, kind: 'word pairs' })),
    ...chimeras.map((text, i): Excerpt => ({ text, split: half(i), article: null, kind: 'chimera' })),
  ];
};

/** Three in four from indexed articles. Those of the others share no run of five words with any indexed article. */
export const drawExcerpts = (world: World): Excerpt[] => [
  ...draw(world.indexed, INDEXED, (text, { id }) => world.grams.isOnlyIn(id, text)).map(
    ([text, article]): Excerpt => ({ text, split: splitOf(article.id), article, kind: 'indexed' }),
  ),
  ...draw(world.unindexed, NOT_INDEXED, (text) => world.grams.known(text) === 0).map(
    ([text, article]): Excerpt => ({ text, split: splitOf(article.id), article: null, kind: 'not indexed' }),
  ),
  ...madeUp(world),
];

export const askExcerpts = async (ask: Ask, excerpts: readonly Excerpt[]): Promise<ExcerptOutcome[]> => {
  const outcomes: ExcerptOutcome[] = [];
  for (const excerpt of excerpts) {
    outcomes.push({ excerpt, answers: await ask({ text: excerpt.text, speaker: null, outlet: null }) });
  }
  return outcomes;
};

/** The words' own article is the place shown, under its own outlet and date. */
const isPlaced = (answer: Answer, { id, outlet, date }: WorldArticle): boolean =>
  answer.outlets.some(
    (entry) => entry.outlet === outlet && entry.articles.some((article) => article.id === id && article.date === date),
  ) &&
  (answer.quotation?.articleId === id || answer.pieces.some(({ articleId }) => articleId === id));

export const isRight = ({ excerpt: { article }, answers }: ExcerptOutcome): boolean =>
  article === null
    ? answers.every(({ verdict }) => verdict === 'not-found')
    : answers.length > 0 && answers.every((answer) => isPlaced(answer, article));

const NAMES: Record<Excerpt['kind'], string> = {
  indexed: 'excerpts: article, outlet and date',
  'not indexed': 'excerpts not indexed: nothing found',
  'word pairs': 'made of printed word pairs: nothing found',
  chimera: 'made of printed runs of three words: nothing found',
};

export const excerptFigures = (outcomes: readonly ExcerptOutcome[]): Figures =>
  Object.fromEntries(
    Object.entries(NAMES).map(([kind, name]) => [
      name,
      share(
        outcomes.filter(({ excerpt }) => excerpt.kind === kind),
        isRight,
      ),
    ]),
  );
