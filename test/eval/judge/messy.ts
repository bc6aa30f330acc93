/** All kinds of messy questions: drawn, asked and judged. */
import { createHash } from 'node:crypto';
import type { Ask } from '../../../src/model.js';
import { SPLITS, type Split } from '../../../src/training/annotated.js';
import { pick, seeded } from '../../../src/training/invented/random.js';
import { type Asked, faultsOfReply, isWarned, type Reply } from './expected.js';
import { DAMAGES } from './kinds/damage.js';
import { FRAMES } from './kinds/frames.js';
import type { Kinds, Make, Said } from './kinds/kind.js';
import { NAMINGS } from './kinds/naming.js';
import { PASTES } from './kinds/pastes.js';
import { SEVERAL } from './kinds/several.js';
import { TURNS } from './kinds/turns.js';
import { ABSENTS, REPORTED, smallTalkOf, UNSAID } from './kinds/unsaid.js';
import { isClean, type Quote } from './quotes.js';
import type { World } from './world.js';

export interface MessyQuestion extends Asked {
  kind: string;
  split: Split;
  /** `null`: small talk. */
  articleId: string | null;
}

export interface MessyOutcome {
  question: MessyQuestion;
  reply: Reply;
  faults: string[];
  warned: boolean | null;
}

/** Of one kind and part, at most one an article. */
const MOST = 16;

const seedOf = (name: string): number => createHash('sha1').update(name).digest().readUInt32BE(0);

const isSaid = (quote: Quote): quote is Said => quote.person !== null;

/** One kind of one part; `null`: of both, counted as kept apart. Each quote's place in the order and its chance are its own: they stay when other quotes come or go. */
export const drawKind = (
  kind: string,
  make: Make,
  split: Split | null,
  pool: readonly Said[],
  world: World,
): MessyQuestion[] => {
  const order = pool
    .filter((quote) => split === null || quote.split === split)
    .map((quote) => ({ quote, seed: seedOf(`${kind} ${quote.article.id} ${quote.parts[0]?.[0]}`) }))
    .sort((a, b) => a.seed - b.seed);
  const questions: MessyQuestion[] = [];
  const used = new Set<string>();
  for (const { quote, seed } of order) {
    const { id } = quote.article;
    if (questions.length === MOST) break;
    if (used.has(id)) continue;
    const random = seeded(seed);
    const strangers = order.map((other) => other.quote).filter(({ person }) => person.surname !== quote.person.surname);
    const here = strangers.filter(({ article }) => article.id === id);
    const elsewhere = Array.from({ length: 8 }, () => pick(random, strangers)).filter(
      ({ article }) => article.id !== id,
    );
    const asked = make({ quote, random, others: { here, elsewhere }, world });
    if (!asked) continue;
    used.add(id);
    questions.push({ ...asked, kind, split: split ?? 'held-out', articleId: id });
  }
  return questions;
};

/** @param indexed all annotated quotations of indexed articles @param unindexed of the others */
export const drawMessy = (indexed: readonly Quote[], unindexed: readonly Quote[], world: World): MessyQuestion[] => {
  const said = indexed.filter(isSaid);
  const clean = said.filter((quote) => isClean(quote, world));
  const reported = said.filter(
    ({ gold, article, words }) => gold.kind === 'indirect' && world.grams.isOnlyIn(article.id, words),
  );
  const draws: [Kinds, readonly Said[]][] = [
    [{ ...FRAMES, ...DAMAGES, ...PASTES, ...TURNS, ...SEVERAL, ...NAMINGS, ...UNSAID }, clean],
    [REPORTED, reported],
    [ABSENTS, unindexed.filter(isSaid)],
  ];
  const drawn = draws.flatMap(([kinds, pool]) =>
    Object.entries(kinds).flatMap(([kind, make]) =>
      SPLITS.flatMap((split) => drawKind(kind, make, split, pool, world)),
    ),
  );
  const talk = SPLITS.flatMap((split) =>
    smallTalkOf(split === 'held-out').map(
      (text): MessyQuestion => ({ kind: 'small talk and help', split, articleId: null, text, expected: 'help' }),
    ),
  );
  return [...drawn, ...talk];
};

/** A refusal is an answer too, and judged. */
const reply = async (ask: Ask, text: string): Promise<Reply> => {
  try {
    return await ask({ text, speaker: null, outlet: null });
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
};

export const askMessy = async (ask: Ask, questions: readonly MessyQuestion[]): Promise<MessyOutcome[]> => {
  const outcomes: MessyOutcome[] = [];
  for (const question of questions) {
    const given = await reply(ask, question.text);
    outcomes.push({
      question,
      reply: given,
      faults: faultsOfReply(given, question),
      warned: isWarned(given, question),
    });
  }
  return outcomes;
};
