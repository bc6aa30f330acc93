/** A row of an audit in words: what the table in chat and the file to keep both show. */
import type { Audit, Row } from '../../audit/audit.js';
import { LEAST_WORDS } from '../../audit/draft.js';
import type { Answer } from '../../model.js';
import { articleLines } from '../facts.js';
import { cautionSentences, claimSentence } from '../warnings.js';
import { count, dateInWords, opening, outletName, sentenceCase } from '../wordings.js';

/** "Words changed: the meaning turns". */
export const verdictOf = ({ answer }: Row): string => (answer === null ? 'Not checked' : opening(answer).text);

/** What an editor must know of it, worst first; empty: nothing. */
export const notesOf = ({ answer, fault }: Row): string[] => {
  if (answer === null) return [fault ?? ''];
  const claim = answer.claim === 'confirmed' ? null : claimSentence(answer);
  const others = cautionSentences(answer);
  // A name that is wrong is what the table was sorted by.
  return [
    ...new Set(answer.claim === 'contradicted' && claim ? [claim, ...others] : [...others, ...(claim ? [claim] : [])]),
  ];
};

/** As the index has it; empty where it was not found. */
export const printedOf = ({ answer }: Row): string =>
  answer === null
    ? ''
    : answer.pieces.length > 1
      ? answer.pieces.map(({ text }) => text).join(' … ')
      : (answer.quotation?.text ?? '');

export const saidByOf = ({ answer }: Row): string => {
  if (answer === null || answer.verdict === 'not-found') return '';
  if (answer.printedAs === 'narration') return 'nobody: the article itself says it';
  const names = answer.pieces.length > 1 ? answer.pieces.map(({ speaker }) => speaker) : [answer.speaker?.name ?? null];
  return [...new Set(names.map((name) => name ?? 'not stated'))].join(' and ');
};

/** Who printed it first, and when. */
export const firstOf = ({ answer }: Row): string => {
  const first = answer?.origin?.first;
  return first ? `${outletName(first.outlet)}, ${dateInWords(first.date, first.precision)}` : '';
};

const articlesOf = (answer: Answer | null) => (answer === null ? [] : articleLines(answer));

export const articleCountOf = ({ answer }: Row): string => {
  const { length } = articlesOf(answer);
  return length === 0 ? '' : String(length);
};

/** Of the article that the words were compared with; empty where it states none. */
export const addressOf = ({ answer }: Row): string => {
  const id = answer?.quotation?.articleId ?? answer?.pieces[0]?.articleId;
  const url = articlesOf(answer).find(({ article }) => article.id === id)?.article.url ?? '';
  return /^https?:\/\//i.test(url) ? url : '';
};

/** "3 words changed, 2 not found in this index", in the order of the rows. */
export const tallyOf = ({ rows }: Audit): string => {
  const tally = new Map<string, number>();
  for (const row of rows) tally.set(verdictOf(row), (tally.get(verdictOf(row)) ?? 0) + 1);
  return [...tally].map(([verdict, times]) => `${times} × ${verdict}`).join('; ');
};

/** What was not checked, and why: a sentence each. */
export const leftOut = ({ found, checked, short }: Audit): string[] => [
  ...(found > checked
    ? [
        `The draft holds ${found} quotes; the first ${checked} were checked. Send the other ${found - checked} in another text.`,
      ]
    : []),
  ...(short > 0
    ? [
        `${sentenceCase(count(short, 'quote'))} of fewer than ${LEAST_WORDS} words ${short === 1 ? 'was' : 'were'} left out: too short to tell whose.`,
      ]
    : []),
];
