/**
 * One question and what was found of its words -> how it stands: utterance, nearest print, claim; and of that the answer:
 * wordings, speakers, cautions, provenance. A message is judged in each of its readings, and told in one.
 */
import type { Answer, Claim, Question } from '../model.js';
import type { Store } from '../store/store.js';
import { splitSentences } from '../text/sentences.js';
import { type Appearance, listAppearances } from './judge/appearances.js';
import { listCautions } from './judge/cautions.js';
import { isGivenTo, judgeClaim, judgeNarration } from './judge/claim.js';
import { type Copies, groupCopies } from './judge/copies.js';
import { filterAppearances } from './judge/filter.js';
import { listOrigins, type Print } from './judge/origins.js';
import { listOutlets } from './judge/outlets.js';
import { originOf } from './judge/provenance.js';
import { nameJoined, nameSpeakers, soleSpeakerOf, speakerOf } from './judge/speakers.js';
import { groupUtterances, type Utterance } from './judge/utterances.js';
import { drawVariant, groupVariants } from './judge/variants.js';
import { headerAmong, listEdits, onePerArticle, withoutRepeats } from './judge/versions.js';
import { extentOf, isAsNear, type Match } from './match/appearance.js';
import { findMatches, type Matches, NOTHING } from './match/match.js';
import { resolveAlias } from './names/names.js';

/** Of what was found, the utterance that is asked about; the others are the same words on other occasions. */
const chooseUtterance = (utterances: readonly Utterance[], claimed: string | null): Utterance | undefined => {
  const [first] = utterances;
  if (!first || claimed === null) return first;
  const isNear = ({ appearances }: Utterance): boolean => {
    const [ours, theirs] = [appearances[0]?.match, first.appearances[0]?.match];
    return ours !== undefined && theirs !== undefined && isAsNear(ours, theirs);
  };
  const given = ({ appearances }: Utterance): boolean => appearances.some((one) => isGivenTo(claimed, one));
  return utterances.find((one) => isNear(one) && given(one)) ?? first;
};

const alsoSaid = (utterances: readonly Utterance[]): Answer['alsoSaid'] =>
  utterances.flatMap(({ appearances: [first, ...others] }) =>
    first
      ? [
          {
            speaker: soleSpeakerOf(first.match)?.name ?? null,
            articleId: first.stored.header.id,
            articles: others.length + 1,
          },
        ]
      : [],
  );

const judge = (claimed: string | null, match: Match | null, matches: readonly Match[]): Claim | null => {
  if (claimed === null || !match) return null;
  return match.printedAs === 'narration' ? judgeNarration(claimed, match) : judgeClaim(claimed, matches);
};

const NOBODY: Pick<Answer, 'speaker' | 'otherSpeakers'> = { speaker: null, otherSpeakers: [] };

/** What was found of a text: all that does not depend on whom the asker named. */
export interface Found {
  matches: Matches;
  /** At every outlet, best first. */
  appearances: Appearance[];
  copies: Copies;
}

/** Of words that are printed nowhere. */
export const NOT_FOUND: Found = { matches: NOTHING, appearances: [], copies: groupCopies([]) };

export const find = async (store: Store, text: string): Promise<Found> => {
  const matches = await findMatches(store, text);
  const appearances = withoutRepeats(await listAppearances(store, matches.appearances));
  return { matches, appearances, copies: groupCopies(appearances.map(({ stored }) => stored)) };
};

/** How one question stands to what is printed. */
export interface Judged {
  question: Question;
  found: Matches;
  /** Among the articles that print the words, at every outlet. */
  copies: Copies;
  filter: Answer['filter'];
  utterances: Utterance[];
  /** Of the utterance that is asked about, best first. */
  appearances: Appearance[];
  utterance: Utterance | undefined;
  best: Match | null;
  /** Of words that were joined. */
  pieces: readonly Match[];
  claim: Claim | null;
  verdict: Answer['verdict'];
}

export const judgeQuestion = async (
  store: Store,
  question: Question,
  { matches: found, appearances: everywhere, copies }: Found,
): Promise<Judged> => {
  const { kept, filter } = await filterAppearances(store, question, everywhere);
  const claimed = question.speaker === null ? null : resolveAlias(question.speaker);
  const utterances = groupUtterances(kept, found.proof, copies);
  const utterance = chooseUtterance(utterances, claimed);
  const appearances = utterance?.appearances ?? [];
  const best = appearances[0]?.match ?? null;
  const pieces = best?.wording === 'spliced' ? found.pieces : [];
  const claim = judge(claimed, best, pieces.length > 0 ? pieces : matchesOf(appearances));
  const verdict = best?.wording ?? 'not-found';
  return { question, found, copies, filter, utterances, appearances, utterance, best, pieces, claim, verdict };
};

/** Everything an answer says of one question, but how long it took. */
export const tell = async (store: Store, judged: Judged): Promise<Omit<Answer, 'elapsedMs'>> => {
  const { question, found, copies, filter, utterances, appearances, utterance, best, pieces, claim, verdict } = judged;
  const variants = groupVariants(appearances);
  const isPlaced = claim === 'confirmed' || !found.everyday;
  const listed = onePerArticle(appearances);
  const headerOf = headerAmong(appearances, listed);
  const originGroups = listOrigins(listed.map(printOf), copies);
  return {
    question: { text: question.text, speaker: question.speaker },
    verdict,
    printedAs: best?.printedAs ?? null,
    misattributed: claim === 'contradicted' ? true : claim === 'confirmed' ? false : null,
    claim,
    cautions: best ? listCautions({ asked: question.text, match: best, pieces, variants, claim }) : [],
    score: best?.score ?? 0,
    ...(pieces.length > 0 ? nameJoined(pieces) : isPlaced ? nameSpeakers(appearances) : NOBODY),
    quotation: best && placeOf(best),
    pieces: pieces.map((piece) => {
      const { articleId, text, start, end } = placeOf(piece);
      return { articleId, text, start, end, speaker: speakerOf(piece)?.name ?? null };
    }),
    changes: best?.changes ?? [],
    origin: originOf(variants[0]?.appearances.map(headerOf) ?? [], appearances.map(headerOf), originGroups),
    origins: originGroups.length,
    originGroups,
    outlets: listOutlets(listed, variants),
    variants: variants.map(drawVariant),
    edits: await listEdits(store, variants),
    alsoSaid: alsoSaid(utterances.filter((one) => one !== utterance || !isPlaced)),
    filter,
    index: await store.summary(),
  };
};

/** Where its article prints the words; copies of one passage tell only where one of them does. */
const printOf = ({ stored, match }: Appearance): Print => ({
  stored,
  at: match.stored.key === stored.key ? (match.regions[0]?.start ?? null) : null,
});

const matchesOf = (appearances: readonly Appearance[]): Match[] => [...new Set(appearances.map(({ match }) => match))];

/** The matched words as printed, with the rest of the sentences that they were cut from. */
const placeOf = (match: Match): NonNullable<Answer['quotation']> => {
  const { text, id } = match.stored.article;
  const { start, end } = extentOf(match);
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
