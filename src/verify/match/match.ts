/**
 * Pasted words -> every article that prints them, how, and how sure that is. Knows words and places only: who spoke,
 * which outlet was first and what is said about it are judged on top of this.
 */
import type { Store } from '../../store/store.js';
import { type AskedText, prepareQuestion } from '../align/asked.js';
import { isCommon } from '../align/evidence.js';
import { ACCEPT, evidenceOf } from '../align/score.js';
import { addAlike } from './alike.js';
import { byMerit, type Described, describe, type MatchResult, piecesOf } from './appearance.js';
import { compareAll, type Judged } from './judged.js';
import { findParaphrases } from './paraphrase.js';
import { copiesOf, type Found, findPlaces, lookUp } from './places.js';
import { findSplice } from './splice.js';

/** What was found, and how much it proves. */
export interface Matches extends MatchResult {
  /** What the words found in the best place prove together, in nats: common words prove little. */
  proof: number;
  /** Everybody's words: "thank you very much" is not whoever's said it once. */
  everyday: boolean;
  /** Weight of the asked words that the print explains, and of those that it does not, in nats. */
  explained: number;
  unexplained: number;
}

export const NOTHING: Matches = {
  best: null,
  appearances: [],
  pieces: [],
  proof: 0,
  everyday: false,
  explained: 0,
  unexplained: 0,
};

/** What common words must prove together, in nats, to be somebody's. */
const EVERYDAY = 12;

/** Words said anew explain the question's only in part. */
const ANEW = 0.5;

const explain = ({ best, pieces }: MatchResult, { total }: AskedText): Pick<Matches, 'explained' | 'unexplained'> => {
  const share = pieces.length > 0 ? pieces.reduce((sum, piece) => sum + piece.share, 0) : (best?.share ?? 0);
  const explained = Math.min(1, share) * total * (best?.wording === 'paraphrase' ? ANEW : 1);
  return { explained, unexplained: total - explained };
};

/** The better of each article's places. */
const onePerArticle = (found: readonly Described[]): Described[] => {
  const best = new Map<number, Described>();
  for (const one of [...found].sort((a, b) => byMerit(a.match, b.match))) {
    if (!best.has(one.match.stored.key)) best.set(one.match.stored.key, one);
  }
  return [...best.values()];
};

const gather = async (store: Store, asked: AskedText, found: readonly Described[]): Promise<MatchResult> => {
  const appearances = (await addAlike(store, asked, onePerArticle(found))).sort(byMerit);
  const best = appearances[0] ?? null;
  return { best, appearances, pieces: best?.wording === 'spliced' ? piecesOf(best) : [] };
};

/** The question in single places; in other words only where no place has its words. */
const inPlaces = (
  store: Store,
  asked: AskedText,
  found: readonly Found[],
  judged: readonly Judged[],
): Promise<MatchResult> => {
  const accepted = judged
    .filter(({ score }) => score >= ACCEPT)
    .map(({ comparison, score, members }) => ({ match: describe(asked, comparison, score), members }));
  const nearer = accepted.filter(({ match }) => match.wording !== 'paraphrase');
  const content = nearer.length > 0 ? [] : findParaphrases(asked, found);
  return gather(store, asked, content.length > 0 ? content : accepted);
};

/**
 * Finds the asked words. Nothing found is an empty result, never an error; a text without words finds nothing.
 * @param text the quote alone, cleaned of chat markup
 */
export const findMatches = async (store: Store, text: string): Promise<Matches> => {
  const { candidates, ...frequencies } = await lookUp(store, text);
  const asked = prepareQuestion(text, frequencies, copiesOf(candidates));
  if (asked.words.length === 0) return NOTHING;
  const whole = { from: 0, to: asked.words.length };
  const found = await findPlaces(store, asked, whole, candidates);
  const judged = compareAll(asked, found, whole);
  const [top] = judged;
  const splice = top ? await findSplice(store, asked, found, top) : null;
  const result = splice ?? (await inPlaces(store, asked, found, judged));
  const proof = top ? evidenceOf(asked, [top.comparison]).proof : 0;
  const everyday = proof < EVERYDAY && asked.words.every((word) => isCommon(word));
  return { ...result, ...explain(result, asked), proof, everyday };
};
