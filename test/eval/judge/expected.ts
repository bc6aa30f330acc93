/** What a right answer looks like, and what is wrong with another. Follows from annotation and damage alone. */
import type { Answer, CautionKind, ChangeKind, Claim, PrintedAs, Verdict } from '../../../src/model.js';
import { isNamed, type Person } from './people.js';

export interface Expected {
  verdicts: readonly Verdict[];
  /** All of them are among the articles that the answer lists or joins. */
  articles: readonly string[];
  /** Absent: not judged. */
  printedAs?: readonly PrintedAs[];
  speaker?: Person;
  claims?: readonly (Claim | null)[];
  /** One of these is among the changes or the cautions. Other changes that turn the meaning are wrong. */
  changed?: readonly ChangeKind[];
  /** One of these is among the cautions: counted beside the rest, not as part of being right. */
  warned?: readonly CautionKind[];
}

/** `help`: the message asks nothing that could be looked up. */
export interface Asked {
  text: string;
  expected: readonly Expected[] | 'help';
}

export type Reply = readonly Answer[] | Error;

const TURNING: readonly ChangeKind[] = ['negation', 'number', 'name'];

/** Articles that the answer points to as the words' place. */
const articlesOf = ({ outlets, pieces }: Answer): string[] => [
  ...outlets.flatMap(({ articles }) => articles.map(({ id }) => id)),
  ...pieces.map(({ articleId }) => articleId),
];

const speakersOf = ({ speaker, pieces }: Answer): (string | null)[] =>
  pieces.length > 0 ? pieces.map((piece) => piece.speaker) : [speaker?.name ?? null];

const faultInChanges = ({ changes, cautions }: Answer, wanted: readonly ChangeKind[]): string[] => {
  const kinds = [...new Set(changes.map(({ kind }) => kind))];
  const stray = kinds.filter((kind) => TURNING.includes(kind) && !wanted.includes(kind));
  // A paraphrase lists no changes: a caution shows them as well.
  const shown = [...kinds, ...cautions.map(({ kind }) => kind)];
  const missed = wanted.length > 0 && !wanted.some((kind) => shown.some((other) => other === kind));
  return [...stray.map((kind) => `changes a ${kind}`), ...(missed ? [`no ${wanted.join('/')} among the changes`] : [])];
};

/** @returns what is wrong, in a few words each; empty: right */
export const faultsOf = (answer: Answer, expected: Expected): string[] => {
  const { verdicts, articles, printedAs, speaker, claims, changed = [] } = expected;
  const verdict = verdicts.includes(answer.verdict) ? [] : [`verdict ${answer.verdict}`];
  // Nothing else can be judged of words that were not found, or should not have been.
  if (answer.verdict === 'not-found' || articles.length === 0) return verdict;
  const listed = articlesOf(answer);
  return [
    ...verdict,
    ...(articles.every((id) => listed.includes(id)) ? [] : ['another article']),
    ...(printedAs && answer.printedAs && !printedAs.includes(answer.printedAs)
      ? [`printed as ${answer.printedAs}`]
      : []),
    ...(speaker && !speakersOf(answer).some((name) => isNamed(name, speaker))
      ? [answer.speaker?.name ? 'another speaker' : 'no speaker']
      : []),
    ...(claims && !claims.includes(answer.claim) ? [`claim ${answer.claim ?? 'none'}`] : []),
    ...faultInChanges(answer, changed),
  ];
};

/** Small talk has no answers; today a message without a word is refused with a code of its own. */
const isHelp = (reply: Reply): boolean =>
  reply instanceof Error ? 'code' in reply && reply.code === 'question-empty' : reply.length === 0;

const fewest = (lists: string[][]): string[] =>
  lists.reduce((least, list) => (list.length < least.length ? list : least));

/** Each quote asked for is answered rightly by some answer, and no answer is about anything else. */
export const faultsOfReply = (reply: Reply, { expected }: Asked): string[] => {
  if (expected === 'help') return isHelp(reply) ? [] : ['no help'];
  if (reply instanceof Error) return [`refused: ${reply.message}`];
  if (reply.length === 0) return ['help'];
  const unmet = expected.map((one) => fewest(reply.map((answer) => faultsOf(answer, one))));
  const stray = reply.map((answer) => fewest(expected.map((one) => faultsOf(answer, one))));
  return [
    ...new Set([
      ...unmet.flat(),
      ...stray.flat().map((fault) => (reply.length > expected.length ? `stray: ${fault}` : fault)),
    ]),
  ];
};

/** Whether a reader is warned of what turns the meaning; `null` where nothing does. */
export const isWarned = (reply: Reply, { expected }: Asked): boolean | null => {
  const wanted = expected === 'help' ? [] : expected.flatMap(({ warned = [] }) => warned);
  if (wanted.length === 0) return null;
  return !(reply instanceof Error) && reply.some(({ cautions }) => cautions.some(({ kind }) => wanted.includes(kind)));
};
