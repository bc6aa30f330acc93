/** A request in, one answer for each quote in it: puts together what matching, attribution and provenance found. */
import type { Answer, AnswerArticle, AnswerOutlet, ArticleHeader, Ask, Claim, Question, Span } from '../model.js';
import type { Store, StoredHeader } from '../store/store.js';
import { splitSentences } from '../text/sentences.js';
import { countOrigins, originOf } from './judge/provenance.js';
import { judgeClaim, nameSpeakers, soleSpeakerOf, speakerOf } from './judge/speakers.js';
import type { Match } from './match/appearance.js';
import { findMatches } from './match/match.js';
import { resolveAlias, searchNames } from './names/names.js';
import { readQuestions } from './question/question.js';

export { createSuggest } from './names/suggest.js';

/**
 * @param store where to look; read anew for each question, so that articles ingested meanwhile count
 * @throws VerbatimError from the returned function: `question-empty`, `question-too-long`, or a store's own
 */
export const createAsk =
  (store: Store): Ask =>
  async (request) => {
    const answers: Answer[] = [];
    for (const question of readQuestions(request)) answers.push(await answerQuestion(store, question));
    return answers;
  };

const claimOf = (misattributed: boolean | null): Claim => {
  if (misattributed === null) return 'open';
  return misattributed ? 'contradicted' : 'confirmed';
};

/** One article that prints the words, and the match that tells how: copies of one passage share theirs. */
interface Appearance {
  stored: StoredHeader;
  match: Match;
}

const answerQuestion = async (store: Store, question: Question): Promise<Answer> => {
  const started = performance.now();
  const [found, index, atOutlet] = await Promise.all([
    findMatches(store, question.text),
    store.summary(),
    outletFilter(store, question.outlet),
  ]);
  const all = await listAppearances(store, found.appearances);
  const appearances = all.filter(({ stored }) => atOutlet(stored.header));
  const articles = appearances.map(({ stored }) => stored);
  const best = appearances[0]?.match ?? null;
  const pieces = best?.wording === 'spliced' ? found.pieces : [];
  const { speaker, otherSpeakers } = nameSpeakers(appearances, pieces);
  const misattributed = judgeClaim(question.speaker, pieces.length > 0 ? pieces : matchesOf(appearances));
  return {
    question: { text: question.text, speaker: question.speaker },
    verdict: best?.wording ?? 'not-found',
    printedAs: best?.printedAs ?? null,
    misattributed,
    claim: question.speaker === null || !best ? null : claimOf(misattributed),
    cautions: [],
    score: best?.score ?? 0,
    speaker,
    otherSpeakers,
    quotation: best && placeOf(best),
    pieces: pieces.map((piece) => {
      const { articleId, text, start, end } = placeOf(piece);
      return { articleId, text, start, end, speaker: speakerOf(piece)?.name ?? null };
    }),
    changes: best?.changes ?? [],
    origin: originOf(articles.map(({ header }) => header)),
    origins: countOrigins(articles),
    outlets: byOutlet(appearances),
    variants: [],
    alsoSaid: [],
    filter: null,
    index,
    elapsedMs: Math.round((performance.now() - started) * 100) / 100,
  };
};

/** Every article that prints the words, in the order of the matches. Plain loops: they may be ten thousand. */
const listAppearances = async (store: Store, matches: readonly Match[]): Promise<Appearance[]> => {
  const matchOf = new Map<number, Match>();
  for (const match of matches) {
    matchOf.set(match.stored.key, match);
    for (const key of match.alike) matchOf.set(key, match);
  }
  const appearances: Appearance[] = [];
  for (const stored of await store.headers([...matchOf.keys()])) {
    const match = matchOf.get(stored.key);
    if (match) appearances.push({ stored, match });
  }
  return appearances;
};

const matchesOf = (appearances: readonly Appearance[]): Match[] => [...new Set(appearances.map(({ match }) => match))];

/** @returns a test for articles of the named outlet, in any of its spellings; all pass when none was named */
const outletFilter = async (store: Store, named: string | null): Promise<(article: ArticleHeader) => boolean> => {
  if (named === null) return () => true;
  const [wanted = resolveAlias(named)] = searchNames(await store.outlets(), named, 1);
  return (article) => article.outlet?.toLowerCase() === wanted.toLowerCase();
};

const extent = (regions: readonly Span[]): Span => ({
  start: Math.min(...regions.map((region) => region.start)),
  end: Math.max(...regions.map((region) => region.end)),
});

/** The matched words as printed, with the rest of the sentences that they were cut from. */
const placeOf = ({ stored, regions }: Match): NonNullable<Answer['quotation']> => {
  const { text, id } = stored.article;
  const { start, end } = extent(regions);
  const from = text.lastIndexOf('\n', start) + 1;
  const to = text.indexOf('\n', end);
  const paragraph = text.slice(from, to < 0 ? text.length : to);
  const sentences = splitSentences(paragraph).map((s) => ({ start: s.start + from, end: s.end + from }));
  const opens = sentences.findLast((s) => s.start <= start)?.start ?? start;
  const closes = sentences.find((s) => s.end >= end)?.end ?? end;
  return {
    articleId: id,
    text: text.slice(start, end),
    start,
    end,
    before: text.slice(opens, start),
    after: text.slice(end, closes),
  };
};

const printed = ({ stored, regions }: Match): string =>
  regions.map(({ start, end }) => stored.article.text.slice(start, end)).join(' … ');

/** One entry an outlet, in the order of its best match; articles that state no outlet have an entry each. */
const byOutlet = (appearances: readonly Appearance[]): AnswerOutlet[] => {
  const entries = new Map<string | number, AnswerOutlet>();
  for (const { stored, match } of appearances) {
    const { id, title, url, outlet, published } = stored.header;
    const name = outlet?.toLowerCase() ?? stored.key;
    let entry = entries.get(name);
    if (!entry) {
      entry = outletEntry(outlet, match);
      entries.set(name, entry);
    }
    entry.articles.push({
      id,
      title,
      url,
      date: published.date,
      wording: match.wording,
      variant: 0,
      printedAs: match.printedAs,
      speaker: speakerOf(match)?.name ?? null,
    });
  }
  for (const { articles } of entries.values()) if (articles.length > 1) articles.sort(oldestFirst);
  return [...entries.values()];
};

/** Undated last. Stable: articles of one date keep the order of their matches. */
const oldestFirst = (a: AnswerArticle, b: AnswerArticle): number => {
  if (a.date === b.date) return 0;
  return (a.date ?? '9999') < (b.date ?? '9999') ? -1 : 1;
};

const outletEntry = (outlet: string | null, match: Match): AnswerOutlet => ({
  outlet,
  wording: match.wording,
  printed: printed(match),
  printedAs: match.printedAs,
  speaker: soleSpeakerOf(match)?.name ?? null,
  changes: match.changes,
  articles: [],
});
