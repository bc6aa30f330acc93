/** What `npm run eval -- judge` prints. */
import { groupBy } from '../figures.js';
import { describeFigures } from '../report.js';
import { saysOtherwise } from './claims.js';
import { isRight } from './excerpts.js';
import type { Asked, Reply } from './expected.js';
import type { Judged, JudgeEvidence } from './judge.js';

/** The table of a whole run. */
export const describeJudged = ({ articles, figures, seconds }: Judged): string =>
  `${describeFigures(figures)}\njudged ${articles.dev} and ${articles['held-out']} articles in ${seconds.toFixed(1)} s of processor time`;

/** One wrong answer, with the question that got it. */
interface Case {
  kind: string;
  shown: string;
}

const describeReply = (reply: Reply): string[] =>
  reply instanceof Error
    ? [reply.message]
    : reply.map((answer) => {
        const { question, verdict, printedAs, speaker, claim, changes, quotation } = answer;
        const shown = changes.map(({ kind, asked, printed }) => `${kind}: ${asked} > ${printed}`);
        const asked = `“${question.text}”${question.speaker === null ? '' : ` by ${question.speaker}`}`;
        const judged = `${verdict}, ${printedAs}, ${speaker?.name ?? 'nobody'}, claim ${claim ?? 'none'}`;
        return `asked ${asked}: ${judged}; ${quotation?.articleId ?? 'no article'}; changes [${shown.join(' | ')}]`;
      });

const show = (kind: string, from: string, text: string, faults: string, reply: Reply): Case => ({
  kind,
  shown: [
    `${from}\n  ${text.replaceAll('\n', '\n  ')}`,
    `  ✗ ${faults}`,
    ...describeReply(reply).map((line) => `  · ${line}`),
  ].join('\n'),
});

const annotated = ({ expected }: Asked): string => {
  const names = expected === 'help' ? [] : expected.flatMap(({ speaker }) => speaker?.full ?? []);
  return names.length === 0 ? '' : ` [annotated ${names.join(', ')}]`;
};

const casesOf = ({ messy, claims, excerpts }: JudgeEvidence): Case[] => [
  ...messy
    .filter(({ question, faults }) => question.split === 'dev' && faults.length > 0)
    .map(({ question, faults, reply }) =>
      show(
        question.kind,
        question.articleId ?? 'no article',
        `${question.text}${annotated(question)}`,
        faults.join('; '),
        reply,
      ),
    ),
  ...claims
    .filter(
      ({ split, form, ...rest }) =>
        split === 'dev' && (form !== null ? saysOtherwise({ split, form, ...rest }) : false),
    )
    .map(({ quote, named, answer }) =>
      show(
        'right speaker said to be otherwise',
        quote.article.id,
        `${quote.words} [${named}; annotated ${quote.gold.source?.text}]`,
        `claim ${answer?.claim}`,
        answer ? [answer] : [],
      ),
    ),
  ...claims
    .filter(({ split, form, answer }) => split === 'dev' && form === null && answer?.claim === 'confirmed')
    .map(({ quote, named, answer }) =>
      show(
        'wrong speaker confirmed',
        quote.article.id,
        `${quote.words} [${named}; annotated ${quote.gold.source?.text}]`,
        'claim confirmed',
        answer ? [answer] : [],
      ),
    ),
  ...excerpts
    .filter((outcome) => outcome.excerpt.split === 'dev' && !isRight(outcome))
    .map(({ excerpt, answers }) =>
      show(`excerpt: ${excerpt.kind}`, excerpt.article?.id ?? 'no article', excerpt.text, 'place', answers),
    ),
];

/** Failures by kind, most first. @param wanted how many of each kind, or words of the kinds to show whole */
export const describeJudgeFailures = (evidence: JudgeEvidence, wanted: string): string => {
  const most = /^\d+$/.test(wanted) ? Number(wanted) : Number.POSITIVE_INFINITY;
  return [...groupBy(casesOf(evidence), ({ kind }) => kind)]
    .filter(([kind]) => most !== Number.POSITIVE_INFINITY || kind.includes(wanted))
    .sort((a, b) => b[1].length - a[1].length)
    .flatMap(([kind, members]) => [
      `\n${members.length} × ${kind}`,
      ...members.slice(0, most).map(({ shown }) => shown),
    ])
    .join('\n');
};
