/** The judgement measured on real articles: everything drawn, asked and counted once. */
import type { Split } from '../../../src/training/annotated.js';
import { loadScorer } from '../../../src/training/scorer.js';
import { type Figures, groupBy, share } from '../figures.js';
import { type Also, alsoFigures, askAlso } from './also.js';
import { askClaims, type ClaimOutcome, claimFigures } from './claims.js';
import { askExcerpts, drawExcerpts, type ExcerptOutcome, excerptFigures } from './excerpts.js';
import { askFresh, freshFigures } from './fresh.js';
import type { Said } from './kinds/kind.js';
import { askMessy, drawMessy, type MessyOutcome } from './messy.js';
import { isClean, type Quote, quotesOf } from './quotes.js';
import { readWorld, withIndex } from './world.js';

export interface JudgeEvidence {
  messy: MessyOutcome[];
  claims: ClaimOutcome[];
  excerpts: ExcerptOutcome[];
  also: Also[];
  fresh: MessyOutcome[];
}

export interface Judged {
  /** Articles of each part that are indexed. */
  articles: Record<Split, number>;
  figures: Record<Split, Figures>;
  /** Of processor time: the machine may be busy with other things. */
  seconds: number;
}

const isRight = ({ faults }: MessyOutcome): boolean => faults.length === 0;

const messyFigures = (outcomes: readonly MessyOutcome[]): Figures => ({
  'messy questions': share(outcomes, isRight),
  'messy questions: turned meanings warned of': share(
    outcomes.filter(({ warned }) => warned !== null),
    ({ warned }) => warned === true,
  ),
  ...Object.fromEntries(
    [...groupBy(outcomes, ({ question }) => question.kind)].map(([kind, members]) => [
      `messy: ${kind}`,
      share(members, isRight),
    ]),
  ),
});

const figuresOf = ({ messy, claims, excerpts, also, fresh }: JudgeEvidence, split: Split): Figures => ({
  ...messyFigures(messy.filter(({ question }) => question.split === split)),
  ...claimFigures(claims.filter((outcome) => outcome.split === split)),
  ...excerptFigures(excerpts.filter(({ excerpt }) => excerpt.split === split)),
  ...alsoFigures(also, split),
  ...(split === 'held-out' ? freshFigures(fresh) : {}),
});

const secondsSince = (started: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e6;
};

/** Takes about a minute. @throws where `../shared` is absent */
export const judgeAll = async (): Promise<{ judged: Judged; evidence: JudgeEvidence }> => {
  const started = process.cpuUsage();
  const world = readWorld();
  const scorer = await loadScorer();
  const indexed = quotesOf(world.indexed, scorer);
  const clean = indexed.filter((quote): quote is Said => quote.person !== null && isClean(quote, world));
  const questions = drawMessy(indexed, quotesOf(world.unindexed, scorer), world);
  const fresh = await askFresh(world, scorer);
  const evidence = await withIndex(
    world,
    async (ask): Promise<JudgeEvidence> => ({
      messy: await askMessy(ask, questions),
      claims: await askClaims(ask, clean),
      excerpts: await askExcerpts(ask, drawExcerpts(world)),
      also: await askAlso(ask, indexed.filter(isAskable)),
      fresh,
    }),
  );
  const splits = <T>(make: (split: Split) => T): Record<Split, T> => ({
    dev: make('dev'),
    'held-out': make('held-out'),
  });
  return {
    judged: {
      articles: splits((split) => new Set(indexed.filter((q) => q.split === split).map((q) => q.article.id)).size),
      figures: splits((split) => figuresOf(evidence, split)),
      seconds: secondsSince(started),
    },
    evidence,
  };
};

/** Quoted words, not so few that anybody may say them. */
const LEAST_WORDS = 4;
const isAskable = ({ gold, count, words }: Quote): boolean =>
  gold.kind !== 'indirect' && count >= LEAST_WORDS && !/["“”]/.test(words);
